using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Isthmus.Compliance.Regimes;
using Isthmus.Compliance.Rescreening;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outcomes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Compliance.Tests;

public sealed class RegimeTests
{
    private const string Since = "2020-01-01";

    [Theory, Databases]
    public async Task A_rule_about_a_country_holds_who_is_there_until_the_pack_is_put_aside(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(GateTests.First), site.ClientOf(TestUser.Officer));
        var before = await officer.Organisation("Kazan Photonics", "RU");
        Assert.Equal("Published", before.Text("status"));
        var loaded = await first.LoadRegime(Pack("home", new { id = "r1", countries = new[] { "RU" }, effect = "Refer", source = "Invented Act, section 1", from = Since })).Json(HttpStatusCode.Created);
        Assert.Equal(("home", 1, "True"), (loaded.Text("code"), loaded.Number("number"), loaded.Text("inUse")));
        await site.Quiet();
        Assert.Equal("OnHold", await officer.Status(before));
        Assert.Equal(("OnHold", "Published"), ((await officer.Organisation("Second Photonics", "RU")).Text("status"), (await officer.Organisation("Third Photonics", "IR")).Text("status")));
        Assert.Equal(["Kazan Photonics", "Second Photonics"], (await first.Cases()).Select(c => c.Text("label")).Order());

        // Another version of it no longer names the country.
        await first.LoadRegime(Pack("home", new { id = "r1", countries = new[] { "FR" }, effect = "Refer", source = "Invented Act, section 1", from = Since })).Json(HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal("Published", await officer.Status(before));
        await first.PutAsJsonAsync("/api/compliance/regimes/home/in-use", new { number = 1 }).Json();
        await site.Quiet();
        Assert.Equal("OnHold", await officer.Status(before));
        Assert.Equal(HttpStatusCode.NoContent, (await first.DeleteAsync(new Uri("/api/compliance/regimes/home/in-use", UriKind.Relative))).StatusCode);
        await site.Quiet();
        Assert.Equal("Published", await officer.Status(before));
    }

    [Theory, Databases]
    public async Task A_pair_of_countries_is_refused_where_they_would_meet_and_only_there(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var first = site.ClientOf(GateTests.First);
        await first.LoadRegime(Pack("home", new { id = "pair", countries = new[] { "IR", "RU" }, with = new[] { "FR" }, points = new[] { "MeetingAcceptance" }, effect = "Refuse", source = "Invented Act, section 2", from = Since })).Json(HttpStatusCode.Created);

        Assert.Equal(Standing.Blocked, await Ask(site, GatePoint.MeetingAcceptance, ["IR", "FR"]));
        Assert.Equal(Standing.Blocked, await Ask(site, GatePoint.MeetingAcceptance, ["FR", "IR"]));
        Assert.Equal(Standing.Clear, await Ask(site, GatePoint.MeetingAcceptance, ["IR", "RU"]));
        Assert.Equal(Standing.Clear, await Ask(site, GatePoint.MeetingAcceptance, ["IR"]));
        Assert.Equal(Standing.Clear, await Ask(site, GatePoint.OrganisationSignUp, ["IR", "FR"]));
        // What refuses outright is no proposal's to release.
        var refused = (await first.Cases())[0];
        var until = site.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await first.PostAsJsonAsync($"/api/compliance/cases/{refused.Text("id")}/proposal", new { version = refused.Number("version"), reason = "It would be so convenient.", until }).Json(HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task A_rule_holds_from_its_day_until_its_day(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(GateTests.First), site.ClientOf(TestUser.Officer));
        string Day(int ahead) => site.Clock.GetUtcNow().AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await first.LoadRegime(Pack("home", new { id = "r1", countries = new[] { "IR" }, effect = "Refer", source = "Invented Act, section 3", from = Day(10), until = Day(20) })).Json(HttpStatusCode.Created);
        var live = await officer.Organisation("Tehran Optics");
        await site.Quiet();
        Assert.Equal(("Published", Standing.Clear), (await officer.Status(live), await Ask(site, GatePoint.MeetingAcceptance, ["IR"])));

        site.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(Standing.OnHold, await Ask(site, GatePoint.MeetingAcceptance, ["IR"]));
        // What was there before the day came is screened again by itself, once.
        await Chore(site);
        Assert.Equal("OnHold", await officer.Status(live));
        var jobs = await Rescreenings(site);
        await Chore(site);
        Assert.Equal(jobs, await Rescreenings(site));

        site.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(Standing.Clear, await Ask(site, GatePoint.MeetingAcceptance, ["IR"]));
        await Chore(site);
        Assert.Equal("Published", await officer.Status(live));
    }

    [Theory, Databases]
    public async Task A_rule_bound_to_a_topic_holds_only_where_the_texts_touch_it(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var first = site.ClientOf(GateTests.First);
        await first.LoadRegime(Pack("home", new { id = "oil", countries = new[] { "IR" }, topics = new[] { "OilAndGas" }, effect = "Refuse", source = "Invented Act, section 4", from = Since })).Json(HttpStatusCode.Created);
        const string Text = "Drilling equipment for oil and gas wells.";
        Assert.Equal(Standing.Blocked, await Ask(site, GatePoint.MeetingAcceptance, ["IR"], Text));
        Assert.Equal(Standing.Clear, await Ask(site, GatePoint.MeetingAcceptance, ["IR"]));
        // Elsewhere the topic alone is for officers to look at.
        Assert.Equal(Standing.OnHold, await Ask(site, GatePoint.MeetingAcceptance, ["FR"], Text));
    }

    [Theory, Databases]
    public async Task Versions_are_counted_one_is_in_use_and_every_choice_is_in_the_audit(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var first = site.ClientOf(GateTests.First);
        for (var n = 1; n <= 3; n++)
        {
            var loaded = await first.LoadRegime(Pack("home", new { id = "r" + n, countries = new[] { "XK" }, effect = "Refer", source = "Invented Act", from = Since })).Json(HttpStatusCode.Created);
            Assert.Equal(n, loaded.Number("number"));
        }
        var same = await first.LoadRegime(Pack("home", new { id = "r3", countries = new[] { "XK" }, effect = "Refer", source = "Invented Act", from = Since })).Json(HttpStatusCode.Created);
        Assert.Equal(3, same.Number("number"));
        var guard = await site.Count("SELECT \"Version\" FROM compliance_regime WHERE \"Number\" = 1");
        await first.PutAsJsonAsync("/api/compliance/regimes/home/in-use", new { number = 2 }).Json();
        // The first version's count is what two choices at once meet at.
        Assert.Equal(guard + 1, await site.Count("SELECT \"Version\" FROM compliance_regime WHERE \"Number\" = 1"));
        await first.PutAsJsonAsync("/api/compliance/regimes/home/in-use", new { number = 9 }).Json(HttpStatusCode.NotFound);
        var versions = await first.GetAsync(new Uri("/api/compliance/regimes/home/versions", UriKind.Relative)).Json();
        Assert.Equal([(3, "False"), (2, "True"), (1, "False")], versions.EnumerateArray().Select(v => (v.Number("number"), v.Text("inUse"))));
        Assert.Equal("r2", (await first.GetAsync(new Uri("/api/compliance/regimes/home/versions/2", UriKind.Relative)).Json()).GetProperty("rules")[0].Text("id"));
        var file = await first.GetByteArrayAsync(new Uri("/api/compliance/regimes/home/versions/2/file", UriKind.Relative));
        Assert.Equal(versions[1].Text("sha256"), Digests.Of(file));
        await first.DeleteAsync(new Uri("/api/compliance/regimes/home/in-use", UriKind.Relative));
        await site.InScope(async sp =>
        {
            var entries = await sp.GetRequiredService<PlatformDb>().Audit.Where(a => a.SubjectKind == "compliance_regime").ToListAsync();
            Assert.Equal((5, 2, 1), (entries.Count(a => a.Action == "compliance.load-regime"), entries.Count(a => a.Action == "compliance.use-regime"), entries.Count(a => a.Action == "compliance.drop-regime")));
            // Its digest stands for the file.
            Assert.DoesNotContain(entries, a => a.Payload!.Contains("Invented Act", StringComparison.Ordinal));
        });

        foreach (var who in (TestUser[])[TestUser.Auditor, TestUser.Officer, TestUser.Nobody])
        {
            var client = site.ClientOf(who);
            await client.LoadRegime(Pack("home")).Json(HttpStatusCode.Forbidden);
            await client.PutAsJsonAsync("/api/compliance/regimes/home/in-use", new { number = 1 }).Json(HttpStatusCode.Forbidden);
            await client.GetAsync(new Uri("/api/compliance/regimes", UriKind.Relative)).Json(who.Roles.Contains(Roles.Auditor) ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        }
        await first.LoadRegime(new string(' ', RegimeFile.MostBytes + 1)).Json(HttpStatusCode.RequestEntityTooLarge);
        await first.LoadRegime("").Json(HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task An_officer_loads_a_pack_on_its_page_and_is_told_what_is_wrong_with_one(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var first = site.ClientOf(GateTests.First);
        Dictionary<string, (string, byte[])> File(string json) => new() { ["Input.File"] = ("home.json", Encoding.UTF8.GetBytes(json)) };
        using var wrong = await first.Submit("/compliance/regimes", "form:has(input[type=file])", files: File(Pack("home", new { id = "r1", countries = new[] { "IRN" }, effect = "Refer", source = "Invented Act", from = Since })));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("rules[0].countries[0]", (await wrong.Html()).QuerySelector(".notice-error")!.TextContent, StringComparison.Ordinal);
        using var good = await first.Submit("/compliance/regimes", "form:has(input[type=file])", files: File(Pack("home", new { id = "r1", countries = new[] { "IR", "XK" }, with = new[] { "FR" }, topics = new[] { "OilAndGas" }, points = new[] { "Roster" }, effect = "Refuse", source = "Invented Act, section 5", from = Since, until = "2020-12-31" })));
        Assert.Equal((HttpStatusCode.Found, "/compliance/regimes/home"), (good.StatusCode, new Uri(site.Address, good.Headers.Location!).AbsolutePath));
        var page = await first.Page("/compliance/regimes/home");
        foreach (var words in (string[])["Invented Act, section 5", "Iran", "France", "Delegation", "oil and gas", "not today"]) Assert.Contains(words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var dropped = await first.Submit("/compliance/regimes/home", "form:has(button.btn-danger)");
        Assert.Equal(HttpStatusCode.Found, dropped.StatusCode);
        using var used = await first.Submit("/compliance/regimes/home", "section form.post");
        Assert.Equal(HttpStatusCode.Found, used.StatusCode);
        Assert.Contains("In use", (await first.Page("/compliance/regimes")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.ClientOf(TestUser.Auditor).Page("/compliance/regimes/home")).QuerySelector("main form"));
        foreach (var language in (string[])["ru", "fa"])
        {
            using var reader = site.ClientOf(GateTests.First);
            reader.DefaultRequestHeaders.Add("Accept-Language", language);
            Assert.Equal(language, (await reader.Page("/compliance/regimes")).DocumentElement.GetAttribute("lang"));
        }
    }

    [Theory]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE,"note":"x"}]}""", "rules[0].note", "compliance.regime.fault.unknown")]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE}],"Rules":[]}""", "Rules", "compliance.regime.fault.unknown")]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE,"with":["XX","ir"]}]}""", "rules[0].with[1]", "compliance.regime.fault.country")]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE,"with":["Persia"]}]}""", "rules[0].with[0]", "compliance.regime.fault.text")]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE,"with":[]}]}""", "rules[0].with", "compliance.regime.fault.list")]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE,"with":null}]}""", "rules[0].with", "compliance.regime.fault.list")]
    [InlineData("""{"code":"a","title":"T","rules":[]}""", "rules", "compliance.regime.fault.list")]
    [InlineData("""{"code":"a","title":"T","rules":[7]}""", "rules[0]", "compliance.regime.fault.object")]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE},{RULE}]}""", "rules[1].id", "compliance.regime.fault.duplicate")]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE,"from":"2020-01-01"}]}""", "rules[0].from", "compliance.regime.fault.twice")]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE,"until":"2020-02-30"}]}""", "rules[0].until", "compliance.regime.fault.date")]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE,"until":"2019-12-31"}]}""", "rules[0].until", "compliance.regime.fault.until")]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE,"points":["Everywhere"]}]}""", "rules[0].points[0]", "compliance.regime.fault.choice")]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE,"topics":["oilAndGas"]}]}""", "rules[0].topics[0]", "compliance.regime.fault.choice")]
    [InlineData("""{"code":"a","title":"T","rules":[{RULE,"topics":[6]}]}""", "rules[0].topics[0]", "compliance.regime.fault.choice")]
    [InlineData("""{"code":"A b","title":"T","rules":[{RULE}]}""", "code", "compliance.wrong.code")]
    [InlineData("""{"code":"a","title":"\u0000","rules":[{RULE}]}""", "title", "ui.validation.characters")]
    [InlineData("""{"code":"a","title":"\ud800","rules":[{RULE}]}""", "title", "compliance.regime.fault.text")]
    [InlineData("""{"code":"a","rules":[{RULE}]}""", "title", "compliance.regime.fault.missing")]
    [InlineData("""[]""", "$", "compliance.regime.fault.object")]
    public void A_fault_is_named_with_its_place(string json, string place, string fault)
    {
        var read = RegimeFile.Read(Encoding.UTF8.GetBytes(json.Replace("RULE", """ "id":"r1","countries":["IR"],"effect":"Refer","source":"S","from":"2020-01-01" """, StringComparison.Ordinal)));
        Assert.False(read.Succeeded);
        Assert.Contains(read.Refusal!.Fields, f => (f.Field, f.Text) == (place, fault));
        Assert.Equal(400, read.Refusal.Status);
    }

    [Theory]
    [InlineData("{\n  \"code\": \"a\",\n  oops\n}", "compliance.regime-json", 3L)]
    [InlineData("", "compliance.regime-json", 1L)]
    [InlineData("[[[[[[[[[[]]]]]]]]]]", "compliance.regime-json", 1L)]
    public void What_is_no_JSON_is_said_with_its_line(string text, string code, long line)
    {
        var refusal = RegimeFile.Read(Encoding.UTF8.GetBytes(text)).Refusal!;
        Assert.Equal((code, line), (refusal.Code, refusal.Args[0]));
    }

    [Fact]
    public void What_is_not_written_in_UTF_8_is_refused() => Assert.Equal("compliance.regime-encoding", RegimeFile.Read([(byte)'"', 0xFF, (byte)'"']).Refusal!.Code);

    private static string Pack(string code, params object[] rules) => JsonSerializer.Serialize(new { code, title = "Invented rules of " + code, rules });

    private static Task<Standing> Ask(TestSite site, GatePoint point, string[] countries, string? text = null) => site.InScope(async sp =>
    {
        var question = new GateQuestion(point, new SubjectRef(IClearance.MeetingKind, Guid.CreateVersion7().ToString()), "A meeting", [])
        {
            Parties = [.. countries.Select((c, n) => GateParty.Person("Quiet Person " + "ABC"[n], c))], Texts = text is null ? [] : [text],
        };
        return (await sp.GetRequiredService<IClearance>().Ask([question], CancellationToken.None)).Single().Standing;
    });

    private static async Task Chore(TestSite site)
    {
        await site.InScope(async sp => { foreach (var chore in sp.GetServices<IChore>().OfType<RescreenAtDates>()) await chore.Do(CancellationToken.None); });
        await site.Quiet();
    }

    private static Task<long> Rescreenings(TestSite site) => site.Count("SELECT COUNT(*) FROM platform_job WHERE \"Kind\" = 'compliance.rescreen'");
}
