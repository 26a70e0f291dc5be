using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Indicators.Tests.Datasets;

/// <summary>What is handed out of a published dataset, and the catalogue of the open ones.</summary>
public sealed partial class OpenDataTests
{
    private const string Csv = "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,NOTE\nA.ZS,IRN,2014,0.50,=1+1\nA.ZS,IRN,2015,2,\nA.ZS,EUU,AP1399,..,\n";
    private const string Package = """
        {"name": "shares", "title": "Shares", "titles": {"en": "Shares \"quoted\"", "ru": "Доли", "fa": "سهم‌ها"}, "licenses": [{"name": "cc-by-4.0"}], "sources": [{"title": "An office", "path": "https://office.example/data"}],
         "contributors": [{"title": "The office", "role": "publisher"}], "measures": [{"code": "A.ZS", "title": {"en": "Share", "ru": "Доля"}, "unit": "PT"}],
         "resources": [{"name": "shares", "path": "shares.csv", "schema": {"fields": [{"name": "INDICATOR", "type": "string"}, {"name": "REF_AREA"}, {"name": "TIME_PERIOD", "type": "string"}, {"name": "OBS_VALUE", "type": "number"}, {"name": "NOTE"}], "missingValues": ["", ".."]}}]}
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, Databases]
    public async Task A_published_dataset_is_handed_out_in_every_form(Provider provider)
    {
        await using var site = await Start(provider);
        using var visitor = site.Client();

        var csv = await Get(visitor, "/open-data/shares.csv");
        Assert.Equal(Csv, await csv.Content.ReadAsStringAsync(Stop));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/open-data/shares.csv");
        again.Headers.IfNoneMatch.Add(csv.Headers.ETag!);
        using var same = await visitor.SendAsync(again, Stop);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        var sdmx = await (await Get(visitor, "/open-data/shares.sdmx.csv")).Content.ReadAsStringAsync(Stop);
        Assert.StartsWith("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT,NOTE\r\ndataflow,ISTHMUS:SHARES(1.0.0),I,A,A.ZS,IRN,2014,0.5,A,PT,0,=1+1\r\n", sdmx, StringComparison.Ordinal);
        Assert.Contains(",A.ZS,EUU,2020-03-20/P366D,,M,PT,0,", sdmx, StringComparison.Ordinal);

        using var zip = new System.IO.Compression.ZipArchive(await (await Get(visitor, "/open-data/shares.zip")).Content.ReadAsStreamAsync(Stop));
        Assert.Equal(["datapackage.json", "shares.csv"], zip.Entries.Select(e => e.Name));
        using var sheet = new System.IO.Compression.ZipArchive(await (await Get(visitor, "/open-data/shares.xlsx")).Content.ReadAsStreamAsync(Stop));
        Assert.Contains(sheet.Entries, e => e.FullName == "xl/worksheets/sheet1.xml");

        var page = await (await Get(visitor, "/open-data/shares")).Content.ReadAsStringAsync(Stop);
        Assert.Contains("CC-BY-4.0", page, StringComparison.Ordinal);
        Assert.Contains("/open-data/shares", await (await Get(visitor, "/open-data?q=office")).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var none = await visitor.GetAsync(new Uri("/open-data/nothing.csv", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    /// <summary>The rules of the JSON schema at https://specs.frictionlessdata.io/schemas/tabular-data-package.json that concern what we write.</summary>
    [Theory, Databases]
    public async Task The_data_package_keeps_the_rules_of_its_profile_and_loads_again(Provider provider)
    {
        await using var site = await Start(provider);
        using var visitor = site.Client();
        var json = await (await Get(visitor, "/open-data/shares.json")).Content.ReadAsByteArrayAsync(Stop);

        var package = JsonDocument.Parse(json).RootElement;
        Assert.Equal("tabular-data-package", package.GetProperty("profile").GetString());
        Assert.Matches("^([-a-z0-9._/])+$", package.GetProperty("name").GetString());
        Assert.All(package.GetProperty("licenses").EnumerateArray(), l => { Assert.Matches("^([-a-zA-Z0-9._])+$", l.GetProperty("name").GetString()); Assert.StartsWith("https://", l.GetProperty("path").GetString(), StringComparison.Ordinal); });
        Assert.All(package.GetProperty("sources").EnumerateArray(), s => Assert.NotEmpty(s.GetProperty("title").GetString()!));
        var resource = Assert.Single(package.GetProperty("resources").EnumerateArray());
        Assert.Equal("tabular-data-resource", resource.GetProperty("profile").GetString());
        Assert.Equal("shares.csv", resource.GetProperty("path").GetString());
        Assert.Equal(Encoding.UTF8.GetByteCount(Csv), resource.GetProperty("bytes").GetInt32());
        Assert.Equal("sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Csv))), resource.GetProperty("hash").GetString());
        var fields = resource.GetProperty("schema").GetProperty("fields").EnumerateArray().ToList();
        Assert.Equal(["INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "NOTE"], fields.Select(f => f.GetProperty("name").GetString()));
        Assert.All(fields, f => Assert.Contains(f.GetProperty("type").GetString(), (string?[])["string", "number", "year"]));
        Assert.All(resource.GetProperty("schema").GetProperty("primaryKey").EnumerateArray(), k => Assert.Contains(fields, f => f.GetProperty("name").GetString() == k.GetString()));

        using var folder = new Folder();
        folder.File("shares.csv", Csv);
        var (code, output, error) = await Loads.Load(site, folder.File("datapackage.json", json));
        Assert.True(code == 0, error);
        Assert.Contains("\"unchanged\":0", output, StringComparison.Ordinal);
    }

    /// <summary>DCAT-AP 3.0: what is mandatory, how many of it there may be, of what class and kind its values are. https://semiceu.github.io/DCAT-AP/releases/3.0.0/</summary>
    [Theory, Databases]
    public async Task The_catalogue_says_the_same_in_both_forms_and_keeps_the_rules_of_DCAT_AP(Provider provider)
    {
        await using var site = await Start(provider);
        using var folder = new Folder();
        Assert.Equal(0, (await Loads.Load(site, folder.File("closed.csv", Csv))).Code);
        using var visitor = site.Client();

        var turtle = Triples.OfTurtle(await (await Get(visitor, "/open-data/catalog.ttl")).Content.ReadAsStringAsync(Stop));
        var json = Triples.OfJsonLd(await (await Get(visitor, "/open-data/catalog.jsonld")).Content.ReadAsStringAsync(Stop));

        Assert.NotEmpty(turtle);
        Assert.Equal(turtle.Order(StringComparer.Ordinal), json.Order(StringComparer.Ordinal));
        Assert.Empty(DcatRules.Broken(turtle));
        // What has no open licence is not there.
        Assert.DoesNotContain(turtle, t => t.Contains("/open-data/closed", StringComparison.Ordinal));
        Assert.Contains(turtle, t => t.Contains("\"سهم‌ها\"@fa", StringComparison.Ordinal));
        Assert.Contains(turtle, t => t.Contains("country/IRN", StringComparison.Ordinal));
    }

    [Fact]
    public void Control_the_rules_find_a_dataset_without_a_title_and_a_licence_of_no_class()
    {
        var broken = DcatRules.Broken(Triples.OfTurtle("""
            @prefix dcat: <http://www.w3.org/ns/dcat#> .
            @prefix dct: <http://purl.org/dc/terms/> .
            <a:d> a dcat:Dataset ; dct:description "x"@en ; dcat:distribution <a:f> .
            <a:f> a dcat:Distribution ; dcat:accessURL <a:x> ; dct:license <a:l>, <a:m> .
            """)).ToList();
        Assert.Contains(broken, b => b.Contains("title", StringComparison.Ordinal));
        Assert.Contains(broken, b => b.Contains("license", StringComparison.Ordinal) && b.Contains("2 of", StringComparison.Ordinal));
        Assert.Contains(broken, b => b.Contains("LicenseDocument", StringComparison.Ordinal));
        Assert.Contains(broken, b => b.Contains("accessURL", StringComparison.Ordinal) && b.Contains("Resource", StringComparison.Ordinal));
    }

    private static async Task<TestSite> Start(Provider provider)
    {
        var site = await TestSite.Start(provider);
        using var folder = new Folder();
        folder.File("shares.csv", Csv);
        var (code, _, error) = await Loads.Load(site, folder.File("datapackage.json", Package));
        Assert.True(code == 0, error);
        return site;
    }

    private static async Task<HttpResponseMessage> Get(HttpClient client, string url)
    {
        var answer = await client.GetAsync(new Uri(url, UriKind.Relative), Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{url}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Stop)}");
        return answer;
    }
}
