using Isthmus.Partnering.Browsing;
using Isthmus.Platform.Audit;

namespace Isthmus.Partnering.Searches;

internal static class SearchTables
{
    public const int Name = 100;

    public static void Map(ModelBuilder b) => b.Entity<SavedSearch>(e =>
    {
        e.ToTable("partnering_search");
        e.Property(s => s.Id).ValueGeneratedNever();
        // What a person looks for is the person's: the audit says that it was saved.
        e.Property(s => s.Name).HasMaxLength(Name).Secret();
        e.Property(s => s.Query).HasMaxLength(FilterAddress.Longest).Secret();
        e.Property(s => s.StopKey).HasMaxLength(32).Secret();
        e.Property(s => s.ToldUntil).Unrecorded();
        e.Property(s => s.DueAt).Unrecorded();
        e.HasIndex(s => s.Account);
        e.HasIndex(s => s.DueAt);
    });
}
