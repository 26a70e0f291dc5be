using System.Globalization;
using System.Net;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Tabular;
using Isthmus.Testing;

namespace Isthmus.Partnering.Tests;

/// <summary>Pages as a person without script uses them.</summary>
public sealed class PageTests
{
    [Theory, Databases]
    public async Task The_whole_way_is_walked_on_pages(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Foams"), await market.Organisation("Filters"));
        var (owner, asker) = (await market.Member(mine, "maker@example.org", "Mira Maker"), await market.Member(other, "asker@example.org", "Anton Asker"));

        var form = $"/opportunities/new?organisation={mine}&profile=TechnologyOffer";
        var refused = await (await owner.Submit(form, "form:has([name='Form.Opportunity.Title'])", new Dictionary<string, string> { ["Form.Opportunity.Title"] = "Foam", ["Form.Countries"] = "Atlantis", ["Form.Opportunity.OwnKind"] = "UpTo10" })).Html();
        Assert.Contains("Atlantis", refused.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        using var created = await owner.Submit(form, "form:has([name='Form.Opportunity.Title'])", new Dictionary<string, string>
        {
            ["Form.Opportunity.Title"] = "Titanium foam", ["Form.Opportunity.OwnKind"] = "UpTo10", ["Form.Countries"] = "Россия, AM", ["Form.Goods"] = "8421.39", ["Form.Technologies"] = "002", ["Form.Activities"] = "C", ["Form.Opportunity.Goals"] = "9",
            ["Form.Opportunity.Partnerships"] = "ResearchCooperation", ["Form.Opportunity.PartnerKinds"] = "BigCompany", ["Form.Opportunity.Confidential"] = "The alloy is called Kryptal.",
        });
        Assert.Equal(HttpStatusCode.Redirect, created.StatusCode);
        var page = created.Headers.Location!.AbsolutePath;
        var id = Guid.Parse(page[^36..]);

        // What is missing is told in words; then it is added and goes on.
        var told = await (await owner.Submit(page, "form:has([name='move'])", new Dictionary<string, string> { ["move"] = "Submit" })).Html();
        Assert.Contains("summary, description, role of the partner, advantages, stage of development, intellectual property", told.QuerySelector(".notice-error")!.TextContent, StringComparison.Ordinal);
        using var edited = await owner.Submit(page + "/edit", "form:has([name='Form.Opportunity.Title'])", new Dictionary<string, string>
        {
            ["Form.Opportunity.Summary"] = "A foam", ["Form.Opportunity.Description"] = "First line\nSecond line", ["Form.Opportunity.PartnerRole"] = "Tests", ["Form.Opportunity.Advantages"] = "Light", ["Form.Opportunity.Stage"] = "LabTested", ["Form.Opportunity.Rights"] = "Granted",
        });
        Assert.Equal(HttpStatusCode.Redirect, edited.StatusCode);
        var facts = (await market.Show(owner, id)).GetProperty("facts");
        Assert.Equal((2, 3, "[9]"), (facts.GetProperty("targetCountries").GetArrayLength(), facts.GetProperty("keywords").GetArrayLength(), facts.GetProperty("goals").GetRawText()));
        await Done(owner, page, "form:has([name='move'])", new() { ["move"] = "Submit" });

        Assert.Contains("Titanium foam", (await market.Officer.Page("/opportunities/review")).QuerySelector("tbody th a")!.TextContent, StringComparison.Ordinal);
        using var reviewed = await Checked(market.Officer, page + "/review");
        Assert.Equal(HttpStatusCode.Redirect, reviewed.StatusCode);
        await Done(market.Officer, page, "form:has([name='move'])", new() { ["move"] = "Publish" });
        var shown = await market.Visitor.Page(page);
        Assert.Equal(["First line", "Second line"], shown.QuerySelectorAll(".prose h2 ~ p").Take(2).Select(p => p.TextContent));

        // One thing that is missing is named like many.
        var lacking = await market.Draft(owner, mine, more: new { goals = Array.Empty<int>() });
        Assert.Contains("submitted: sustainable development goals", (await (await owner.Submit($"/opportunities/{lacking}", "form:has([name='move'])", new Dictionary<string, string> { ["move"] = "Submit" })).Html()).QuerySelector(".notice-error")!.TextContent, StringComparison.Ordinal);

        // From the list to the interest, the answer, the contacts and the stage.
        Assert.EndsWith(page, (await asker.Page("/opportunities?q=foam")).QuerySelector("tbody th a")!.GetAttribute("href"), StringComparison.Ordinal);
        using var sent = await asker.Submit(page + "/interest", "form:has([name='Form.Cooperation'])", new Dictionary<string, string> { ["Form.Cooperation"] = "Tests", ["Form.OwnOrganisation"] = "Filters" });
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var interest = sent.Headers.Location!.AbsolutePath;
        Assert.Contains("Filters", (await owner.Page("/interests")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        var unanswered = await (await owner.Submit(interest, "form:has([name='Answer.Reason'])", new Dictionary<string, string> { ["Answer.Accept"] = "false" })).Html();
        Assert.NotNull(unanswered.QuerySelector(".field-bad [name='Answer.Reason']"));
        await Done(owner, interest, "form:has([name='Answer.Reason'])", new() { ["Answer.Accept"] = "true" });
        foreach (var who in new[] { owner, asker }) await Done(who, interest, "form:has([name='_handler'][value='contact'])", []);
        Assert.Contains("maker@example.org", (await asker.Page(interest)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await Done(asker, interest, "form:has([name='Step.Stage'])", new() { ["Step.Stage"] = "Samples", ["Step.Note"] = "Two boxes" });
        Assert.Contains("Two boxes", (await owner.Page(interest)).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kryptal", (await asker.Page(interest)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await Done(owner, page + "/texts/fa", "form:has([name='Form.Title'])", new() { ["Form.Title"] = "فوم تیتانیوم" });
    }

    [Theory, Databases]
    public async Task The_list_is_narrowed_by_its_address_and_counts_what_a_choice_would_leave(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (iran, russia) = (await market.Organisation("Foams", "IR"), await market.Organisation("Filters", "RU"));
        var (first, second) = (market.MemberOf(iran), market.MemberOf(russia));
        await market.Publish(first, iran, more: new { title = "Foam one" });
        await market.Publish(first, iran, "BusinessOffer", new { title = "Foam two", readiness = 9, stage = "OnTheMarket", keywords = new[] { new { scheme = "nace", code = "Q" } } });
        await market.Publish(second, russia, "TechnologyRequest", new { title = "Filter wanted", isOpen = false });
        async Task<string[]> Titles(string query) => [.. (await market.Visitor.Page("/opportunities" + query)).QuerySelectorAll("tbody th a").Select(a => a.TextContent)];
        Assert.Equal(["Filter wanted", "Foam two", "Foam one"], await Titles(""));
        Assert.Equal(["Filter wanted", "Foam one", "Foam two"], await Titles("?sort=title"));
        foreach (var (query, expected) in ((string, string[])[])
        [
            ("?profile=technologyRequest", ["Filter wanted"]), ("?country=IR", ["Foam two", "Foam one"]), ("?country=IR&country=RU&profile=technologyOffer", ["Foam one"]), ("?keyword=nace-Q", ["Foam two"]), ("?keyword=een-002", ["Filter wanted", "Foam one"]), ("?stage=onTheMarket", ["Foam two"]),
            ("?trl=9&trl=5", ["Filter wanted", "Foam two", "Foam one"]), ("?trl=9", ["Foam two"]), ("?open=true", ["Foam two", "Foam one"]), ("?q=foam%20two", ["Foam two"]), ("?q=nothing", []), ("?profile=-1&country=%27&keyword=%27&trl=x", ["Filter wanted", "Foam two", "Foam one"]),
        ])
        {
            var found = await Titles(query);
            Assert.True(Enumerable.SequenceEqual(expected, found), $"{query}: {string.Join(", ", found)}");
        }
        // A choice does not narrow its own list.
        var countries = (await market.Visitor.Page("/opportunities?country=IR")).QuerySelectorAll(".facet").Single(f => f.QuerySelector("summary")!.TextContent.StartsWith("Country", StringComparison.Ordinal)).QuerySelectorAll("a").Select(a => a.TextContent.Trim());
        Assert.Equal(["Iran2", "Russia1"], countries);
        Assert.Contains("Clear", (await market.Visitor.Page("/opportunities?q=nothing")).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);

        // The same filters in the feed and in the API.
        var feed = XDocument.Parse(await market.Text(market.Visitor, "/opportunities/feed.atom?country=IR"));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.Equal(["Foam two", "Foam one"], feed.Root!.Elements(atom + "entry").Select(e => e.Element(atom + "title")!.Value));
        Assert.All(feed.Root.Elements(atom + "entry"), e => Assert.True(DateTimeOffset.TryParse(e.Element(atom + "updated")!.Value, CultureInfo.InvariantCulture, out _)));
        Assert.Contains("/opportunities/feed.atom?country=IR", (await market.Visitor.Page("/opportunities?country=IR")).QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href"), StringComparison.Ordinal);
        var page = await Market.Send(market.Visitor, HttpMethod.Get, "/api/opportunities?limit=2", null);
        var rest = await Market.Send(market.Visitor, HttpMethod.Get, $"/api/opportunities?limit=2&cursor={page.GetProperty("next").GetString()}", null);
        Assert.Equal((2, 1), (page.GetProperty("items").GetArrayLength(), rest.GetProperty("items").GetArrayLength()));
        var own = await Market.Send(first, HttpMethod.Get, $"/api/opportunities?organisation={iran}", null);
        Assert.Equal(2, own.GetProperty("items").GetArrayLength());
    }

    [Theory, Databases]
    public async Task The_export_runs_no_formula_and_is_recorded(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Foams");
        var member = market.MemberOf(mine);
        await market.Publish(member, mine, more: new { title = "=HYPERLINK(\"http://evil.example\")", confidential = "Kryptal" });
        var csv = await market.Text(member, "/api/opportunities/export.csv?q=hyperlink");
        Assert.DoesNotContain(",\"=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Kryptal", csv, StringComparison.Ordinal);
        var table = TableFile.Read(System.Text.Encoding.UTF8.GetBytes(csv), new TableReadOptions()).Table!;
        Assert.Equal("TO", Assert.Single(table.Rows).Cells[1]);
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'partnering.export'"));
    }

    [Theory, Databases]
    public async Task What_was_exported_comes_back_as_drafts_of_another_organisation_all_rows_or_none(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Foams"), await market.Organisation("Filters", "RU"));
        var (member, taker) = (market.MemberOf(mine), market.MemberOf(other));
        await market.Publish(member, mine, more: new { title = "=Foam(1)" });
        await market.Publish(member, mine, "ResearchRequest", new { isAnonymous = true, weeks = 12, coordinatorRequired = true });
        var csv = await market.Text(member, "/opportunities/export.csv");
        async Task<(HttpStatusCode Status, string Text)> Import(HttpClient who, Guid organisation, string text)
        {
            using var body = new MultipartFormDataContent { { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)), "file", "list.csv" } };
            using var response = await who.PostAsync(new Uri($"/api/opportunities/import?organisation={organisation}", UriKind.Relative), body);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        Assert.Equal(HttpStatusCode.NotFound, (await Import(member, other, csv)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Import(market.MemberOf(other, "viewer"), other, csv)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Import(market.Visitor, other, csv)).Status);

        // One bad cell, and no row is taken in.
        var (status, told) = await Import(taker, other, csv.Replace(",RDR,", ",RDX,", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("3:profile", told, StringComparison.Ordinal);
        foreach (var bad in new[] { "title\nx\n", "profile,title,own kind\nBO," + new string('x', 300) + ",Other\n", "profile,title,own kind,readiness\nBO,x,Other,12\n", "profile,title,own kind,target countries\nBO,x,Other,Atlantis\n", "profile,title,own kind,keywords\nBO,x,Other,een\n", "\0\0\0" })
            Assert.Equal(HttpStatusCode.BadRequest, (await Import(taker, other, bad)).Status);
        var page = await (await taker.Submit($"/opportunities/import?organisation={other}", "form[enctype]", null, new Dictionary<string, (string, byte[])> { ["Input.File"] = ("a.csv", System.Text.Encoding.UTF8.GetBytes("profile,title,own kind,target countries\nBO,x,Other,Atlantis\n")) })).Html();
        Assert.Contains("Row 2, column target countries: There is no country “Atlantis”.", page.QuerySelector(".notice-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await site.Count("SELECT COUNT(*) FROM partnering_opportunity"));

        Assert.Equal(HttpStatusCode.OK, (await Import(taker, other, csv)).Status);
        var drafts = (await Market.Send(taker, HttpMethod.Get, $"/api/opportunities?organisation={other}", null)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["TechnologyOffer", "ResearchRequest"], drafts.Select(d => d.GetProperty("profile").GetString()));
        Assert.Equal(("Draft", "=Foam(1)"), (drafts[0].GetProperty("state").GetString(), drafts[0].GetProperty("title").GetString()));
        var source = (await Market.Send(member, HttpMethod.Get, $"/api/opportunities?organisation={mine}", null)).GetProperty("items").EnumerateArray().ToList();
        foreach (var (from, to) in source.Zip(drafts))
        {
            var (a, b) = (await market.Show(member, Market.Id(from)), await market.Show(taker, Market.Id(to)));
            Assert.Equal(a.GetProperty("facts").GetRawText(), b.GetProperty("facts").GetRawText());
            Assert.Equal(a.GetProperty("texts").GetRawText(), b.GetProperty("texts").GetRawText());
            // Nothing is missing: they can be submitted as they came.
            await market.Move(taker, Market.Id(to), "Submit");
        }
        Assert.StartsWith("TORU", drafts[0].GetProperty("reference").GetString(), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task The_navigation_shows_each_what_is_theirs(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        using var somebody = site.ClientOf(TestUser.Nobody);
        async Task<string> Links(HttpClient who) => string.Join(' ', (await who.Page("/opportunities")).QuerySelectorAll("header a").Select(a => a.GetAttribute("href")).Where(h => h!.StartsWith("/opportunities", StringComparison.Ordinal) || h.StartsWith("/interests", StringComparison.Ordinal)));
        Assert.Equal("/opportunities", await Links(market.Visitor));
        Assert.Equal("/opportunities /opportunities/mine /opportunities/proposals /interests", await Links(somebody));
        Assert.Equal("/opportunities /opportunities/mine /opportunities/proposals /interests /opportunities/review", await Links(market.Officer));
    }

    private static async Task Done(HttpClient who, string page, string form, Dictionary<string, string> values)
    {
        using var response = await who.Submit(page, form, values);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{page}: {(int)response.StatusCode} {(await response.Html()).QuerySelector("main")?.TextContent}");
    }

    // Several boxes of one name.
    private static async Task<HttpResponseMessage> Checked(HttpClient who, string page)
    {
        var document = await who.Page(page);
        foreach (var box in document.QuerySelectorAll("input[type='checkbox']").OfType<IHtmlInputElement>()) box.IsChecked = true;
        return await who.Submit(page, (IHtmlFormElement)document.QuerySelector("form:has([name='Form.Note'])")!);
    }
}
