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
}
