using Isthmus.Platform.Audit;

namespace Isthmus.Exhibition.Floor;

internal static class FloorTables
{
    public const string OneNumber = "ux_exhibition_booth_number";

    public static void Map(ModelBuilder b)
    {
        b.Entity<Hall>(e =>
        {
            e.ToTable("exhibition_hall");
            e.Property(h => h.Id).ValueGeneratedNever();
            e.Property(h => h.Name).Local();
            e.Property(h => h.Turn).Unrecorded();
            e.HasIndex(h => h.EditionId);
        });
        b.Entity<Pavilion>(e =>
        {
            e.ToTable("exhibition_pavilion");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Name).Local();
            e.Property(p => p.Country).HasMaxLength(2);
            e.HasOne<Hall>().WithMany().HasForeignKey(p => p.HallId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(p => p.EditionId);
        });
        b.Entity<Booth>(e =>
        {
            e.ToTable("exhibition_booth", t => t.HasCheckConstraint("ck_exhibition_booth_whole_box",
                "(\"X\" IS NULL) = (\"Y\" IS NULL) AND (\"X\" IS NULL) = (\"Width\" IS NULL) AND (\"X\" IS NULL) = (\"Depth\" IS NULL) AND (\"X\" IS NULL OR \"HallId\" IS NOT NULL)"));
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Number).HasMaxLength(20);
            e.Property(x => x.Key).HasMaxLength(20).Unrecorded();
            e.Property(x => x.ReservedFor).HasMaxLength(200);
            e.HasOne<Hall>().WithMany().HasForeignKey(x => x.HallId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Pavilion>().WithMany().HasForeignKey(x => x.PavilionId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.EditionId, x.Key }).IsUnique().HasDatabaseName(OneNumber);
        });
    }
}
