using Isthmus.Exhibition.Files;
using Isthmus.Exhibition.Floor;
using Isthmus.Platform.Audit;

namespace Isthmus.Exhibition.Exhibitors;

internal static class ExhibitorTables
{
    public const string OneName = "ux_exhibition_exhibitor_name";
    public const string OneMain = "ux_exhibition_place_main";

    public static void Map(ModelBuilder b)
    {
        b.Entity<Exhibitor>(e =>
        {
            e.ToTable("exhibition_exhibitor");
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Name).HasMaxLength(300);
            e.Property(x => x.Key).HasMaxLength(300).Unrecorded();
            e.Property(x => x.SortKey).HasMaxLength(200).Unrecorded();
            e.Property(x => x.Search).Unrecorded();
            e.Property(x => x.Country).HasMaxLength(2);
            e.Property(x => x.Website).HasMaxLength(300);
            e.Property(x => x.Sectors).ShortList();
            e.Property(x => x.About).Local();
            e.Property(x => x.Shows).Local();
            e.HasIndex(x => new { x.EditionId, x.Key }).IsUnique().HasDatabaseName(OneName);
        });
        b.Entity<BoothPlace>(e =>
        {
            e.ToTable("exhibition_place");
            e.HasKey(p => new { p.BoothId, p.ExhibitorId });
            e.HasOne<Booth>().WithMany().HasForeignKey(p => p.BoothId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Exhibitor>().WithMany().HasForeignKey(p => p.ExhibitorId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(p => p.EditionId);
            // Of all who want a free booth at the same moment one has it.
            e.HasIndex(p => p.BoothId).IsUnique().HasDatabaseName(OneMain).HasFilter("\"Role\" = 'Main'");
        });
        b.Entity<ExhibitorFile>(e =>
        {
            e.ToTable("exhibition_file");
            e.Property(f => f.Id).ValueGeneratedNever();
            e.Property(f => f.FileName).HasMaxLength(200);
            e.Property(f => f.Content).Unrecorded();
            e.Property(f => f.Warnings).Unrecorded();
            e.Property(f => f.Effects).Unrecorded();
            e.HasIndex(f => f.EditionId);
        });
    }
}
