using System.IO.Compression;

namespace Isthmus.Indicators.Datasets.Export;

/// <summary>A dataset as one data package: datapackage.json and its CSV file.</summary>
internal static class ZipFile
{
    public static async Task Write(Stream target, Dataset dataset, IndicatorsDb db, CancellationToken ct)
    {
        var package = await PackageJson.Write(dataset, db, ct);
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, null, ct);
        await using (var json = await Entry(zip, "datapackage.json", dataset).OpenAsync(ct)) await json.WriteAsync(package, ct);
        await using var csv = await Entry(zip, dataset.Key + ".csv", dataset).OpenAsync(ct);
        await CsvFile.Write(csv, dataset, db, ct);
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name, Dataset dataset)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new(dataset.LoadedAt, TimeSpan.Zero);
        return entry;
    }
}
