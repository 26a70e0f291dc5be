using Isthmus.Compliance.Bundles;
using Isthmus.Compliance.Cases;
using Isthmus.Compliance.Gate;
using Isthmus.Compliance.Lists;
using Isthmus.Compliance.Lists.Watching;
using Isthmus.Compliance.Regimes;

namespace Isthmus.Compliance;

internal sealed class ComplianceDb(DbContextOptions<ComplianceDb> options) : RoomDb(options)
{
    public DbSet<ListPack> Packs => Set<ListPack>();
    public DbSet<ListVersion> Versions => Set<ListVersion>();
    public DbSet<ListContent> Contents => Set<ListContent>();
    public DbSet<FolderFault> FolderFaults => Set<FolderFault>();
    public DbSet<RegimePack> Regimes => Set<RegimePack>();
    public DbSet<GateSettings> Settings => Set<GateSettings>();

    public DbSet<GateSubject> Subjects => Set<GateSubject>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<KeptBasis> Bases => Set<KeptBasis>();

    public DbSet<Case> Cases => Set<Case>();
    public DbSet<CaseNote> Notes => Set<CaseNote>();
    public DbSet<Ruling> Rulings => Set<Ruling>();

    public DbSet<BundleKey> BundleKeys => Set<BundleKey>();

    protected override void Tables(ModelBuilder b) => ComplianceTables.Map(b);
}
