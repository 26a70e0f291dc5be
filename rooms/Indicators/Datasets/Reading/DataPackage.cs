using System.Text.Json;
using System.Text.RegularExpressions;

namespace Isthmus.Indicators.Datasets.Reading;

/// <summary>What a package tells of a measure: an addition of ours to the format, under <c>measures</c>.</summary>
internal sealed record MeasureFacts(string Code, LocalText Title, LocalText Definition, Unit? Unit, string? Better, string? Theme, string? Kind);

/// <summary>A table of a package.</summary>
internal sealed record PackageTable(string Path, DatasetFacts Facts, TableSchema? Schema, Unit? Unit);

/// <summary>A Frictionless data package: what it says of its tables. Version 1 and 2 of the standard.</summary>
internal sealed partial record DataPackage(IReadOnlyList<PackageTable> Tables, IReadOnlyList<MeasureFacts> Measures)
{
    public const string FileName = "datapackage.json";
    public const int MostBytes = 5 * 1024 * 1024;

    public static DataPackage? Read(byte[] json, string file, Faults faults)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = false });
            return Read(document.RootElement, file, faults);
        }
        catch (JsonException e)
        {
            faults.Add(file, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, "json");
            return null;
        }
    }

    private static DataPackage? Read(JsonElement root, string file, Faults faults)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Array || resources.GetArrayLength() == 0)
        {
            faults.Add(file, 1, 0, "no-resources");
            return null;
        }
        var tables = new List<PackageTable>();
        foreach (var resource in resources.EnumerateArray())
        {
            var path = resource.ValueKind != JsonValueKind.Object || !resource.TryGetProperty("path", out var p) ? null : p.ValueKind == JsonValueKind.Array && p.GetArrayLength() == 1 ? Text(p[0]) : Text(p);
            if (path is null) { faults.Add(file, 1, 0, "no-path"); continue; }
            if (!IsSafe(path)) { faults.Add(file, 1, 0, "path", path); continue; }
            if (!path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) { faults.Add(file, 1, 0, "resource-format", path); continue; }
            var schema = resource.TryGetProperty("schema", out var s) ? Schema(s, file, faults) : null;
            var unit = schema is null ? null : schema.Fields.Where(f => ColumnTitles.Of([f.Name])[0] == ColumnRole.Value).Select(f => UnitCodes.Find(f.Description)).FirstOrDefault();
            tables.Add(new(path, Facts(root, resource, path, resources.GetArrayLength() > 1), schema, unit));
        }
        var measures = Each(root, "measures").Where(m => Text(m, "code") is not null).Select(m => new MeasureFacts(Text(m, "code")!, Local(m, "title"), Local(m, "definition"), UnitCodes.Find(Text(m, "unit")), Text(m, "better"), Text(m, "theme"), Text(m, "kind"))).ToList();
        return new(tables, measures);
    }

    private static DatasetFacts Facts(JsonElement root, JsonElement resource, string path, bool several)
    {
        var name = Text(resource, "name") ?? System.IO.Path.GetFileNameWithoutExtension(path);
        var package = Text(root, "name");
        var licence = Each(resource, "licenses").Concat(Each(root, "licenses")).FirstOrDefault();
        var sources = Each(resource, "sources").ToList() is { Count: > 0 } own ? own : [.. Each(root, "sources")];
        var title = Local(resource, "title") is { IsEmpty: false } t ? t : Local(root, "title");
        var publisher = Each(root, "contributors").Where(c => Text(c, "role") == "publisher" || Each(c, "roles").Any(r => Text(r) == "publisher")).Select(c => Text(c, "title")).FirstOrDefault() ?? Text(root, "publisher");
        return new(Slug(several || package is null ? name : package), title.IsEmpty ? LocalText.Of(package ?? name, null, null) : Cut(title, DatasetTables.Title))
        {
            Description = Cut(Local(resource, "description") is { IsEmpty: false } d ? d : Local(root, "description"), DatasetTables.Description),
            Publisher = Cut(publisher, DatasetTables.Publisher),
            Address = sources.Select(x => Text(x, "path")).Append(Text(root, "homepage")).FirstOrDefault(a => a is not null && a.Length <= DatasetTables.Address && Uri.TryCreate(a, UriKind.Absolute, out var u) && u.Scheme is "http" or "https"),
            Licence = licence.ValueKind == JsonValueKind.Object ? Cut(OpenLicences.Name(Text(licence, "name") ?? Text(licence, "title")), DatasetTables.Licence) : null,
            LicenceAddress = licence.ValueKind == JsonValueKind.Object && Text(licence, "path") is { } l && l.StartsWith("http", StringComparison.Ordinal) ? Cut(l, DatasetTables.Address) : null,
            Citation = Cut(Text(root, "citation") ?? (sources.Count == 0 ? null : string.Join("; ", sources.Select(x => Text(x, "title")).Where(x => x is not null))), DatasetTables.Citation),
            RetrievedOn = DateOnly.TryParse(Text(root, "retrieved") ?? Text(root, "created")?.Split('T')[0], System.Globalization.CultureInfo.InvariantCulture, out var day) ? day : null,
        };
    }

    private static TableSchema? Schema(JsonElement schema, string file, Faults faults)
    {
        if (schema.ValueKind != JsonValueKind.Object) { faults.Add(file, 1, 0, "schema"); return null; }
        var fields = new List<SchemaField>();
        foreach (var field in Each(schema, "fields"))
        {
            if (Text(field, "name") is not { } name) { faults.Add(file, 1, 0, "schema"); continue; }
            var type = Text(field, "type") ?? "string";
            if (!TableSchema.Types.Contains(type)) faults.Add(file, 1, 0, "schema-type", name, type);
            var rules = field.TryGetProperty("constraints", out var c) && c.ValueKind == JsonValueKind.Object ? c : default;
            fields.Add(new(name, type, Text(field, "title"), Text(field, "description"), new(Flag(rules, "required"), Flag(rules, "unique"), Text(rules, "minimum"), Text(rules, "maximum"), Number(rules, "minLength"), Number(rules, "maxLength"), Text(rules, "pattern"),
                rules.ValueKind == JsonValueKind.Object && rules.TryGetProperty("enum", out _) ? [.. Each(rules, "enum").Select(e => Text(e) ?? "")] : null)));
        }
        var key = schema.TryGetProperty("primaryKey", out var k) ? k.ValueKind == JsonValueKind.Array ? [.. k.EnumerateArray().Select(e => Text(e) ?? "")] : (IReadOnlyList<string>)[Text(k) ?? ""] : [];
        foreach (var unknown in key.Where(n => !fields.Exists(f => f.Name == n))) faults.Add(file, 1, 0, "schema-key", unknown);
        return new(fields, key, schema.TryGetProperty("missingValues", out _) ? [.. Each(schema, "missingValues").Select(e => Text(e) ?? "")] : [""]);
    }

    public static string Slug(string text)
    {
        var slug = NotSlug().Replace(text.Trim().ToLowerInvariant(), "-").Trim('-');
        return slug.Length == 0 ? "dataset" : slug.Length <= DatasetTables.Key ? slug : slug[..DatasetTables.Key].Trim('-');
    }

    // Within the package: not from the root, not out of the folder, not from elsewhere.
    private static bool IsSafe(string path) => !path.StartsWith('/') && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal) && !path.Split('/').Contains("..") && !path.StartsWith('~');

    // Our own packages tell titles in all languages beside the one that the format knows: titles, descriptions.
    private static LocalText Local(JsonElement of, string name) => One(of, name + "s") is { IsEmpty: false } all ? all : One(of, name);

    private static LocalText One(JsonElement of, string name) => of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out var value) ? new([]) : value.ValueKind switch
    {
        JsonValueKind.String => LocalText.Of(value.GetString(), null, null),
        JsonValueKind.Object => new(value.EnumerateObject().Where(p => p.Name.Length is 2 or 3).Select(p => new KeyValuePair<string, string?>(p.Name, Text(p.Value)))),
        _ => new([]),
    };

    private static LocalText Cut(LocalText text, int most) => new(text.All.Select(t => new KeyValuePair<string, string?>(t.Key, Cut(t.Value, most))));

    private static string? Cut(string? text, int most) => text is null || text.Length <= most ? text : text[..(most - 1)] + "…";

    private static IEnumerable<JsonElement> Each(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string? Text(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value) => value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null };

    private static bool Flag(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static int? Number(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : null;

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotSlug();
}
