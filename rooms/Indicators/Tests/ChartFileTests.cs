using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Indicators.Tests;

/// <summary>The charts of the overview and of pairs as files: they hold what the page holds for the same reader, and no more.</summary>
public sealed class ChartFileTests
{
    private static async Task Organisations(Desk desk, string country, string kind, params string[] names)
    {
        foreach (var name in names)
        {
            using var response = await desk.Officer.PostAsJsonAsync("/api/organisations", new { name, kind, country });
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    [Theory, Databases]
    public async Task A_table_of_the_overview_is_files_without_what_is_about_few(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await Organisations(desk, "IR", "Company", "Alder Works", "Birch Works", "Cedar Works", "Dogwood Works", "Elm Works");
        await Organisations(desk, "RU", "Laboratory", "Fir Laboratory", "Gale Laboratory", "Hazel Laboratory", "Iris Laboratory", "Juniper Laboratory", "Kale Laboratory");
        await Organisations(desk, "CN", "University", "Larch University", "Maple University", "Nettle University", "Oak University", "Pine University", "Quince University", "Rowan University");
        await Organisations(desk, "KZ", "Fund", "Spruce Fund", "Thorn Fund");

        var page = await Desk.Text(desk.Visitor, "/indicators/overview");
        foreach (var file in new[] { "figures.csv", "figures.json", "figures.csv-metadata.json" }) Assert.Contains($"/indicators/overview/organisations-kind/{file}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("organisations-kind/chart.", page, StringComparison.Ordinal);

        // Two funds are few; with them the next smallest group is hidden, which the difference would tell.
        var csv = await Desk.Text(desk.Visitor, "/indicators/overview/organisations-kind/figures.csv");
        Assert.Contains("organisations,Organisations,By kind,University,University,7,,/organisations?kind=University", csv, StringComparison.Ordinal);
        Assert.Contains("organisations,Organisations,By kind,Fund,Fund,,fewer than 5 organisations,", csv, StringComparison.Ordinal);
        Assert.Contains("Company,,fewer than 5 organisations,", csv.Replace("Company,Company", "Company", StringComparison.Ordinal), StringComparison.Ordinal);
        var json = await Desk.Get(desk.Visitor, "/indicators/overview/organisations-kind/figures.json");
        Assert.False(json.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("group").GetString() == "Fund").TryGetProperty("value", out _));
        var all = await Desk.Get(desk.Organiser, "/indicators/overview/organisations-kind/figures.json");
        Assert.Equal(2, all.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("group").GetString() == "Fund").GetProperty("value").GetInt32());

        // With three groups told to organisers there is a chart for them, with two to visitors there is none to compare.
        await Desk.Text(desk.Visitor, "/indicators/overview/organisations-kind/chart.svg", HttpStatusCode.NotFound);
        var drawn = await Desk.Text(desk.Organiser, "/indicators/overview/organisations-kind/chart.svg");
        Assert.Contains("Fund: 2", drawn, StringComparison.Ordinal);
        await Organisations(desk, "TR", "Association", "Ume Association", "Vine Association", "Willow Association", "Yew Association", "Zelkova Association", "Acacia Association", "Bay Association", "Cherry Association");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var told = await Desk.Text(desk.Visitor, "/indicators/overview/organisations-kind/chart.svg");
        _ = XDocument.Parse(told);
        Assert.Contains("Association: 8", told, StringComparison.Ordinal);
        Assert.Contains("fewer than 5", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Fund", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Company", told, StringComparison.Ordinal);
        Assert.Contains("organisations-kind/chart.svg", await Desk.Text(desk.Visitor, "/indicators/overview"), StringComparison.Ordinal);

        // The citation names the page, and says what is not for everybody.
        var open = await Desk.Get(desk.Visitor, "/indicators/overview/organisations-kind/figures.csv-metadata.json");
        Assert.Equal("Public.", open.GetProperty("dc:accessRights").GetString());
        Assert.Contains("/indicators/overview", open.GetProperty("dc:bibliographicCitation").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("/indicators/overview/organisations-kind/figures.csv", open.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("For organisers", (await Desk.Get(desk.Organiser, "/indicators/overview/organisations-kind/figures.csv-metadata.json")).GetProperty("dc:accessRights").GetString(), StringComparison.Ordinal);

        foreach (var none in new[] { "/indicators/overview/nothing-kind/chart.svg", "/indicators/overview/x/figures.csv" }) await Desk.Text(desk.Visitor, none, HttpStatusCode.NotFound);
        Assert.NotEqual(HttpStatusCode.OK, (await desk.Visitor.GetAsync("/indicators/overview/organisations-kind/chart.png")).StatusCode);
    }

    [Theory, Databases]
    public async Task Models_pairs_and_a_pair_are_files_of_what_is_public(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        var ids = await desk.Facts();
        var models = await Desk.Text(desk.Visitor, "/indicators/overview/models/figures.csv");
        Assert.StartsWith("model,model_title,measures,claims", models.TrimStart('\uFEFF'), StringComparison.Ordinal);
        var rows = models.Trim().Split('\n').Skip(1).Select(l => l.Trim().Split(',')).ToList();
        Assert.Equal(rows.SkipLast(1).Sum(r => int.Parse(r[^1], null)), int.Parse(rows[^1][^1], null));
        _ = XDocument.Parse(await Desk.Text(desk.Visitor, "/indicators/overview/models/chart.svg"));

        using (var answer = await desk.Visitor.GetAsync("/pairs/figures.csv")) Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {answer.Headers} {await answer.Content.ReadAsStringAsync()}");
        var pairs = await Desk.Text(desk.Visitor, "/pairs/figures.csv");
        Assert.Contains("IR,Iran,RU,Russia,9,0,", pairs, StringComparison.Ordinal);
        // No meetings: nothing to shade.
        await Desk.Text(desk.Visitor, "/pairs/chart.svg", HttpStatusCode.NotFound);

        // A claim that waits for review is in no file, nor one that was taken back.
        var waiting = await desk.Draft(Desk.Said("joint-projects", "123457", "2020", "IR~RU"));
        await Desk.Move(desk.Organiser, waiting, "Submit");
        foreach (var file in new[] { "/pairs/IR-RU/chart.svg", "/pairs/IR-RU/figures.csv", "/pairs/IR-RU/figures.json", "/pairs/IR-RU/figures.csv-metadata.json" })
        {
            var text = await Desk.Text(desk.Visitor, file);
            Assert.DoesNotContain("123457", text.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("Joint research projects", text, StringComparison.Ordinal);
        }
        await Desk.Move(desk.Officer, ids["F17"], "Retire", "Counted twice.");
        Assert.DoesNotContain("Joint research projects", await Desk.Text(desk.Visitor, "/pairs/IR-RU/figures.csv"), StringComparison.Ordinal);
        var json = await Desk.Get(desk.Visitor, "/pairs/RU-IR/figures.json");
        Assert.Equal(8, json.GetProperty("figures").GetArrayLength());
        Assert.Contains("Agreements", json.GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
        foreach (var language in new[] { "ru", "fa" }) _ = XDocument.Parse(await Desk.Text(desk.Visitor, "/pairs/IR-RU/chart.svg?width=400", language: language));
        foreach (var none in new[] { "/pairs/IR-IR/chart.svg", "/pairs/XX-YY/figures.csv", "/pairs/CN-KE/chart.svg" }) await Desk.Text(desk.Visitor, none, HttpStatusCode.NotFound);
        await Desk.Text(desk.Visitor, "/pairs/IR-RU/chart.svg?width=wide", HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task A_derived_figure_of_a_measure_is_drawn_as_one_and_never_firmer_than_its_inputs(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Facts();
        // The trade of 2019 was never said: it is worked out of that of 2020 and its growth, and stands beside it.
        var svg = await Desk.Text(desk.Visitor, "/indicators/regional-trade/chart.svg");
        Assert.Contains("≈ 34.5 million USD (derived)", svg, StringComparison.Ordinal);
        Assert.Contains(XDocument.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text"), t => t.Value == "derived");
        var json = await Desk.Get(desk.Visitor, "/indicators/regional-trade/figures.json");
        var derived = json.GetProperty("figures").EnumerateArray().Single(f => f.TryGetProperty("derived", out _));
        Assert.Equal(("2019", "About", 34.5m, "About", true), (derived.GetProperty("period").GetString(), derived.GetProperty("qualifier").GetString(), derived.GetProperty("value").GetDecimal(), derived.GetProperty("mark").GetString(), derived.GetProperty("is_derived").GetBoolean()));
        var id = derived.GetProperty("derived").GetString();
        var page = await Desk.Text(desk.Visitor, "/indicators/regional-trade");
        Assert.Contains($"<a href=\"/indicators/derived/{id}\"><bdi>≈ 34.5 million USD (derived)</bdi></a>", page, StringComparison.Ordinal);
        Assert.Contains("worked out here of:", page, StringComparison.Ordinal);
        Assert.Contains("/indicators/regional-trade\"", await Desk.Text(desk.Visitor, $"/indicators/derived/{id}"), StringComparison.Ordinal);
        // It goes when one of its inputs goes.
        var inputs = (await Desk.Get(desk.Visitor, $"/api/indicators/derived/{id}")).GetProperty("inputs").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()).ToList();
        await Desk.Move(desk.Officer, inputs[1], "Retire", "Not seen in the source.");
        Assert.DoesNotContain("derived", (await Desk.Get(desk.Visitor, "/indicators/regional-trade/figures.json")).GetProperty("figures").GetRawText(), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task What_a_derived_figure_stands_for_is_checked(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Measure("companies");
        await desk.Measure("growth", "PT");
        var (one, other) = (await desk.Publish(Desk.Said("companies", "≥ 100", "2019")), await desk.Publish(Desk.Said("companies", "≈ 150", "2020", "RU")));
        Task<JsonElement> Add(object body, HttpStatusCode expected) => Desk.Send(desk.Officer, HttpMethod.Post, "/api/indicators/derived", body, expected);
        foreach (var (measure, subject, period, field) in new[] { ("nothing", "IR", "2019", "measure"), ("growth", "IR~RU", "2020", "measure"), ("companies", "Atlantis", "2020", "subject"), ("companies", "IR~RU", "some day", "period"), ("companies", null, null, "subject") })
            Assert.Contains($"\"{field}\"", (await Add(new { titleEn = "Both", formula = "Sum", inputs = new[] { one, other }, measure, subject, period }, HttpStatusCode.BadRequest)).GetRawText(), StringComparison.OrdinalIgnoreCase);
        await Add(new { titleEn = "Both", formula = "Sum", inputs = new[] { one, other }, measure = "companies", subject = "IR~RU", period = "2020" }, HttpStatusCode.Created);
        var sum = (await Desk.Get(desk.Visitor, "/indicators/companies/figures.json")).GetProperty("figures").EnumerateArray().Single(f => f.TryGetProperty("derived", out _));
        // At least and about together are at least.
        Assert.Equal((250m, "AtLeast", "IR~RU"), (sum.GetProperty("value").GetDecimal(), sum.GetProperty("qualifier").GetString(), sum.GetProperty("subject").GetString()));
    }

    [Theory, Databases]
    public async Task Figures_of_a_pair_stand_in_time_with_what_happened_meanwhile(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Facts();
        var page = await Desk.Text(desk.Visitor, "/pairs/IR-RU");
        Assert.Contains("what happened meanwhile", page, StringComparison.Ordinal);
        var svg = XDocument.Parse(await Desk.Text(desk.Visitor, "/pairs/IR-RU/figures/chart.svg"));
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        // Three events were said in words; each number stands above the line and before its words.
        foreach (var number in new[] { "1", "2", "3" }) Assert.Equal(2, texts.Count(t => t == number));
        Assert.Contains(texts, t => t.Contains("Conference", StringComparison.Ordinal));
        var notes = (await Desk.Get(desk.Visitor, "/pairs/IR-RU/figures/figures.json")).GetProperty("notes").EnumerateArray().Select(n => $"{n.GetProperty("number").GetInt32()} {n.GetProperty("period").GetString()} {n.GetProperty("words").GetString()}");
        Assert.Equal(["1 2005 Conference", "2 2016 Memorandum of understanding", "3 2017 Olympiad"], notes);
        // The same numbers in the table.
        var table = page[page.IndexOf("id=\"history\"", StringComparison.Ordinal)..];
        Assert.Matches("Conference[\\s\\S]{0,400}>1</td>", table);
        Assert.Contains("34.5", await Desk.Text(desk.Visitor, "/pairs/IR-RU/figures/figures.csv?measure=regional-trade"), StringComparison.Ordinal);
        await Desk.Text(desk.Visitor, "/pairs/CN-KE/figures/chart.svg", HttpStatusCode.NotFound);
        foreach (var language in new[] { "ru", "fa" }) Assert.Contains("<svg", await Desk.Text(desk.Visitor, "/pairs/IR-RU?measure=regional-trade", language: language), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task The_script_and_its_library_come_from_here_and_are_kept(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Facts();
        var page = await Desk.Text(desk.Visitor, "/indicators/kbc-companies");
        var own = System.Text.RegularExpressions.Regex.Match(page, "/indicators/files/explore\\.[0-9a-f]{12}\\.js").Value;
        // The library is named, not loaded: only who asks for it gets it.
        var library = System.Text.RegularExpressions.Regex.Match(page, "data-library=\"(/indicators/files/uplot\\.[0-9a-f]{12}\\.js)\"").Groups[1].Value;
        Assert.DoesNotContain($"src=\"{library}\"", page, StringComparison.Ordinal);
        foreach (var (file, type, most) in new[] { (own, "text/javascript", 14_000), (library, "text/javascript", 55_000) })
        {
            using var answer = await desk.Visitor.GetAsync(file);
            Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.True(answer.Headers.CacheControl is { Public: true, MaxAge: { Days: 365 } } kept && kept.Extensions.Any(e => e.Name == "immutable"));
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.InRange(bytes.Length, 1000, most);
            Assert.DoesNotContain("eval(", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        }
        await Desk.Text(desk.Visitor, "/indicators/files/uplot.000000000000.js", HttpStatusCode.NotFound);
        // Nothing to move about in: one figure, or words only.
        Assert.DoesNotContain("data-explore", await Desk.Text(desk.Visitor, "/indicators/nano-milestones"), StringComparison.Ordinal);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(page) < 75_000);
    }
}
