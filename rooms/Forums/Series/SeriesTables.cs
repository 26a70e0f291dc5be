namespace Isthmus.Forums.Series;

internal static class SeriesTables
{
    public static void Map(ModelBuilder b) => b.Entity<ForumSeries>(e =>
    {
        e.ToTable("forums_series");
        e.Property(s => s.Id).ValueGeneratedNever();
        e.Property(s => s.Name).Local();
    });
}
