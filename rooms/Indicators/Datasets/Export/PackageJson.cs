using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isthmus.Indicators.Measures;

namespace Isthmus.Indicators.Datasets.Export;

/// <summary>A dataset's datapackage.json: a tabular data package of the Frictionless standard, with the measures beside it.</summary>
internal static class PackageJson
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<byte[]> Write(Dataset dataset, IndicatorsDb db, CancellationToken ct)
    {
        var codes = db.Series.Where(s => s.Dataset == dataset.Id).Select(s => s.MeasureCode).Distinct();
        var measures = await db.Measures.AsNoTracking().Where(m => codes.Contains(m.Code)).OrderBy(m => m.Code).ToListAsync(ct);
        return JsonSerializer.SerializeToUtf8Bytes(Of(dataset, measures), s_json);
    }

    private static JsonObject Of(Dataset d, List<Measure> measures)
    {
        var package = new JsonObject { ["profile"] = "tabular-data-package", ["name"] = d.Key, ["id"] = d.Id.ToString(), ["title"] = d.Title.In("en") };
        if (d.Title.All.Count > 1) package["titles"] = All(d.Title);
        if (!d.Description.IsEmpty) package["description"] = d.Description.In("en");
        if (d.Description.All.Count > 1) package["descriptions"] = All(d.Description);
        package["created"] = d.LoadedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        if (d.RetrievedOn is { } day) package["retrieved"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (d.Licence is not null)
        {
            var licence = new JsonObject { ["name"] = d.Licence };
            if ((d.LicenceAddress ?? OpenLicences.Address(d.Licence)) is { } path) licence["path"] = path;
            package["licenses"] = new JsonArray(licence);
        }
        if (d.Citation is not null || d.Address is not null)
        {
            var source = new JsonObject { ["title"] = d.Citation ?? d.Publisher ?? d.Address };
            if (d.Address is not null) source["path"] = d.Address;
            package["sources"] = new JsonArray(source);
        }
        if (d.Publisher is not null) package["contributors"] = new JsonArray(new JsonObject { ["title"] = d.Publisher, ["role"] = "publisher" });
        package["resources"] = new JsonArray(Resource(d));
        package["measures"] = new JsonArray([.. measures.Select(Measure)]);
        return package;
    }

    private static JsonObject Resource(Dataset d)
    {
        var resource = new JsonObject
        {
            ["profile"] = "tabular-data-resource", ["name"] = d.Key, ["path"] = d.Key + ".csv", ["format"] = "csv", ["mediatype"] = "text/csv", ["encoding"] = "utf-8", ["bytes"] = d.Size, ["hash"] = "sha256:" + d.Sha256,
            ["schema"] = Schema(d),
        };
        if (d.Form.Delimiter != ',' || d.Form.Newline != "\r\n") resource["dialect"] = new JsonObject { ["delimiter"] = d.Form.Delimiter.ToString(), ["doubleQuote"] = true, ["lineTerminator"] = d.Form.Newline };
        return resource;
    }

    private static JsonObject Schema(Dataset d)
    {
        var schema = new JsonObject { ["fields"] = new JsonArray([.. d.Form.Columns.Select(Field)]) };
        if (d.Form.Missing is { Count: > 0 } missing) schema["missingValues"] = new JsonArray([.. missing.Prepend("").Select(m => (JsonNode)m)]);
        if (d.Form.IsKeyed) schema["primaryKey"] = new JsonArray([.. d.Form.Columns.Where(c => c.Role is ColumnRole.Measure or ColumnRole.Subject or ColumnRole.Period).Select(c => (JsonNode)c.Name)]);
        return schema;
    }

    private static JsonObject Field(FileColumn column)
    {
        var field = new JsonObject { ["name"] = column.Name, ["type"] = column.Type ?? (column.Role == ColumnRole.Value ? "number" : "string") };
        if (column.About is not null) field["description"] = column.About;
        return field;
    }

    private static JsonObject Measure(Measure m)
    {
        var measure = new JsonObject { ["code"] = m.Code, ["title"] = All(m.Title), ["unit"] = m.Unit.ToString(), ["kind"] = m.Kind.ToString(), ["better"] = m.Better.ToString(), ["theme"] = m.Theme.ToString() };
        if (!m.Definition.IsEmpty) measure["definition"] = All(m.Definition);
        return measure;
    }

    private static JsonObject All(LocalText text) => new(text.All.Select(t => new KeyValuePair<string, JsonNode?>(t.Key, t.Value)));
}
