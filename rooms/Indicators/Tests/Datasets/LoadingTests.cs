using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Indicators.Tests.Datasets;

/// <summary>Loading by officers over HTTP, by the command line, and what is said on which day.</summary>
public sealed class LoadingTests
{
    private const string H = "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, Databases]
    public async Task An_officer_checks_confirms_and_retires(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var officer = site.ClientOf(TestUser.Officer);
        using var visitor = site.Client();

        var load = await Until(officer, await Upload(officer, "first.csv", H + "A,IRN,2014,1\nA,RUS,2014,2\n"), "Checked");
        Assert.Equal(2, load.GetProperty("tables")[0].GetProperty("rows").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(new Uri("/open-data/first.csv", UriKind.Relative), Stop)).StatusCode);
        await Confirm(officer, load);
        Assert.Equal(H + "A,IRN,2014,1\nA,RUS,2014,2\n", await visitor.GetStringAsync(new Uri("/open-data/first.csv", UriKind.Relative), Stop));

        var second = await Until(officer, await Upload(officer, "first.csv", H + "A,IRN,2014,1\nA,RUS,2014,3\nA,RUS,2015,4\n"), "Checked");
        var table = second.GetProperty("tables")[0];
        Assert.Equal((1, 1, 0, 1), (table.GetProperty("added").GetInt32(), table.GetProperty("changed").GetInt32(), table.GetProperty("removed").GetInt32(), table.GetProperty("same").GetInt32()));
        await Confirm(officer, second);

        var list = await officer.GetFromJsonAsync<JsonElement>("/api/indicators/datasets", Stop);
        Assert.Equal(["Retired", "Published"], list.GetProperty("items").EnumerateArray().Select(d => d.GetProperty("state").GetString()));
        var published = list.GetProperty("items")[1];
        foreach (var page in new[] { "/indicators/datasets", $"/indicators/datasets/{published.GetProperty("id")}", $"/indicators/datasets/loads/{second.GetProperty("id")}", "/open-data/first" })
            Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(new Uri(page, UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await officer.PostAsJsonAsync($"/api/indicators/datasets/{published.GetProperty("id")}/retire", new { version = 99 }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await officer.PostAsJsonAsync($"/api/indicators/datasets/{published.GetProperty("id")}/retire", new { version = published.GetProperty("version").GetInt32() }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(new Uri("/open-data/first.csv", UriKind.Relative), Stop)).StatusCode);
        using var nobody = await visitor.PostAsync(new Uri("/api/indicators/datasets/loads", UriKind.Relative), Form("x.csv", H + "A,IRN,2014,1\n"), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Theory, Databases]
    public async Task A_package_in_a_zip_file_brings_its_licence_titles_and_definitions(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var officer = site.ClientOf(TestUser.Officer);
        using var visitor = site.Client();
        const string Package = """
            {"name":"shares","title":"Shares of research","licenses":[{"name":"CC-BY-4.0","path":"https://creativecommons.org/licenses/by/4.0/"}],"contributors":[{"title":"An office","role":"publisher"}],
             "measures":[{"code":"RD","title":"Research and development","definition":"Spending on research.","unit":"PT"}],
             "resources":[{"name":"shares","path":"data/shares.csv","schema":{"fields":[{"name":"INDICATOR","type":"string"},{"name":"REF_AREA","type":"string"},{"name":"TIME_PERIOD","type":"year"},{"name":"OBS_VALUE","type":"number"}]}}]}
            """;
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in new[] { ("pack/datapackage.json", Package), ("pack/data/shares.csv", H + "RD,IRN,2014,0.5\n"), ("pack/notes.csv", "not,named\n") })
            {
                await using var entry = zip.CreateEntry(name).Open();
                await entry.WriteAsync(Encoding.UTF8.GetBytes(text), Stop);
            }
        using var body = new MultipartFormDataContent { { new ByteArrayContent(bytes.ToArray()), "file", "shares.zip" } };
        using var sent = await officer.PostAsync(new Uri("/api/indicators/datasets/loads", UriKind.Relative), body, Stop);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync(Stop));
        await Confirm(officer, await Until(officer, sent.Headers.Location!.ToString(), "Checked"));

        var page = await visitor.GetStringAsync(new Uri("/open-data/shares", UriKind.Relative), Stop);
        foreach (var told in new[] { "Shares of research", "CC-BY-4.0", "An office" }) Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains("Research and development", await visitor.GetStringAsync(new Uri("/indicators/RD", UriKind.Relative), Stop), StringComparison.Ordinal);
        Assert.Contains("dcat:Dataset", await visitor.GetStringAsync(new Uri("/open-data/catalog.ttl", UriKind.Relative), Stop), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_series_of_thousands_of_days_has_a_page_that_stays_small(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var visitor = site.Client();
        using var folder = new Folder();
        var day = new DateOnly(2010, 1, 1);
        var rows = string.Concat(Enumerable.Range(0, 4000).Select(i => $"DAILY,IRN,{day.AddDays(i):yyyy-MM-dd},{i % 97}\n"));
        Assert.Equal(0, (await Loads.Load(site, folder.File("daily.csv", H + rows))).Code);
        var page = await visitor.GetStringAsync(new Uri("/indicators/DAILY", UriKind.Relative), Stop);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 5_000, 75_000);
        Assert.Contains("<picture>", page, StringComparison.Ordinal);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var svg = await visitor.GetStringAsync(new Uri("/indicators/DAILY/chart.svg?width=340", UriKind.Relative), Stop);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
        _ = System.Xml.Linq.XDocument.Parse(svg);
        Assert.Equal(4001, (await visitor.GetStringAsync(new Uri("/indicators/DAILY/figures.csv", UriKind.Relative), Stop)).Trim().Split('\n').Length);
    }

    [Theory, Databases]
    public async Task Faults_are_told_with_line_and_column_and_nothing_is_loaded(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var officer = site.ClientOf(TestUser.Officer);
        var load = await Until(officer, await Upload(officer, "bad.csv", H + "A,IRN,2019-S1,1\nA,IRN,2015,\"1,5\"\nA,IRN\n\"a b\",,2014,1\nA,IRN,2016,1\nA,IRN,2016,1\n"), "Refused");
        Assert.Equal(["2:3 period-part", "3:4 number-comma", "4:0 cells", "5:1 measure", "5:2 no-subject"], load.GetProperty("faults").EnumerateArray().Select(f => $"{f.GetProperty("line")}:{f.GetProperty("column")} {f.GetProperty("code").GetString()}"));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.PostAsJsonAsync($"/api/indicators/datasets/loads/{load.GetProperty("id")}/confirm", new { version = load.GetProperty("version").GetInt32(), publish = true }, Stop)).StatusCode);

        using var folder = new Folder();
        var (code, output, error) = await Loads.Load(site, folder.File("good.csv", H + "A,IRN,2014,1\n"), folder.File("twice.csv", H + "A,IRN,2016,1\nA,IRN,2016,2\n"));
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("twice.csv, line 3, column 3: A of IRN for 2016 is there twice; the other one stands in line 2.", error, StringComparison.Ordinal);
        Assert.Equal(2, (await Loads.Show(site, "A")).Code);
    }

    [Theory, Databases]
    public async Task What_was_said_on_a_day_is_told_later(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var folder = new Folder();
        var first = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        var file = folder.File("trade.csv", "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT\nTRADE,IR~RU,2019,34.5,E,USD,6\n");
        Assert.Equal(0, (await Loads.Load(site, file)).Code);
        site.Clock.Advance(TimeSpan.FromDays(10));
        File.WriteAllText(file, (await File.ReadAllTextAsync(file, Stop)).Replace("34.5,E", "36,A", StringComparison.Ordinal));
        Assert.Equal(0, (await Loads.Load(site, file)).Code);

        Assert.Contains("\nTRADE,IR~RU,2019,≈,34.5,,,USD e6,estimate,", (await Loads.Show(site, "trade", "--subject", "RU~IR", "--as-of", first.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))).Output, StringComparison.Ordinal);
        var now = JsonDocument.Parse((await Loads.Show(site, "TRADE", "--format", "json")).Output).RootElement;
        Assert.Equal((36m, "="), (now[0].GetProperty("value").GetDecimal(), now[0].GetProperty("qualifier").GetString()));
        Assert.Equal("[]", (await Loads.Show(site, "TRADE", "--format", "json", "--as-of", first.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))).Output.Trim());
        var (code, _, error) = await Loads.Show(site, "TRADF");
        Assert.Equal((2, true), (code, error.Contains("Near it: TRADE", StringComparison.Ordinal)));
        Assert.Contains("\"unchanged\":1", (await Loads.Load(site, file)).Output, StringComparison.Ordinal);
    }

    private static MultipartFormDataContent Form(string name, string text) => new() { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name } };

    private static async Task<string> Upload(HttpClient client, string name, string text)
    {
        using var answer = await client.PostAsync(new Uri("/api/indicators/datasets/loads", UriKind.Relative), Form(name, text), Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Stop));
        return answer.Headers.Location!.ToString();
    }

    private static async Task Confirm(HttpClient client, JsonElement load)
    {
        var url = $"/api/indicators/datasets/loads/{load.GetProperty("id")}";
        Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsJsonAsync(url + "/confirm", new { version = load.GetProperty("version").GetInt32(), publish = true }, Stop)).StatusCode);
        await Until(client, url, "Loaded");
    }

    private static async Task<JsonElement> Until(HttpClient client, string url, string state)
    {
        for (var i = 0; i < 300; i++)
        {
            var load = await client.GetFromJsonAsync<JsonElement>(url, Stop);
            if (load.GetProperty("state").GetString() == state) return load;
            await Task.Delay(50, Stop);
        }
        throw new TimeoutException($"{url} did not become {state}: {await client.GetStringAsync(url, Stop)}");
    }
}
