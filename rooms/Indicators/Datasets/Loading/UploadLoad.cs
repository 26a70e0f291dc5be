using System.Security.Cryptography;
using Isthmus.Indicators.Datasets.Reading;

namespace Isthmus.Indicators.Datasets.Loading;

/// <summary>What is told about a file beside it. All of it may be left out: a data package tells it itself.</summary>
internal sealed record UploadTold
{
    [StringLength(DatasetTables.Key)] public string? Key { get; init; }
    [StringLength(DatasetTables.Title)] public string? TitleEn { get; init; }
    [StringLength(DatasetTables.Title)] public string? TitleRu { get; init; }
    [StringLength(DatasetTables.Title)] public string? TitleFa { get; init; }
    [StringLength(DatasetTables.Publisher)] public string? Publisher { get; init; }
    [StringLength(DatasetTables.Address)] public string? Address { get; init; }
    [StringLength(DatasetTables.Licence)] public string? Licence { get; init; }
    [StringLength(DatasetTables.Citation)] public string? Citation { get; init; }
    public DateOnly? RetrievedOn { get; init; }
}

/// <summary>Takes a file in and starts its dry run.</summary>
internal static class UploadLoad
{
    public const int MostBytes = 25 * 1024 * 1024;

    /// <summary>A load is written in one transaction, and on SQLite nobody else writes meanwhile: this many rows take two or three seconds. What is larger is for the command line.</summary>
    public const int MostRows = 500_000;

    public static async Task<Outcome<DatasetLoad>> Handle(string fileName, byte[] bytes, UploadTold told, Actor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (bytes.Length > MostBytes) return TooLarge();
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        if (name.Length is 0 or > DatasetTables.FileName || !(FileSet.IsTable(name) || name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))) return Refusal.InvalidField("File", "indicators.fault.file-kind");
        if (bytes.Length == 0) return Refusal.InvalidField("File", "indicators.fault.empty");
        if (told.Address is { Length: > 0 } a && !(Uri.TryCreate(a, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")) return Refusal.InvalidField("Address", "ui.validation.url");
        if (told.Key is { Length: > 0 } k && k != DataPackage.Slug(k)) return Refusal.InvalidField("Key", "indicators.datasets.wrong.key");
        var load = new DatasetLoad
        {
            Id = LoadId.New(), FileName = name, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), Size = bytes.Length, Told = Facts(told, name), CreatedBy = actor.User, CreatedByName = actor.Name, CreatedAt = Instants.Stored(clock),
        };
        load.Check(db.Enqueue(CheckLoad.JobKind, new CheckLoad.Args(load.Id), load.Subject));
        db.Loads.Add(load);
        db.LoadFiles.Add(new DatasetLoadFile { Load = load.Id, Bytes = bytes });
        db.Doing("indicators.upload-dataset");
        await db.SaveChangesAsync(ct);
        return load;
    }

    public static Refusal TooLarge() => new(RefusalKind.TooLarge, "indicators.load-too-large", MostBytes / 1024 / 1024, MostRows);

    private static DatasetFacts? Facts(UploadTold t, string name)
    {
        if (new[] { t.Key, t.TitleEn, t.TitleRu, t.TitleFa, t.Publisher, t.Address, t.Licence, t.Citation }.All(string.IsNullOrWhiteSpace) && t.RetrievedOn is null) return null;
        var stem = Path.GetFileNameWithoutExtension(name);
        var title = LocalText.Of(t.TitleEn, t.TitleRu, t.TitleFa);
        return new(DataPackage.Slug(Given(t.Key) ?? stem), title.IsEmpty ? LocalText.Of(stem, null, null) : title)
        {
            Publisher = Given(t.Publisher), Address = Given(t.Address), Licence = OpenLicences.Name(Given(t.Licence)), LicenceAddress = OpenLicences.Address(Given(t.Licence)), Citation = Given(t.Citation), RetrievedOn = t.RetrievedOn,
        };
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
