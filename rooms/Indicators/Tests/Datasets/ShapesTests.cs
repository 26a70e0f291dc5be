using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Indicators.Tests.Datasets;

/// <summary>The catalogue that a site serves, validated by a SHACL engine against the shapes that it serves beside it.</summary>
public sealed class ShapesTests
{
    private const string Csv = "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nA.ZS,IRN,2014,0.50\nA.ZS,RUS,2015,2\n";
    private const string Package = """
        {"name": "shares", "title": "Shares", "titles": {"en": "Shares \"quoted\"", "ru": "Доли", "fa": "سهم‌ها"}, "licenses": [{"name": "cc-by-4.0"}], "sources": [{"title": "An office", "path": "https://office.example/data?a=1&b={2}"}],
         "contributors": [{"title": "The office", "role": "publisher"}], "measures": [{"code": "A.ZS", "title": {"en": "Share", "ru": "Доля"}, "unit": "PT"}],
         "resources": [{"name": "shares", "path": "shares.csv", "schema": {"fields": [{"name": "INDICATOR", "type": "string"}, {"name": "REF_AREA"}, {"name": "TIME_PERIOD", "type": "string"}, {"name": "OBS_VALUE", "type": "number"}]}}]}
        """;

    private static readonly string[] s_forms = ["ttl", "jsonld"];

    [Theory, Databases]
    public async Task The_catalogue_conforms_to_the_shapes_beside_it_empty_and_with_datasets(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var visitor = site.Client();
        var shapes = await Text(visitor, "shapes.ttl");

        foreach (var form in s_forms) await Conforms(form, 20);
        await Load(site, Package, "shares");
        await Load(site, Package.Replace("\"shares\"", "\"more\"", StringComparison.Ordinal).Replace("shares.csv", "more.csv", StringComparison.Ordinal).Replace("cc-by-4.0", "ODbL-1.0", StringComparison.Ordinal), "more");
        site.Clock.Advance(TimeSpan.FromDays(3));
        foreach (var form in s_forms) await Conforms(form, 150);

        async Task Conforms(string form, int least)
        {
            var report = Assert.Single(await Shacl.Validate(shapes, form, await Text(visitor, "catalog." + form)));
            Assert.Empty(report.Results);
            Assert.True(report.Conforms && report.Shapes > 300 && report.Statements > least, report.ToString());
        }
    }

    [Fact]
    public async Task Control_the_engine_names_what_is_wrong_with_a_catalogue_and_nothing_else()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        await Load(site, Package, "shares");
        using var visitor = site.Client();
        var (shapes, catalogue) = (await Text(visitor, "shapes.ttl"), await Text(visitor, "catalog.jsonld"));

        var changed = s_wrong.Select(w =>
        {
            var wrong = JsonNode.Parse(catalogue)!;
            w.Change(wrong["@graph"]!.AsArray().First(n => n!["@type"]!.AsArray().Any(t => t!.GetValue<string>() == w.Node))!.AsObject());
            return wrong.ToJsonString();
        });

        var reports = await Shacl.Validate(shapes, "jsonld", [.. changed]);

        Assert.Equal(s_wrong.Select(w => $"{w.Node}: {w.Faults}"), s_wrong.Zip(reports, (w, report) => $"{w.Node}: {string.Join(", ", report.Results.Select(r => r.Short).Order(StringComparer.Ordinal))}"));
        Assert.DoesNotContain(reports, r => r.Conforms);
        Assert.Contains("A title: at least one", reports[0].Results[0].Message, StringComparison.Ordinal);
    }

    private static readonly (string Node, Action<JsonObject> Change, string Faults)[] s_wrong =
    [
        ("dcat:Catalog", c => c.Remove("dct:title"), "title MinCount"),
        ("dcat:Catalog", c => c.Remove("dct:publisher"), "publisher MinCount"),
        ("dcat:Catalog", c => c["dcat:dataset"]!.AsArray().Add(Of("""{"@id": "https://elsewhere.example/d"}""")), "dataset Class"),
        ("dcat:Dataset", d => d.Remove("dct:title"), "title MinCount"),
        ("dcat:Dataset", d => d["dct:title"] = Of("""[{"@value": "A", "@language": "en"}, {"@value": "B", "@language": "en"}]"""), "title UniqueLang"),
        ("dcat:Dataset", d => d["dct:description"] = Of("""[{"@value": "", "@language": "en"}]"""), "description MinLength"),
        ("dcat:Dataset", d => d["dct:modified"] = Of("""[{"@value": "2126-11-27T10:00:00Z", "@type": "xsd:string"}]"""), "issued LessThanOrEquals, modified Or"),
        ("dcat:Dataset", d => d["dct:modified"] = Of("""[{"@value": "27.11.2126", "@type": "xsd:date"}]"""), "issued LessThanOrEquals, modified Or"),
        ("dcat:Dataset", d => d["dct:issued"] = Of("""[{"@value": "2126-11-27T10:00:00Z", "@type": "xsd:dateTime"}]"""), "issued LessThanOrEquals"),
        ("dcat:Dataset", d => d["dcat:theme"]!.AsArray().Add(Of("""{"@id": "http://xmlns.com/foaf/0.1/science"}""")), "theme Class, theme Pattern"),
        ("dcat:Dataset", d => d.Remove("dcat:distribution"), "distribution MinCount"),
        ("dcat:Distribution", f => f.Remove("dcat:accessURL"), "accessURL MinCount"),
        ("dcat:Distribution", f => f["dcat:accessURL"] = Of("""[{"@value": "https://files.example/a.csv"}]"""), "accessURL Class, accessURL NodeKind"),
        ("dcat:Distribution", f => f["dct:license"]!.AsArray().Add(Of("""{"@id": "https://office.example/terms"}""")), "license Class, license MaxCount"),
        ("dcat:Distribution", f => f["dcat:byteSize"] = Of("""[{"@value": "-1", "@type": "xsd:nonNegativeInteger"}]"""), "byteSize Datatype"),
        ("foaf:Agent", a => a.Remove("foaf:name"), "name MinCount"),
        ("spdx:Checksum", s => s["spdx:checksumValue"] = Of("""[{"@value": "abcd", "@type": "xsd:hexBinary"}]"""), "checksumValue Pattern"),
        ("dct:PeriodOfTime", t => t["dcat:endDate"] = Of("""[{"@value": "1999-12-31", "@type": "xsd:date"}]"""), "startDate LessThanOrEquals"),
    ];

    [Fact]
    public async Task The_shapes_are_linked_from_the_page_and_named_by_the_catalogue_and_sent_once()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        using var visitor = site.Client();

        Assert.Contains("href=\"/open-data/shapes.ttl\"", await Text(visitor, ""), StringComparison.Ordinal);
        Assert.Matches("dct:conformsTo <https?://[^>]+/open-data/shapes\\.ttl>", await Text(visitor, "catalog.ttl"));
        using var first = await visitor.GetAsync(new Uri("/open-data/shapes.ttl", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/turtle", first.Content.Headers.ContentType!.MediaType);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/open-data/shapes.ttl");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        using var same = await visitor.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    private static JsonNode Of(string json) => JsonNode.Parse(json)!;

    private static async Task<string> Text(HttpClient visitor, string file) => await visitor.GetStringAsync(new Uri("/open-data/" + file, UriKind.Relative), TestContext.Current.CancellationToken);

    private static async Task Load(TestSite site, string package, string name)
    {
        using var folder = new Folder();
        folder.File(name + ".csv", Csv);
        var (code, _, error) = await Loads.Load(site, folder.File("datapackage.json", package));
        Assert.True(code == 0, error);
    }
}
