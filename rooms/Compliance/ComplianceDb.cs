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

    /// <summary>
    /// Within a transaction: no list comes into force or goes out of use until it ends. What is decided under one either commits before a newer one, and is screened again with all the rest, or
    /// sees the newer one. On SQLite a transaction has the whole database anyway.
    /// </summary>
    public async Task HoldLists(CancellationToken ct)
    {
        if (!Database.IsSqlite()) await Database.ExecuteSqlAsync($"""SELECT 1 FROM compliance_pack ORDER BY "Code" FOR SHARE""", ct);
    }

    protected override void Tables(ModelBuilder b) => ComplianceTables.Map(b);
}
