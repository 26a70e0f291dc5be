namespace Isthmus.Indicators.Subjects;

internal static class SubjectTables
{
    public static void Map(ModelBuilder b) => b.Entity<Subject>(e =>
    {
        e.ToTable("indicators_subject");
        e.HasKey(s => s.Key);
        e.Property(s => s.Key).HasMaxLength(SubjectKey.Longest).ValueGeneratedNever();
        e.Property(s => s.Name).Local();
    });
}
