using System.Net;
using System.Net.Http.Json;
using Isthmus.Platform.Data;

namespace Isthmus.Compliance.Tests;

public sealed class PageTests
{
    [Theory, Databases]
    public async Task Every_page_of_the_room_opens_for_officers_and_auditors_in_every_language(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(GateTests.First), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        await first.LoadRegime("""{"code":"home","title":"Invented","rules":[{"id":"r1","countries":["IR"],"effect":"Refer","source":"Invented Act","from":"2020-01-01"}]}""").Json(HttpStatusCode.Created);
        await site.Quiet();
        await officer.Organisation("Zarvanko Heavy Industries");
        var found = Assert.Single(await first.Cases());
        string[] pages =
        [
            "/compliance", "/compliance?open=false", "/compliance/lists", "/compliance/lists/own", "/compliance/lists/own/versions/1", "/compliance/lists/own/entries?id=x1", "/compliance/decisions", "/compliance/settings",
            "/compliance/regimes", "/compliance/regimes/home", $"/compliance/cases/{found.Text("id")}", $"/compliance/decisions/{found.Text("decision")}",
        ];
        foreach (var (who, language) in ((TestUser, string)[])[(GateTests.First, "en"), (GateTests.First, "fa"), (TestUser.Auditor, "ru")])
        {
            using var client = site.ClientOf(who);
            client.DefaultRequestHeaders.Add("Accept-Language", language);
            foreach (var page in who.Roles.Contains(Isthmus.Platform.Access.Roles.Auditor) ? pages : [.. pages, "/compliance/lists/new", "/compliance/lists/own/edit"])
            {
                using var response = await client.GetAsync(new Uri(page, UriKind.Relative));
                Assert.True(response.StatusCode == HttpStatusCode.OK, $"{page} {language}: {(int)response.StatusCode}");
                // A key without a text is shown as itself.
                Assert.DoesNotContain("compliance.", (await response.Html()).QuerySelector("main")!.TextContent.Replace("compliance.decide", "", StringComparison.Ordinal), StringComparison.Ordinal);
            }
        }
    }

    [Theory, Databases]
    public async Task An_officer_proposes_and_another_releases_on_the_page_of_a_case(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, second, officer) = (site.ClientOf(GateTests.First), site.ClientOf(GateTests.Second), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        await site.Quiet();
        var held = await officer.Organisation("Zarvanko Heavy Industries");
        var url = $"/compliance/cases/{Assert.Single(await first.Cases()).Text("id")}";
        const string Proposal = "form:has(textarea[name='Proposal.Reason'])";
        using var empty = await first.Submit(url, Proposal);
        Assert.NotNull((await empty.Html()).QuerySelector(".form-errors"));
        var until = site.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var proposed = await first.Submit(url, Proposal, new Dictionary<string, string> { ["Proposal.Reason"] = "Another company: the registers differ.", ["Proposal.Until"] = until });
        Assert.Equal(HttpStatusCode.Found, proposed.StatusCode);
        Assert.DoesNotContain("Agree and release", (await first.Page(url)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var released = await second.Submit(url, "form:has(button.btn-primary):has([name='version'])");
        Assert.Equal(HttpStatusCode.Found, released.StatusCode);
        await site.Quiet();
        Assert.Equal("Published", await officer.Status(held));
    }

    [Theory, Databases]
    public async Task Who_is_screened_and_who_organises_never_see_a_case_a_list_or_a_decision(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(GateTests.First), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        await site.Quiet();
        var held = await officer.Organisation("Zarvanko Heavy Industries");
        var found = Assert.Single(await first.Cases());
        var (case_, decision) = (found.Text("id"), found.Text("decision"));
        using var note = await first.PostAsJsonAsync($"/api/compliance/cases/{case_}/notes", new { text = "Looks like the one that was dissolved." });
        Assert.True(note.IsSuccessStatusCode);
        string[] reading =
        [
            "/compliance", "/compliance/decisions", "/compliance/lists", "/compliance/lists/own", "/compliance/lists/own/versions/1", "/compliance/lists/own/entries?id=x1", "/compliance/regimes", "/compliance/settings", $"/compliance/cases/{case_}", $"/compliance/decisions/{decision}",
            "/api/compliance/cases", $"/api/compliance/cases/{case_}", "/api/compliance/decisions", $"/api/compliance/decisions/{decision}", "/api/compliance/lists", "/api/compliance/lists/own/versions", "/api/compliance/lists/own/versions/1/changes", "/api/compliance/settings",
            $"/api/compliance/bundle?subject=organisation:{held.Text("id")}",
        ];
        var deciding = new (string Url, object Body)[]
        {
            ($"/api/compliance/cases/{case_}/proposal", new { version = found.Number("version"), reason = "I know this company well.", until = "2027-01-01" }), ($"/api/compliance/cases/{case_}/release", new { version = found.Number("version") }),
            ($"/api/compliance/cases/{case_}/refusal", new { version = found.Number("version"), reason = "I do not like it at all." }), ($"/api/compliance/cases/{case_}/notes", new { text = "Let it through." }), ("/api/compliance/lists", new { code = "mine", title = "Mine", mostDays = 3 }),
        };
        var owner = TestUser.MemberOf(Guid.Parse(held.Text("id")));
        foreach (var who in new[] { TestUser.Nobody, owner, TestUser.Organiser, TestUser.Officer })
        {
            using var client = site.ClientOf(who);
            foreach (var url in reading) Assert.Equal((url, HttpStatusCode.Forbidden), (url, (await client.GetAsync(new Uri(url, UriKind.Relative))).StatusCode));
            foreach (var (url, body) in deciding) Assert.Equal((url, HttpStatusCode.Forbidden), (url, (await client.PostAsJsonAsync(url, body)).StatusCode));
        }
        // An auditor reads everything and decides nothing.
        using var auditor = site.ClientOf(TestUser.Auditor);
        foreach (var url in reading) Assert.Equal((url, HttpStatusCode.OK), (url, (await auditor.GetAsync(new Uri(url, UriKind.Relative))).StatusCode));
        foreach (var (url, body) in deciding) Assert.Equal((url, HttpStatusCode.Forbidden), (url, (await auditor.PostAsJsonAsync(url, body)).StatusCode));
        // What the owner reads of the own record is neutral.
        using var its = site.ClientOf(owner);
        var page = (await its.Page($"/organisations/{held.Text("id")}")).Body!.TextContent;
        Assert.DoesNotContain("Invented own", page, StringComparison.Ordinal);
        Assert.DoesNotContain("dissolved", page, StringComparison.Ordinal);
        Assert.DoesNotContain("sanction", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Databases]
    public async Task That_the_gate_is_closed_is_said_to_those_who_work_here_on_every_page(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var first = site.ClientOf(GateTests.First);
        async Task<string?> Said(TestUser? who)
        {
            using var client = who is null ? site.Client() : site.ClientOf(who);
            return (await client.Page("/organisations")).QuerySelectorAll("main .notice-error").Select(n => n.TextContent).FirstOrDefault(t => t.Contains("gate is closed", StringComparison.Ordinal));
        }
        Assert.Null(await Said(TestUser.Organiser));
        await first.AddList("own");
        Assert.Contains("own", await Said(GateTests.First), StringComparison.Ordinal);
        var organiser = await Said(TestUser.Organiser);
        Assert.NotNull(organiser);
        Assert.DoesNotContain("own", organiser.Split(' '));
        Assert.Equal((null, null), (await Said(TestUser.Nobody), await Said(null)));
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        Assert.Null(await Said(TestUser.Organiser));
    }
}
