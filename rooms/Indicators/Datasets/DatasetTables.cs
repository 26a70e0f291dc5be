using System.Text.Json;
using Isthmus.Indicators.Datasets.Loading;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Subjects;
using Isthmus.Platform.Audit;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Isthmus.Indicators.Datasets;

internal static class DatasetTables
{
    public const int Key = 60;
    public const int Publisher = 200;
    public const int Address = 500;
    public const int Licence = 60;
    public const int Citation = 1000;
    public const int FileName = 200;
    public const int Title = 200;
    public const int Description = 2000;

    private static readonly ValueConverter<FileForm, string> s_form = new(f => Json(f), s => JsonSerializer.Deserialize<FileForm>(s, JsonSerializerOptions.Web)!);

    private static readonly ValueConverter<LoadReport, string> s_report = new(r => JsonSerializer.Serialize(r, JsonSerializerOptions.Web), s => JsonSerializer.Deserialize<LoadReport>(s, JsonSerializerOptions.Web)!);
    private static readonly ValueConverter<DatasetFacts?, string?> s_told = new(f => FactsJson.Write(f), s => FactsJson.Read(s));

    public static void Map(ModelBuilder b)
    {
        MapLoads(b);
        b.Entity<Dataset>(e =>
        {
            e.ToTable("indicators_dataset");
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.Key).HasMaxLength(Key);
            e.Property(d => d.Title).Local();
            e.Property(d => d.Description).Local();
            e.Property(d => d.Publisher).HasMaxLength(Publisher);
            e.Property(d => d.Address).HasMaxLength(Address);
            e.Property(d => d.Licence).HasMaxLength(Licence);
            e.Property(d => d.LicenceAddress).HasMaxLength(Address);
            e.Property(d => d.Citation).HasMaxLength(Citation);
            e.Property(d => d.FileName).HasMaxLength(FileName);
            e.Property(d => d.Sha256).HasMaxLength(64);
            e.Property(d => d.Form).HasConversion(s_form).Unrecorded();
            e.Property(d => d.Search).Unrecorded();
            e.Ignore(d => d.IsOpen);
            e.HasOne<Dataset>().WithMany().HasForeignKey(d => d.Supersedes).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(d => d.Key).IsUnique().HasFilter("\"State\" = 'Published'");
            e.HasIndex(d => new { d.Key, d.LoadedAt });
        });
        b.Entity<Series>(e =>
        {
            e.ToTable("indicators_series");
            e.HasKey(s => s.Number);
            e.Property(s => s.Number).ValueGeneratedNever();
            e.Property(s => s.MeasureCode).HasMaxLength(MeasureTables.Code);
            e.Property(s => s.SubjectKey).HasMaxLength(Subjects.SubjectKey.Longest);
            e.Property(s => s.MeasureWritten).HasMaxLength(MeasureTables.Code + 20);
            e.Property(s => s.SubjectWritten).HasMaxLength(Subjects.SubjectKey.Longest + 20);
            e.Property(s => s.UnitCode).HasMaxLength(12);
            e.Ignore(s => s.Unit);
            e.HasOne<Dataset>().WithMany().HasForeignKey(s => s.Dataset).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Measure>().WithMany().HasForeignKey(s => s.MeasureCode).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Subject>().WithMany().HasForeignKey(s => s.SubjectKey).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(s => new { s.MeasureCode, s.SubjectKey });
        });
        b.Entity<Observation>(e =>
        {
            // On SQLite the migration makes it WITHOUT ROWID: the rows lie in the order of the key, once.
            e.ToTable("indicators_observation");
            e.HasKey(o => new { o.Series, o.Period, o.Place });
            e.Property(o => o.Status).HasMaxLength(1);
            e.Property(o => o.Rest).HasMaxLength(RowRest.Longest);
        });
    }

    private static void MapLoads(ModelBuilder b)
    {
        b.Entity<DatasetLoad>(e =>
        {
            e.ToTable("indicators_dataset_load");
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.FileName).HasMaxLength(FileName);
            e.Property(l => l.Sha256).HasMaxLength(64);
            e.Property(l => l.CreatedByName).HasMaxLength(200);
            e.Property(l => l.Told).HasConversion(s_told);
            e.Property(l => l.Report).HasConversion(s_report).Unrecorded();
            e.Ignore(l => l.Subject).Ignore(l => l.IsBusy);
            e.HasIndex(l => l.CreatedAt);
        });
        b.Entity<DatasetLoadFile>(e =>
        {
            e.ToTable("indicators_dataset_load_file");
            e.HasKey(f => f.Load);
            e.Property(f => f.Load).ValueGeneratedNever();
            e.HasOne<DatasetLoad>().WithOne().HasForeignKey<DatasetLoadFile>(f => f.Load).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static string Json(FileForm form) => JsonSerializer.Serialize(form, JsonSerializerOptions.Web);
}
