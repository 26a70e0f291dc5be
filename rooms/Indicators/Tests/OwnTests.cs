using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.Indicators;
using Isthmus.Indicators.Own;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Indicators.Tests;

/// <summary>Numbers of our own records, what two countries did together, and the files of a chart.</summary>
public sealed class OwnTests
{
    private static OwnFigure Group(string name, int organisations, long? value = null) => new("meetings", "Meetings", null, "By kind", name, name, value ?? organisations, organisations, "/records");

    [Fact]
    public void What_is_about_fewer_than_five_organisations_is_told_to_organisers_only()
    {
        OwnFigure[] figures = [Group("a", 40), Group("b", 4), Group("c", 3), Group("d", 9), new("meetings", "Meetings", null, null, null, null, 56, 56, "/records")];
        var told = OwnNumbers.Told(figures, seesRecords: false);
        Assert.Equal(["b", "c"], told.Where(r => r.IsHidden).Select(r => r.Figure.Group));
        Assert.All(told.Where(r => r.IsHidden), r => Assert.Equal((0L, 0, null), (r.Figure.Value, r.Figure.Organisations, r.Figure.Records)));
        Assert.DoesNotContain(OwnNumbers.Told(figures, seesRecords: true), r => r.IsHidden);
    }

    [Fact]
    public void One_hidden_number_is_not_told_by_the_difference_to_the_sum()
    {
        OwnFigure[] figures = [Group("a", 40), Group("b", 4), Group("d", 9), new("meetings", "Meetings", null, null, null, null, 53, 53, "/records")];
        Assert.Equal(["b", "d"], OwnNumbers.Told(figures, seesRecords: false).Where(r => r.IsHidden).Select(r => r.Figure.Group));
        Assert.Equal(["b"], OwnNumbers.Told([Group("a", 40), Group("b", 0, 0), Group("b", 2)], seesRecords: false).Where(r => r.IsHidden && r.Figure.Group == "b").Select(r => r.Figure.Group).Distinct());
    }

    private static async Task Organisation(HttpClient officer, string name, string country, string kind = "Company")
    {
        using var response = await officer.PostAsJsonAsync("/api/organisations", new { name, kind, country });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    [Theory, Databases]
    public async Task The_register_is_counted_and_small_groups_are_not_told(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        foreach (var name in new[] { "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir" }) await Organisation(desk.Officer, name + " Works", "IR");
        foreach (var name in new[] { "Gale", "Hazel" }) await Organisation(desk.Officer, name + " Laboratory", "RU", "Laboratory");
        async Task<Dictionary<string, JsonElement>> Rows(HttpClient who) => (await Desk.Get(who, "/api/indicators/own")).EnumerateArray().Where(r => r.GetProperty("code").GetString() == "organisations" && r.GetProperty("by").GetString() != "By country").ToDictionary(r => r.GetProperty("group").GetString() ?? "all");
        var told = await Rows(desk.Visitor);
        Assert.Equal(8, told["all"].GetProperty("value").GetInt32());
        // Of two groups the small one is hidden, and the other with it: the difference would tell.
        Assert.True(told["Laboratory"].GetProperty("isHidden").GetBoolean() && told["Company"].GetProperty("isHidden").GetBoolean());
        Assert.Equal(JsonValueKind.Null, told["Laboratory"].GetProperty("value").ValueKind);
        var seen = await Rows(desk.Organiser);
        Assert.Equal((6, 2), (seen["Company"].GetProperty("value").GetInt32(), seen["Laboratory"].GetProperty("value").GetInt32()));
        Assert.Contains("fewer than 5", await Desk.Text(desk.Visitor, "/indicators/overview"), StringComparison.Ordinal);
        foreach (var language in new[] { "ru", "fa" }) await Desk.Text(desk.Visitor, "/indicators/overview?view=fields", language: language);
        // Beside what was said, under the same definition.
        await Desk.Send(desk.Officer, HttpMethod.Post, "/api/indicators/measures", new { code = "registered", titleEn = "Registered organisations", definitionEn = "Those that the register shows.", own = "organisations" }, HttpStatusCode.Created);
        await desk.Publish(Desk.Said("registered", "≥ 10", "2026"));
        var beside = await Desk.Get(desk.Visitor, "/api/indicators/measures/registered");
        Assert.Equal((8, 10), (beside.GetProperty("own").GetProperty("value").GetInt32(), beside.GetProperty("claims")[0].GetProperty("value").GetInt32()));
        Assert.Contains("<a href=\"/organisations\">8</a>", await Desk.Text(desk.Visitor, "/indicators/registered"), StringComparison.Ordinal);
        await Desk.Send(desk.Officer, HttpMethod.Post, "/api/indicators/measures", new { code = "wrong", titleEn = "X", own = "no code!" }, HttpStatusCode.BadRequest);
        // Each number opens to its records.
        Assert.Contains("/organisations?kind=Laboratory", await Desk.Text(desk.Organiser, "/indicators/overview"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Figures_of_an_organisation_stand_on_its_page_while_it_may_be_named(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Measure("seats");
        using var made = await desk.Officer.PostAsJsonAsync("/api/organisations", new { name = "House of Innovation Alder", kind = "HouseOfInnovation", country = "RU" });
        var house = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var claim = await desk.Publish(Desk.Said("seats", "40", "2026", $"org:{house}"));
        Assert.Contains($"/indicators/claims/{claim}", await Desk.Text(desk.Visitor, $"/organisations/{house}"), StringComparison.Ordinal);
        Assert.Contains("House of Innovation Alder", await Desk.Text(desk.Visitor, $"/indicators/subjects/org:{house}"), StringComparison.Ordinal);
        Assert.Contains("House of Innovation Alder", await Desk.Text(desk.Visitor, "/indicators/seats"), StringComparison.Ordinal);
        // Somebody of the tests' invented list cannot be published about, and is not named where it was.
        using var held = await desk.Officer.PostAsJsonAsync("/api/organisations", new { name = "Qwyxzenthor Vlorpnik Grubbelwatz", kind = "Company" });
        var listed = (await held.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var waiting = await desk.Draft(Desk.Said("seats", "9", "2026", $"org:{listed}"));
        await Desk.Move(desk.Organiser, waiting, "Submit");
        var refused = await Desk.Move(desk.Officer, waiting, "Publish", expected: HttpStatusCode.Conflict);
        Assert.EndsWith("subject-held", refused.GetProperty("type").GetString(), StringComparison.Ordinal);
        await Desk.Text(desk.Visitor, $"/indicators/subjects/org:{listed}", HttpStatusCode.NotFound);
        // And as if it had been held only afterwards.
        await site.Execute($"UPDATE indicators_claim SET \"State\" = 'Published', \"SaidFrom\" = \"CapturedAt\" WHERE \"SubjectKey\" = 'org:{listed}'");
        Assert.DoesNotContain("Qwyxzenthor", await Desk.Text(desk.Visitor, "/indicators/seats"), StringComparison.Ordinal);
        await Desk.Text(desk.Visitor, $"/indicators/claims/{waiting}", HttpStatusCode.NotFound);
        Assert.DoesNotContain(listed.ToString(), await Desk.Text(desk.Visitor, "/indicators/seats/figures.csv"), StringComparison.Ordinal);
        // The API tells no more than the pages.
        Assert.DoesNotContain(listed.ToString(), (await Desk.Get(desk.Visitor, "/api/indicators/measures/seats")).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(listed.ToString(), (await Desk.Get(desk.Visitor, "/api/indicators/claims?measure=seats")).GetRawText(), StringComparison.Ordinal);
        await Desk.Get(desk.Visitor, $"/api/indicators/claims/{waiting}", HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task A_pair_of_countries_has_its_history_and_what_is_missing(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Facts();
        var pair = await Desk.Get(desk.Visitor, "/api/pairs/IR-RU");
        var lines = pair.GetProperty("entries").EnumerateArray().Select(e => $"{e.GetProperty("period").GetString()} {e.GetProperty("title").GetString()}").ToList();
        // In the order of time, with the trade of a region of one with the other.
        Assert.Equal("2005 Milestones of the cooperation on nanotechnology", lines[0]);
        Assert.Contains("2020 Trade between a region and a country", lines);
        Assert.Equal(9, lines.Count);
        var missing = pair.GetProperty("missing").EnumerateArray().Select(m => m.GetString()).ToList();
        foreach (var kind in new[] { "Forum", "Delegation", "Agreements", "Joint projects" }) Assert.Contains(kind, missing);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Visitor.GetAsync("/pairs/RU-IR")).StatusCode is var status && (int)status is 302 or 303 ? HttpStatusCode.Redirect : status);
        foreach (var none in new[] { "/pairs/IR-IR", "/pairs/IR", "/pairs/XX-YY", "/pairs/IR-RU-CN" }) await Desk.Text(desk.Visitor, none, HttpStatusCode.NotFound);
        await Desk.Get(desk.Visitor, "/api/pairs/IR-XX", HttpStatusCode.NotFound);
        // A region is called by its name, also where it is one side of a pair.
        Assert.Contains("Novosibirsk Oblast", await Desk.Text(desk.Visitor, "/indicators/regional-trade"), StringComparison.Ordinal);
        // A subject has a page of what is said of it.
        var iran = await Desk.Text(desk.Visitor, "/indicators/subjects/IR");
        Assert.Contains("≥ 4,400", iran, StringComparison.Ordinal);
        Assert.Contains("/indicators/kbc-exports\"", iran, StringComparison.Ordinal);
        foreach (var none in new[] { "/indicators/subjects/Atlantis", "/indicators/subjects/x:nothing", "/indicators/subjects/org:" + Guid.CreateVersion7() }) await Desk.Text(desk.Visitor, none, HttpStatusCode.NotFound);
        foreach (var language in new[] { "en", "ru", "fa" }) Assert.Contains("<svg", await Desk.Text(desk.Visitor, "/pairs/IR-RU", language: language), StringComparison.Ordinal);
        Assert.Contains("/pairs/IR-RU", await Desk.Text(desk.Visitor, "/pairs"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Each_chart_is_a_file_and_its_figures_are_with_their_citation(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        var ids = await desk.Facts();
        using var drawn = await desk.Visitor.GetAsync("/indicators/kbc-companies/chart.svg");
        Assert.Equal("image/svg+xml", drawn.Content.Headers.ContentType!.MediaType);
        var svg = await drawn.Content.ReadAsStringAsync();
        _ = System.Xml.Linq.XDocument.Parse(svg);
        // What contradicts is said to, and nothing is drawn that a curator left out.
        Assert.Contains("contradict", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("place 45", await Desk.Text(desk.Visitor, "/indicators/gii-rank/chart.svg"), StringComparison.Ordinal);
        Assert.Contains("place 61", await Desk.Text(desk.Visitor, "/indicators/gii-rank/chart.svg"), StringComparison.Ordinal);
        await Desk.Text(desk.Visitor, "/indicators/online-market-share/chart.svg", HttpStatusCode.NotFound);
        await Desk.Text(desk.Visitor, "/indicators/nothing/chart.svg", HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.Visitor.GetAsync("/indicators/kbc-companies/chart.svg?chart=pie")).StatusCode);
        // A picture takes a browser on the server, so it is for those who are signed in.
        Assert.NotEqual(HttpStatusCode.OK, (await desk.Visitor.GetAsync("/indicators/kbc-companies/chart.png")).StatusCode);
        using var picture = await desk.Organiser.GetAsync("/indicators/kbc-companies/chart.png?width=600");
        if (picture.StatusCode == HttpStatusCode.OK)
        {
            // Width in the header of a PNG file: two pixels for one of the drawing.
            var png = await picture.Content.ReadAsByteArrayAsync();
            Assert.Equal("89-50-4E-47 00-00-04-B0", $"{BitConverter.ToString(png, 0, 4)} {BitConverter.ToString(png, 16, 4)}");
        }
        else Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
        var csv = await Desk.Text(desk.Visitor, "/indicators/kbc-companies/figures.csv");
        Assert.Contains("kbc-companies,IR,Iran,2019-07,2019-07-01,2019-07-31,Gregorian,AtLeast,4400,", csv, StringComparison.Ordinal);
        Assert.Contains(ids["F1"].ToString(), csv, StringComparison.Ordinal);
        var metadata = await Desk.Get(desk.Visitor, "/indicators/kbc-companies/figures.csv-metadata.json");
        Assert.Contains("Mehr News Agency", metadata.GetProperty("dc:bibliographicCitation").GetString(), StringComparison.Ordinal);
        Assert.Equal(csv.Split('\n')[0].Trim().TrimStart('\uFEFF').Split(','), metadata.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
        Assert.Equal(4, (await Desk.Get(desk.Visitor, "/indicators/kbc-companies/figures.json")).GetProperty("figures").GetArrayLength());
        // The table on the page says the same without the drawing.
        var page = await Desk.Text(desk.Visitor, "/indicators/kbc-companies");
        foreach (var figure in new[] { "≥ 4,400", "≈ 4,700", "≈ 6,000", "> 7,000" }) Assert.Contains($"<bdi>{figure}</bdi></a>", page, StringComparison.Ordinal);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(page) < 75_000);
    }
}
