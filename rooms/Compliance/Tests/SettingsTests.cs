using System.Net;
using System.Net.Http.Json;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Compliance.Tests;

public sealed class SettingsTests
{
    private static readonly Uri Api = new("/api/compliance/settings", UriKind.Relative);

    [Theory, Databases]
    public async Task A_stricter_gate_holds_what_passed_before_and_the_change_is_in_the_audit(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, officer) = (site.ClientOf(GateTests.First), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        await first.PutAsJsonAsync(Api, new { partyThreshold = 0.9 }).Json();
        await site.Quiet();
        var near = await officer.Organisation("Zarvanka Heavy Machines");
        var score = await Likeness(site, "Zarvanka Heavy Machines");
        Assert.InRange(score, 0.2, 0.89);
        Assert.Equal("Published", await officer.Status(near));

        var now = await first.GetAsync(Api).Json();
        Assert.Equal((0.9, 1), (now.GetProperty("partyThreshold").GetDouble(), now.Number("version")));
        await first.PutAsJsonAsync(Api, new { partyThreshold = 0.2, version = 1 }).Json();
        await site.Quiet();
        Assert.Equal("OnHold", await officer.Status(near));
        await site.InScope(async sp =>
        {
            var entries = await sp.GetRequiredService<PlatformDb>().Audit.Where(a => a.Action == "compliance.change-settings").OrderBy(a => a.Seq).ToListAsync();
            Assert.Equal(2, entries.Count);
            Assert.Contains("\"PartyThreshold\":0.9", entries[1].Payload!, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory, Databases]
    public async Task It_is_changed_on_its_page_within_its_bounds_by_officers_of_compliance_only(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var first = site.ClientOf(GateTests.First);
        using var saved = await first.Submit("/compliance/settings", "main form", new Dictionary<string, string> { ["Input.PartyThreshold"] = "0.65" });
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("65", (await first.Page("/compliance/settings")).QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        foreach (var wrong in (double?[])[0.1, 0.91, -1, 1e300, null]) await first.PutAsJsonAsync(Api, new { partyThreshold = wrong }).Json(HttpStatusCode.BadRequest);
        await first.PutAsJsonAsync(Api, new { partyThreshold = 0.7, version = 0 }).Json(HttpStatusCode.PreconditionFailed);
        // The same once more is no change.
        var jobs = await site.Count("SELECT COUNT(*) FROM platform_job");
        await first.PutAsJsonAsync(Api, new { partyThreshold = 0.65, version = 1 }).Json();
        Assert.Equal(jobs, await site.Count("SELECT COUNT(*) FROM platform_job"));
        foreach (var who in (TestUser[])[TestUser.Auditor, TestUser.Officer, TestUser.Nobody])
        {
            await site.ClientOf(who).PutAsJsonAsync(Api, new { partyThreshold = 0.7 }).Json(HttpStatusCode.Forbidden);
            await site.ClientOf(who).GetAsync(Api).Json(who.Roles.Contains(Roles.Auditor) ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        }
        Assert.Null((await site.ClientOf(TestUser.Auditor).Page("/compliance/settings")).QuerySelector("main form"));
        var page = await first.Page("/compliance");
        Assert.NotNull(page.QuerySelector("header a[href='/compliance']"));
        Assert.Equal(["/compliance", "/compliance/decisions", "/compliance/lists", "/compliance/regimes", "/compliance/settings"], page.QuerySelectorAll("main .tabs a").Select(a => a.GetAttribute("href")));
    }

    private static Task<double> Likeness(TestSite site, string name) => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<ComplianceDb>();
        var screener = await sp.GetRequiredService<Gate.Screeners>().Current(db, DateTime.UnixEpoch.AddYears(60), CancellationToken.None);
        return screener.Lists.SelectMany(l => l.Index.Search(new Screening.Party { Name = name, Type = Screening.PartyType.Organisation, Countries = ["IR"] }, 0.05, 1)).Select(h => h.Score).DefaultIfEmpty(0).Max();
    });
}
