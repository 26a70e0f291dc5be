using System.Globalization;
using System.IO.Compression;
using System.Text;
using Isthmus.Tabular;

namespace Isthmus.Indicators.Datasets.Reading;

/// <summary>A file to be read, from wherever it is.</summary>
internal sealed record SourceFile(string Name, Func<Stream> Open)
{
    /// <summary>Of a package: only those of its tables that were brought are meant.</summary>
    public bool IsAside { get; init; }
}

/// <summary>A table of observations with what is told about it.</summary>
internal sealed record ReadTable(DatasetFacts Facts, ReadFile File);

/// <summary>All that was read of what somebody brought.</summary>
internal sealed record ReadSet(IReadOnlyList<ReadTable> Tables, IReadOnlyDictionary<string, MeasureFacts> Measures, Faults Faults);

/// <summary>Turns what somebody brings into tables: CSV, XLSX, a data package beside its files or in a ZIP file.</summary>
internal static class FileSet
{
    public const int MostFiles = 200;
    public const long MostUnpacked = 2L * 1024 * 1024 * 1024;

    public static ReadSet Read(IReadOnlyList<SourceFile> files, DatasetFacts? told, int mostRows, Action<long>? progress, CancellationToken ct)
    {
        var (tables, measures, faults) = (new List<ReadTable>(), new Dictionary<string, MeasureFacts>(StringComparer.Ordinal), new Faults());
        var rest = files.ToList();
        foreach (var zip in files.Where(f => f.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)))
        {
            rest.Remove(zip);
            Zip(zip, told, mostRows, tables, measures, faults, progress, ct);
        }
        foreach (var json in rest.Where(f => Name(f).Equals(DataPackage.FileName, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            rest.Remove(json);
            if (DataPackage.Read(Bytes(json), json.Name, faults) is not { } package) continue;
            foreach (var m in package.Measures) measures[m.Code] = m;
            foreach (var table in package.Tables)
            {
                var path = Beside(json.Name, table.Path);
                if (rest.Find(f => f.Name == path) is not { } file)
                {
                    if (!json.IsAside) faults.Add(json.Name, 1, 0, "no-file", table.Path);
                    continue;
                }
                rest.Remove(file);
                tables.Add(One(file, Told(table.Facts, told), table, measures, mostRows, faults, progress, ct));
            }
        }
        foreach (var file in rest)
        {
            if (!IsTable(file.Name)) { faults.Add(file.Name, 0, 0, "file-kind"); continue; }
            var name = Path.GetFileNameWithoutExtension(Name(file));
            tables.Add(One(file, told ?? new(DataPackage.Slug(name), LocalText.Of(name, null, null)), null, measures, mostRows, faults, progress, ct));
        }
        foreach (var twice in tables.GroupBy(t => t.Facts.Key).Where(g => g.Count() > 1)) faults.Add(twice.Last().File.Name, 0, 0, "key-twice", twice.Key, twice.First().File.Name);
        return new(tables, measures, faults);
    }

    public static bool IsTable(string name) => Path.GetExtension(name).ToUpperInvariant() is ".CSV" or ".XLSX" or ".TSV";

    private static void Zip(SourceFile zip, DatasetFacts? told, int mostRows, List<ReadTable> tables, Dictionary<string, MeasureFacts> measures, Faults faults, Action<long>? progress, CancellationToken ct)
    {
        try
        {
            using var stream = zip.Open();
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (archive.Entries.Count > MostFiles || archive.Entries.Sum(e => e.Length) > MostUnpacked) { faults.Add(zip.Name, 0, 0, "zip-large", MostFiles.ToString(CultureInfo.InvariantCulture)); return; }
            if (archive.Entries.Where(e => e.Name.Equals(DataPackage.FileName, StringComparison.OrdinalIgnoreCase)).MinBy(e => e.FullName.Length) is not { } json) { faults.Add(zip.Name, 0, 0, "zip-no-package"); return; }
            var folder = json.FullName[..^json.Name.Length];
            // What an entry says of its length is not trusted: it is cut off there.
            var inside = archive.Entries.Where(e => e.FullName.StartsWith(folder, StringComparison.Ordinal) && (e == json || IsTable(e.Name)))
                .Select(e => new SourceFile($"{zip.Name}/{e.FullName[folder.Length..]}", () => new LimitedStream(e.Open(), e.Length))).ToList();
            var package = inside.Single(f => f.Name == $"{zip.Name}/{json.Name}");
            var read = DataPackage.Read(Bytes(package), package.Name, new());
            // Files beside the package that it does not name are passed over, as any reader of packages does.
            var named = inside.Where(f => f == package || read?.Tables.Any(t => Beside(package.Name, t.Path) == f.Name) == true).ToList();
            var set = Read(named, told, mostRows, progress, ct);
            tables.AddRange(set.Tables);
            foreach (var (code, facts) in set.Measures) measures[code] = facts;
            faults.Add(set.Faults);
        }
        catch (InvalidDataException) { faults.Add(zip.Name, 0, 0, "zip"); }
    }

    private static ReadTable One(SourceFile file, DatasetFacts facts, PackageTable? table, Dictionary<string, MeasureFacts> measures, int mostRows, Faults faults, Action<long>? progress, CancellationToken ct)
    {
        var options = new ReadOptions(file.Name)
        {
            Schema = table?.Schema, Unit = table?.Unit, Units = measures.Values.Where(m => m.Unit is not null).ToDictionary(m => m.Code, m => m.Unit!.Value), Rows = mostRows, Read = progress,
        };
        using var stream = file.Open();
        var read = file.Name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? Sheet(stream, options, ct) : ObservationReader.Read(stream, options, ct);
        faults.Add(read.Faults);
        return new(facts, read);
    }

    // A sheet is read as the CSV file that it would be.
    private static ReadFile Sheet(Stream stream, ReadOptions options, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        var read = TableFile.Read(whole.GetBuffer().AsMemory(0, (int)whole.Length), new() { IsKnownTitle = ColumnTitles.IsKnown, Limits = new() { Rows = 1_048_576 } }, ct);
        if (read.Table is not { } table)
        {
            var faults = new Faults();
            faults.Add(options.Name, read.Refusal!.Line ?? 0, 0, "sheet", read.Refusal.Message);
            return new(options.Name, "", 0, new(',', "\n", 1, false, true, []), [], new(), null, faults);
        }
        var text = new StringBuilder();
        var lines = new List<int>(table.Rows.Count + 1) { Math.Max(1, table.Rows.Count == 0 ? 1 : table.Rows[0].Number - 1) };
        Line(table.Header);
        foreach (var row in table.Rows) { Line(row.Cells); lines.Add(row.Number); }
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        return ObservationReader.Read(csv, options with { Lines = lines }, ct);

        void Line(IReadOnlyList<string> cells)
        {
            for (var i = 0; i < cells.Count; i++)
            {
                if (i > 0) text.Append(',');
                if (RowRest.NeedsQuotes(cells[i], ',')) text.Append('"').Append(cells[i].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                else text.Append(cells[i]);
            }
            text.Append('\n');
        }
    }

    // What a person typed stands before what the package says.
    private static DatasetFacts Told(DatasetFacts package, DatasetFacts? told) => told is null ? package : told;

    private static string Name(SourceFile file) => Path.GetFileName(file.Name);

    private static string Beside(string json, string path) => json[..(json.Length - Path.GetFileName(json).Length)] + path;

    private static byte[] Bytes(SourceFile file)
    {
        using var stream = new LimitedStream(file.Open(), DataPackage.MostBytes);
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        return whole.ToArray();
    }
}
