namespace Isthmus.Indicators.Sources;

internal static class SourceTables
{
    public const int Outlet = 120;
    public const int Title = 300;
    public const int Address = 500;
    public const int Licence = 60;

    public static void Map(ModelBuilder b) => b.Entity<Source>(e =>
    {
        e.ToTable("indicators_source");
        e.Property(s => s.Id).ValueGeneratedNever();
        e.Property(s => s.Outlet).HasMaxLength(Outlet);
        e.Property(s => s.Title).HasMaxLength(Title);
        e.Property(s => s.Address).HasMaxLength(Address);
        e.Property(s => s.Licence).HasMaxLength(Licence);
        e.Ignore(s => s.Verdict).Ignore(s => s.IsSource);
        e.HasIndex(s => s.Address);
    });
}
