using Isthmus.Exhibition.Exhibitors;
using Isthmus.Exhibition.Files;
using Isthmus.Exhibition.Floor;
using Isthmus.Exhibition.Projects;

namespace Isthmus.Exhibition;

internal sealed class ExhibitionDb(DbContextOptions<ExhibitionDb> options) : RoomDb(options)
{
    public DbSet<Hall> Halls => Set<Hall>();
    public DbSet<Pavilion> Pavilions => Set<Pavilion>();
    public DbSet<Booth> Booths => Set<Booth>();

    public DbSet<Exhibitor> Exhibitors => Set<Exhibitor>();
    public DbSet<BoothPlace> Places => Set<BoothPlace>();
    public DbSet<ExhibitorFile> Files => Set<ExhibitorFile>();

    public DbSet<Project> Projects => Set<Project>();
    public DbSet<Partner> Partners => Set<Partner>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Clearing.TellGate.Of(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void Tables(ModelBuilder b) => ExhibitionRoom.Tables(b);
}
