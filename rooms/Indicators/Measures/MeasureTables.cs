using Isthmus.Platform.Audit;

namespace Isthmus.Indicators.Measures;

internal static class MeasureTables
{
    public const int Code = 60;

    public static void Map(ModelBuilder b) => b.Entity<Measure>(e =>
    {
        e.ToTable("indicators_measure");
        e.HasKey(m => m.Code);
        e.Property(m => m.Code).HasMaxLength(Code).ValueGeneratedNever();
        e.Property(m => m.Title).Local();
        e.Property(m => m.Definition).Local();
        e.Property(m => m.UnitCode).HasMaxLength(12);
        e.Property(m => m.Own).HasMaxLength(Code);
        e.Property(m => m.Search).Unrecorded();
        e.Ignore(m => m.Unit);
        e.HasIndex(m => m.Theme);
    });
}
