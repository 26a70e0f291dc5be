using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Isthmus.Indicators.Deriving;

internal static class DerivedTables
{
    public const int MostInputs = 20;

    public static void Map(ModelBuilder b) => b.Entity<DerivedFigure>(e =>
    {
        e.ToTable("indicators_derived");
        e.Property(d => d.Id).ValueGeneratedNever();
        e.Property(d => d.Title).Local();
        e.Property(d => d.MeasureCode).HasMaxLength(Measures.MeasureTables.Code);
        e.Property(d => d.SubjectKey).HasMaxLength(Subjects.SubjectKey.Longest);
        e.Property(d => d.PeriodText).HasMaxLength(40);
        e.Ignore(d => d.Period);
        e.HasIndex(d => d.MeasureCode);
        e.Property(d => d.Inputs).HasConversion(l => string.Join(' ', l), s => Read(s), new ValueComparer<IReadOnlyList<ClaimId>>((a, c) => a!.SequenceEqual(c!), l => l.Count, l => l)).HasMaxLength(1000);
    });

    private static IReadOnlyList<ClaimId> Read(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => new ClaimId(Guid.Parse(t)))];
}
