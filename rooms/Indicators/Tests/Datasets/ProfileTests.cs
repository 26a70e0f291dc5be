using System.Text.Json.Nodes;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Json.Schema;

namespace Isthmus.Indicators.Tests.Datasets;

/// <summary>Our data packages, held against the published profile of tabular data packages (Data Package 1.0, JSON Schema) by a validator that is not ours.</summary>
public sealed class ProfileTests
{
    private const string Csv = "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nA.ZS,IRN,2014,0.50\nA.ZS,IRN,2015,2\n";
    private const string Package = """
        {"name": "shares", "title": "Shares", "description": "Of something.", "licenses": [{"name": "cc-by-4.0"}], "sources": [{"title": "An office", "path": "https://office.example/data"}], "contributors": [{"title": "The office", "role": "publisher"}],
         "measures": [{"code": "A.ZS", "title": {"en": "Share"}, "unit": "PT"}], "resources": [{"name": "shares", "path": "shares.csv", "schema": {"fields": [{"name": "INDICATOR", "type": "string"}, {"name": "REF_AREA"}, {"name": "TIME_PERIOD", "type": "string"}, {"name": "OBS_VALUE", "type": "number"}]}}]}
        """;

    private static readonly JsonSchema s_profile = Read();

    // It says draft 4; of what it uses nothing has another meaning in draft 6, which the validator begins with.
    private static JsonSchema Read()
    {
        using var file = new StreamReader(typeof(ProfileTests).Assembly.GetManifestResourceStream("tabular-data-package.json")!);
        return JsonSchema.FromText(file.ReadToEnd().Replace("http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-06/schema#", StringComparison.Ordinal));
    }

    private static List<string> Faults(JsonNode? package)
    {
        var result = s_profile.Evaluate(package, new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return result.IsValid ? [] : [.. result.Details.Where(d => d.HasErrors).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}")).DefaultIfEmpty("invalid")];
    }

    [Theory, Databases]
    public async Task Packages_of_datasets_validate(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var folder = new Folder();
        folder.File("shares.csv", Csv);
        // Nothing is told of the second but its rows.
        foreach (var file in new[] { folder.File("datapackage.json", Package), folder.File("plain.csv", "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nB.ZS,IRN,2014,1\n") })
        {
            var (code, _, error) = await Loads.Load(site, file);
            Assert.True(code == 0, error);
        }
        using var visitor = site.Client();
        foreach (var key in new[] { "shares", "plain" })
            Assert.Empty(Faults(JsonNode.Parse(await visitor.GetStringAsync(new Uri($"/open-data/{key}.json", UriKind.Relative), TestContext.Current.CancellationToken))));
    }

    [Theory]
    [InlineData("name", "\"No Name\"")]
    [InlineData("resources", "[]")]
    [InlineData("resources", "[{\"name\": \"a\", \"path\": \"a.csv\"}]")]
    [InlineData("resources", "[{\"name\": \"a\", \"path\": \"a.csv\", \"profile\": \"tabular-data-resource\", \"schema\": {\"fields\": [{\"name\": \"x\", \"type\": \"figure\"}]}}]")]
    [InlineData("licenses", "[{\"name\": \"none of them\"}]")]
    public void Control_the_profile_finds_what_is_wrong(string property, string value)
    {
        var package = JsonNode.Parse("""{"profile": "tabular-data-package", "name": "a", "resources": [{"name": "a", "path": "a.csv", "profile": "tabular-data-resource", "schema": {"fields": [{"name": "x", "type": "number"}]}}]}""")!.AsObject();
        Assert.Empty(Faults(package));
        package[property] = JsonNode.Parse(value);
        Assert.NotEmpty(Faults(package));
    }
}
