using Isthmus.Forums.Editions;
using Isthmus.Platform.Audit;

namespace Isthmus.Forums.Press;

internal static class PressTables
{
    public const string JournalistTable = "forums_journalist";

    public static void Map(ModelBuilder b)
    {
        b.Entity<Journalist>(e =>
        {
            e.ToTable(JournalistTable);
            e.Property(j => j.Id).ValueGeneratedNever();
            e.Property(j => j.Name).HasMaxLength(200);
            e.Property(j => j.Email).HasMaxLength(254);
            e.Property(j => j.LiveKey).HasMaxLength(254).Unrecorded();
            e.Property(j => j.Outlet).HasMaxLength(200);
            e.Property(j => j.PressCard).HasMaxLength(60).Secret();
            e.Property(j => j.Language).HasMaxLength(10);
            e.Property(j => j.Key).HasMaxLength(60).Secret();
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(j => j.EditionId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(j => new { j.EditionId, j.LiveKey }).IsUnique().HasDatabaseName("ux_forums_journalist_live");
            e.HasIndex(j => j.Key).IsUnique();
        });
        b.Entity<PressMaterial>(e =>
        {
            e.ToTable("forums_press_material");
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Title).Local();
            e.Property(m => m.Text).Local();
            e.Property(m => m.Link).HasMaxLength(500);
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(m => m.EditionId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(m => new { m.EditionId, m.ReleaseAt });
        });
    }
}
