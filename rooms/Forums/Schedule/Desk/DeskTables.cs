using Isthmus.Forums.Editions;
using Isthmus.Platform.Audit;

namespace Isthmus.Forums.Schedule.Desk;

internal static class DeskTables
{
    public static void Map(ModelBuilder b) => b.Entity<DeskCase>(e =>
    {
        e.ToTable("forums_desk_case");
        e.Property(c => c.Id).ValueGeneratedNever();
        // What was done is in the meetings' own entries.
        e.Property(c => c.Found).Secret();
        e.Property(c => c.Marked).Secret();
        e.Ignore(c => c.Finding);
        e.Ignore(c => c.MarkedSlots);
        e.HasOne<ForumEdition>().WithMany().HasForeignKey(c => c.EditionId).OnDelete(DeleteBehavior.Cascade);
        e.HasIndex(c => new { c.EditionId, c.At });
    });
}
