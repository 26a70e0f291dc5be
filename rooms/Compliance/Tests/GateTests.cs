using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Compliance.Tests;

public sealed class GateTests
{
    internal static readonly TestUser First = new("Compliance officer", Roles.ComplianceOfficer);
    internal static readonly TestUser Second = new("Compliance officer", Roles.ComplianceOfficer);

    [Theory, Databases]
    public async Task Who_is_on_a_list_is_held_and_two_officers_free_it(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, second, officer) = (site.ClientOf(First), site.ClientOf(Second), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries", "Plimtor Bank")).Json(HttpStatusCode.Created);
        await site.Quiet();

        var clear = await officer.Organisation("Kazan Photonics", "RU");
        var held = await officer.Organisation("Zarvanko Heavy Industries Co.");
        Assert.Equal(("Published", "OnHold"), (clear.Text("status"), held.Text("status")));
        await site.Client().GetAsync(new Uri($"/api/organisations/{held.Text("id")}", UriKind.Relative)).Json(HttpStatusCode.NotFound);
        await officer.PostAsJsonAsync($"/api/organisations/{held.Text("id")}/status", new { version = held.Number("version"), status = "Published" }).Json(HttpStatusCode.Conflict);

        var found = Assert.Single(await first.Cases());
        Assert.Equal(("Zarvanko Heavy Industries Co.", "Open"), (found.Text("label"), found.Text("state")));
        var url = $"/api/compliance/cases/{found.Text("id")}";
        var detail = await first.GetAsync(new Uri(url, UriKind.Relative)).Json();
        var party = detail.GetProperty("verdict").GetProperty("findings")[0].GetProperty("party");
        Assert.Equal(("own", "x1"), (party.Text("pack"), party.Text("entryId")));
        Assert.NotEmpty(party.GetProperty("tokens").EnumerateArray());

        var until = site.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var proposed = await first.PostAsJsonAsync(url + "/proposal", new { version = found.Number("version"), reason = "Another company: the registers differ.", until }).Json();
        // One officer alone cannot release.
        await first.PostAsJsonAsync(url + "/release", new { version = proposed.Number("version") }).Json(HttpStatusCode.Forbidden);
        Assert.Equal("OnHold", await officer.Status(held));
        await second.PostAsJsonAsync(url + "/release", new { version = proposed.Number("version") }).Json();
        await site.Quiet();
        Assert.Equal("Published", await officer.Status(held));

        // Edited without a change of the name it stays free; under another name it is another matter.
        var now = await officer.GetAsync(new Uri($"/api/organisations/{held.Text("id")}", UriKind.Relative)).Json();
        using var edit = new HttpRequestMessage(HttpMethod.Put, $"/api/organisations/{held.Text("id")}") { Content = JsonContent.Create(new { name = "Zarvanko Heavy Industries Holding", kind = "Company", country = "IR" }) };
        edit.Headers.TryAddWithoutValidation("If-Match", $"\"{now.Number("version")}\"");
        Assert.Equal("OnHold", (await officer.SendAsync(edit).Json()).Text("status"));
    }

    [Theory, Databases]
    public async Task A_release_lapses_when_the_entry_changes_and_a_name_that_goes_frees_by_itself(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, second, officer) = (site.ClientOf(First), site.ClientOf(Second), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        var held = await officer.Organisation("Zarvanko Heavy Industries");
        var found = Assert.Single(await first.Cases());
        var url = $"/api/compliance/cases/{found.Text("id")}";
        var until = site.Clock.GetUtcNow().AddDays(300).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var proposed = await first.PostAsJsonAsync(url + "/proposal", new { version = found.Number("version"), reason = "Another company altogether.", until }).Json();
        await second.PostAsJsonAsync(url + "/release", new { version = proposed.Number("version") }).Json();
        await site.Quiet();
        Assert.Equal("Published", await officer.Status(held));

        // Another entry is added: the release stands.
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries", "Plimtor Bank")).Json(HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal("Published", await officer.Status(held));
        Assert.Empty(await first.Cases());

        // The entry itself says something else: the release no longer covers it.
        await first.Load("own", "id,type,name,programs\nx1,organization,Zarvanko Heavy Industries,NEW\nx2,organization,Plimtor Bank,\n").Json(HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal("OnHold", await officer.Status(held));
        Assert.Single(await first.Cases());

        // And when it goes, so does the hold, and the case lapses.
        await first.Load("own", Gates.Csv("Plimtor Bank Two", "Plimtor Bank")).Json(HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal("Published", await officer.Status(held));
        Assert.Empty(await first.Cases());
        Assert.Contains(await first.Cases(open: false), c => c.Text("state") == "Lapsed");
    }

    [Theory, Databases]
    public async Task Without_its_lists_the_gate_clears_nobody(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(First), site.ClientOf(TestUser.Officer));
        var before = await officer.Organisation("Kazan Photonics", "RU");
        Assert.Equal("Published", before.Text("status"));
        await first.AddList("own", mostDays: 7);
        await site.Quiet();
        Assert.Equal("OnHold", (await officer.Organisation("Second Photonics", "RU")).Text("status"));
        // Nobody has to judge that: it is the list that is missing.
        Assert.Empty(await first.Cases());
        await first.Load("own", Gates.Csv("Plimtor Bank")).Json(HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal("Published", await officer.Status(before));
        Assert.Equal("Published", (await officer.Organisation("Third Photonics", "RU")).Text("status"));

        site.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("OnHold", (await officer.Organisation("Fourth Photonics", "RU")).Text("status"));
        Assert.Contains("own", (await first.Page("/compliance")).QuerySelector(".notice-error")!.TextContent, StringComparison.Ordinal);
        // The same file once more says that there is nothing newer.
        await first.Load("own", Gates.Csv("Plimtor Bank")).Json(HttpStatusCode.Created);
        Assert.Equal("Published", (await officer.Organisation("Fifth Photonics", "RU")).Text("status"));
    }

    [Theory, Databases]
    public async Task A_refused_topic_goes_nowhere_and_is_logged_without_its_words(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        const string Text = "We manufacture ballistic missile guidance systems and combat drones for the army.";
        var refused = await officer.PostAsJsonAsync("/api/organisations", new { name = "Peaceful Works", kind = "Company", about = Text }).Json(HttpStatusCode.BadRequest);
        Assert.Equal("compliance.refused-text", refused.Text("code"));
        Assert.Equal("about", refused.Text("field"));
        Assert.Empty((await officer.GetAsync(new Uri("/api/organisations", UriKind.Relative)).Json()).GetProperty("items").EnumerateArray());
        await site.InScope(async sp =>
        {
            var entry = await sp.GetRequiredService<PlatformDb>().Audit.SingleAsync(a => a.Action == "compliance.refuse-text");
            Assert.Contains("Missiles", entry.Payload, StringComparison.Ordinal);
            Assert.DoesNotContain("ballistic", entry.Payload, StringComparison.Ordinal);
        });
    }

    [Theory, Databases]
    public async Task A_decision_run_again_gives_the_same_bytes_and_a_changed_one_is_found(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(First), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        await officer.Organisation("Zarvanko Heavy Industry");
        // The list moves on; the decision is about the version of then.
        await first.Load("own", Gates.Csv("Plimtor Bank")).Json(HttpStatusCode.Created);
        await site.Quiet();
        var decisions = (await first.GetAsync(new Uri("/api/compliance/decisions?q=Zarvanko", UriKind.Relative)).Json()).GetProperty("items");
        Assert.True(decisions.GetArrayLength() >= 2);
        foreach (var decision in decisions.EnumerateArray())
        {
            var again = await first.PostAsync(new Uri($"/api/compliance/decisions/{decision.Text("id")}/replay", UriKind.Relative), null).Json();
            Assert.Equal(("Same", "True"), (again.Text("result"), again.Text("digestHolds")));
        }

        var oldest = decisions.EnumerateArray().Last();
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<ComplianceDb>();
            var id = DecisionId.From(Guid.Parse(oldest.Text("id")));
            await db.Decisions.Where(d => d.Id == id).ExecuteUpdateAsync(u => u.SetProperty(d => d.Verdict, "{\"standing\":\"Clear\",\"findings\":[]}"));
        });
        var tampered = await first.PostAsync(new Uri($"/api/compliance/decisions/{oldest.Text("id")}/replay", UriKind.Relative), null).Json();
        Assert.Equal(("Different", "False"), (tampered.Text("result"), tampered.Text("digestHolds")));
    }

    [Theory, Databases]
    public async Task Only_officers_of_compliance_and_auditors_see_cases(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(First), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        var held = await officer.Organisation("Zarvanko Heavy Industries");
        var id = Assert.Single(await first.Cases()).Text("id");
        var auditor = site.ClientOf(TestUser.Auditor);
        await auditor.GetAsync(new Uri($"/api/compliance/cases/{id}", UriKind.Relative)).Json();
        await auditor.PostAsJsonAsync($"/api/compliance/cases/{id}/refusal", new { version = 1, reason = "An auditor decides nothing." }).Json(HttpStatusCode.Forbidden);
        foreach (var who in (TestUser[])[TestUser.Officer, TestUser.Organiser, TestUser.MemberOf(Guid.Parse(held.Text("id")))])
        {
            var client = site.ClientOf(who);
            await client.GetAsync(new Uri($"/api/compliance/cases/{id}", UriKind.Relative)).Json(HttpStatusCode.Forbidden);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri($"/compliance/cases/{id}", UriKind.Relative))).StatusCode);
        }
        // Its own people read neutral words.
        var page = await site.ClientOf(TestUser.MemberOf(Guid.Parse(held.Text("id")))).Page($"/organisations/{held.Text("id")}");
        Assert.Contains("being checked", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("sanction", page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Databases]
    public async Task A_refusal_stands_until_two_officers_release_it_and_opens_no_second_case(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, second, officer) = (site.ClientOf(First), site.ClientOf(Second), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        var held = await officer.Organisation("Zarvanko Heavy Industries");
        var found = Assert.Single(await first.Cases());
        var url = $"/api/compliance/cases/{found.Text("id")}";
        var refused = await first.PostAsJsonAsync(url + "/refusal", new { version = found.Number("version"), reason = "It is the listed one." }).Json();
        await site.Quiet();
        Assert.Empty(await first.Cases());
        // Other entries come and go: what is refused stays so, and nobody is asked again.
        await first.Load("own", "id,type,name,programs\nx1,organization,Zarvanko Heavy Industries,NEW\n").Json(HttpStatusCode.Created);
        await site.Quiet();
        Assert.Empty(await first.Cases());
        Assert.Equal("OnHold", await officer.Status(held));

        var reopened = await second.PostAsJsonAsync(url + "/reopening", new { version = (await first.GetAsync(new Uri(url, UriKind.Relative)).Json()).GetProperty("case").Number("version") }).Json();
        Assert.True(reopened.Number("version") > refused.Number("version"));
        Assert.Equal("OnHold", await officer.Status(held));
        var until = site.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        // It is about the entry as it is now, not as it was when it was refused.
        var proposed = await second.PostAsJsonAsync(url + "/proposal", new { version = reopened.Number("version"), reason = "The registers show two companies.", until }).Json();
        await second.PostAsJsonAsync(url + "/release", new { version = proposed.Number("version") }).Json(HttpStatusCode.Forbidden);
        await first.PostAsJsonAsync(url + "/release", new { version = proposed.Number("version") }).Json();
        await site.Quiet();
        Assert.Equal("Published", await officer.Status(held));
    }

    [Theory, Databases]
    public async Task Screening_everything_again_writes_no_decision_where_the_answer_is_the_same(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(First), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        await officer.Organisation("Kazan Photonics", "RU");
        await officer.Organisation("Zarvanko Heavy Industries");
        await site.Quiet();
        var before = await site.Count("SELECT count(*) FROM compliance_decision");
        await first.LoadRegime("""{"code":"home","title":"Invented","rules":[{"id":"r1","countries":["XA"],"effect":"Refer","source":"Invented Act","from":"2020-01-01"}]}""").Json(HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal(before, await site.Count("SELECT count(*) FROM compliance_decision"));
        // Where it is another one, it is written.
        await first.LoadRegime("""{"code":"home","title":"Invented","rules":[{"id":"r1","countries":["RU"],"effect":"Refer","source":"Invented Act","from":"2020-01-01"}]}""").Json(HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal(before + 1, await site.Count("SELECT count(*) FROM compliance_decision"));
    }

    [Theory, Databases]
    public async Task The_products_of_an_organisation_go_and_come_back_with_it(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(First), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Plimtor Bank")).Json(HttpStatusCode.Created);
        var owner = await officer.Organisation("Zarvanko Heavy Industries");
        var early = await Product("Pump");
        await first.Load("own", Gates.Csv("Plimtor Bank", "Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        await site.Quiet();
        // One that comes while its owner is held is held with it.
        var late = await Product("Valve");
        Assert.Equal(("OnHold", "OnHold", "OnHold"), (await officer.Status(owner), await StatusOf(early), await StatusOf(late)));
        await first.Load("own", Gates.Csv("Plimtor Bank", "Quovart Trading")).Json(HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal(("Published", "Published", "Published"), (await officer.Status(owner), await StatusOf(early), await StatusOf(late)));

        Task<JsonElement> Product(string name) => officer.PostAsJsonAsync("/api/products", new { organisation = owner.Text("id"), product = new { name } }).Json(HttpStatusCode.Created);
        async Task<string> StatusOf(JsonElement product) => (await officer.GetAsync(new Uri($"/api/products/{product.Text("id")}", UriKind.Relative)).Json()).Text("status");
    }

    [Theory, Databases]
    public async Task A_long_body_hides_no_refused_text_and_a_visitor_may_send_none(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var padding = new string('x', 3 * 1024 * 1024);
        var body = new { padding, name = "Peaceful Works", kind = "Company", about = "We manufacture ballistic missile guidance systems." };
        var refused = await site.ClientOf(TestUser.Officer).PostAsJsonAsync("/api/organisations", body).Json(HttpStatusCode.BadRequest);
        Assert.Equal("compliance.refused-text", refused.Text("code"));
        Assert.Equal("platform.too-large", (await site.Client().PostAsJsonAsync($"/api/forums/{Guid.CreateVersion7()}/registrations", body).Json(HttpStatusCode.RequestEntityTooLarge)).Text("code"));
    }

    [Theory, Databases]
    public async Task A_list_may_be_larger_than_the_servers_own_limit_and_is_read_to_its_end(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var first = site.ClientOf(First);
        await first.AddList("own");
        var large = new byte[40 * 1024 * 1024];
        Array.Fill(large, (byte)'x');
        Assert.StartsWith("compliance.list-", (await first.Load("own", ("list.csv", large)).Json(HttpStatusCode.BadRequest)).Text("code"), StringComparison.Ordinal);
        var beyond = new byte[Isthmus.Compliance.Lists.LoadVersion.MostBytes + 1];
        Assert.Equal("compliance.list-large", (await first.Load("own", ("list.csv", beyond)).Json(HttpStatusCode.RequestEntityTooLarge)).Text("code"));
        Assert.Equal(0, await site.Count("SELECT count(*) FROM compliance_version WHERE \"Pack\" = 'own'"));
    }
}
