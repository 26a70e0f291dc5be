using System.Net;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Indicators.Tests;

/// <summary>A claim's way to the public, its correction, and what was said on a day.</summary>
public sealed class ClaimTests
{
    [Theory, Databases]
    public async Task Nobody_publishes_what_they_wrote_and_nothing_is_public_before(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Measure("companies");
        // An officer writes one: another officer has to publish it.
        var own = (await Desk.Send(desk.Officer, HttpMethod.Post, "/api/indicators/claims", Desk.Said("companies", "≥ 4,400", "2019-07"), HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await Desk.Get(desk.Visitor, $"/api/indicators/claims/{own}", HttpStatusCode.NotFound);
        await Desk.Text(desk.Visitor, $"/indicators/claims/{own}", HttpStatusCode.NotFound);
        await Desk.Move(desk.Officer, own, "Submit");
        await Desk.Move(desk.Officer, own, "Publish", expected: HttpStatusCode.Forbidden);
        await Desk.Move(desk.Organiser, own, "Publish", expected: HttpStatusCode.Forbidden);
        using var second = site.ClientOf(TestUser.Officer with { Id = Guid.CreateVersion7() });
        await Desk.Move(second, own, "Publish");
        var shown = (await Desk.Get(desk.Visitor, $"/api/indicators/claims/{own}")).GetProperty("claim");
        Assert.Equal(("Published", "AtLeast", 4400, "Vice president", "Agency"), (shown.GetProperty("state").GetString(), shown.GetProperty("qualifier").GetString(), shown.GetProperty("value").GetInt32(), shown.GetProperty("speaker").GetString(), shown.GetProperty("source").GetProperty("outlet").GetString()));
        // What was said stays as it was said.
        await Desk.Send(desk.Organiser, HttpMethod.Put, $"/api/indicators/claims/{own}", Desk.Said("companies", "5000", "2019-07"), HttpStatusCode.Conflict, shown.GetProperty("version").GetInt32());
        foreach (var (method, url) in new[] { (HttpMethod.Post, "/api/indicators/claims"), (HttpMethod.Post, "/api/indicators/measures"), (HttpMethod.Post, $"/api/indicators/claims/{own}/moves") })
            Assert.Equal(HttpStatusCode.Unauthorized, (await desk.Visitor.SendAsync(new HttpRequestMessage(method, url) { Content = System.Net.Http.Json.JsonContent.Create(new { }) })).StatusCode);
        Assert.True(await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'indicators.publish-claim'") == 1);
    }

    [Theory, Databases]
    public async Task A_correction_takes_the_place_and_the_day_before_still_says_the_old_figure(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Measure("companies");
        var old = await desk.Publish(Desk.Said("companies", "4400", "2019-07"));
        var first = Desk.Day(site.Clock.GetUtcNow().UtcDateTime);
        site.Clock.Advance(TimeSpan.FromDays(3));
        var between = Desk.Day(site.Clock.GetUtcNow().UtcDateTime);
        site.Clock.Advance(TimeSpan.FromDays(3));
        var corrected = await desk.Publish(Desk.Said("companies", "4700", "2019-07", supersedes: old.ToString()));
        async Task<List<int>> At(string? day) => [.. (await Desk.Get(desk.Visitor, $"/api/indicators/measures/companies?asOf={day}")).GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("value").GetInt32())];
        Assert.Equal("4700", string.Join(",", await At(null)));
        Assert.Equal("4400", string.Join(",", await At(first)));
        Assert.Equal("4400", string.Join(",", await At(between)));
        Assert.Equal("4700", string.Join(",", await At(Desk.Day(site.Clock.GetUtcNow().UtcDateTime))));
        Assert.Empty(await At("2020-01-01"));
        var retired = await Desk.Get(desk.Visitor, $"/api/indicators/claims/{old}");
        Assert.Equal(("Retired", corrected), (retired.GetProperty("claim").GetProperty("state").GetString(), retired.GetProperty("supersededBy").GetGuid()));
        Assert.Contains("Not said any more since", await Desk.Text(desk.Visitor, $"/indicators/claims/{old}"), StringComparison.Ordinal);
        Assert.Contains("4,400", await Desk.Text(desk.Visitor, $"/indicators/companies?asOf={between}"), StringComparison.Ordinal);
        Assert.DoesNotContain("4,400", await Desk.Text(desk.Visitor, "/indicators/companies"), StringComparison.Ordinal);
        // A second correction of the same is refused: it would hide the first.
        var third = await Desk.Send(desk.Organiser, HttpMethod.Post, "/api/indicators/claims", Desk.Said("companies", "4800", "2019-07", supersedes: old.ToString()), HttpStatusCode.Conflict);
        Assert.EndsWith("corrects-nothing", third.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.Visitor.GetAsync("/api/indicators/measures/companies?asOf=yesterday")).StatusCode);
    }

    [Theory, Databases]
    public async Task A_derived_figure_follows_the_correction_of_its_input(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Measure("companies");
        var earlier = await desk.Publish(Desk.Said("companies", "100", "2019"));
        var later = await desk.Publish(Desk.Said("companies", "≥ 150", "2020"));
        var growth = (await Desk.Send(desk.Officer, HttpMethod.Post, "/api/indicators/derived", new { titleEn = "Growth", formula = "Growth", inputs = new[] { earlier, later } }, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        async Task<string> Told(string query = "")
        {
            var d = await Desk.Get(desk.Visitor, $"/api/indicators/derived/{growth}{query}");
            return $"{d.GetProperty("qualifier").GetString()} {d.GetProperty("value").GetRawText()}";
        }

        Assert.Equal("AtLeast 50", await Told());
        var day = Desk.Day(site.Clock.GetUtcNow().UtcDateTime);
        site.Clock.Advance(TimeSpan.FromDays(2));
        var better = await desk.Publish(Desk.Said("companies", "160", "2020", supersedes: later.ToString()));
        site.Clock.Advance(TimeSpan.FromDays(2));
        await desk.Publish(Desk.Said("companies", "170", "2020", supersedes: better.ToString()));
        Assert.Equal("Exact 70.0", await Told());
        Assert.Equal("AtLeast 50", await Told($"?asOf={day}"));
        // What is taken back takes the derived figure with it.
        await Desk.Move(desk.Officer, earlier, "Retire", "The office withdrew it.");
        await Desk.Get(desk.Visitor, $"/api/indicators/derived/{growth}", HttpStatusCode.NotFound);
        // Two statements of one thing are not added.
        var one = await desk.Publish(Desk.Said("companies", "10", "2021"));
        var other = await desk.Publish(Desk.Said("companies", "12", "2021"));
        var refused = await Desk.Send(desk.Officer, HttpMethod.Post, "/api/indicators/derived", new { titleEn = "Both", formula = "Sum", inputs = new[] { one, other } }, HttpStatusCode.BadRequest);
        Assert.Contains("not reckoned together", refused.GetRawText(), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task What_is_wrong_is_said_at_its_field(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Measure("companies");
        await desk.Measure("trade", "million USD");
        async Task Refused(object claim, string field)
        {
            var answer = await Desk.Send(desk.Organiser, HttpMethod.Post, "/api/indicators/claims", claim, HttpStatusCode.BadRequest);
            Assert.Contains(answer.GetProperty("errors").EnumerateObject(), e => string.Equals(e.Name, field, StringComparison.OrdinalIgnoreCase));
        }

        await Refused(Desk.Said("nothing", "1", "2019"), "Measure");
        await Refused(Desk.Said("companies", "many", "2019"), "Value");
        await Refused(Desk.Said("companies", "9999999999999999999999", "2019"), "Value");
        await Refused(Desk.Said("companies", "1", "last year"), "Period");
        await Refused(Desk.Said("companies", "1", "2019", "Atlantis"), "Subject");
        await Refused(Desk.Said("companies", "1", "2019", "x:new-thing"), "SubjectEn");
        await Refused(Desk.Said("companies", "1", "2019", "org:" + Guid.CreateVersion7()), "Subject");
        await Refused(Desk.Said("companies", "200?", "2019"), "Note");
        await Refused(Desk.Said("companies", "", "2019"), "Note");
        await Refused(Desk.Said("companies", "1", "2019", source: new { address = "https://agency.example.org/unknown" }), "Source.Outlet");
        await Refused(Desk.Said("companies", "1", "2019", source: new { outlet = "Agency", address = "not an address" }), "Source.Address");
        await Refused(new { measure = "trade", subject = "IR", value = "1", unit = "million EUR", period = "2019" }, "Unit");
        await Refused(new { }, "Measure");
        await Desk.Send(desk.Officer, HttpMethod.Post, "/api/indicators/measures", new { code = "claims", titleEn = "X" }, HttpStatusCode.BadRequest);
        await Desk.Send(desk.Officer, HttpMethod.Post, "/api/indicators/measures", new { code = "companies", titleEn = "X" }, HttpStatusCode.BadRequest);
        await Desk.Send(desk.Officer, HttpMethod.Post, "/api/indicators/measures", new { code = "apples", titleEn = "X", unit = "bananas" }, HttpStatusCode.BadRequest);
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM indicators_claim"));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM indicators_source"));
    }

    [Theory, Databases]
    public async Task A_search_engine_is_not_a_source_and_a_copy_leads_to_its_origin(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Measure("companies");
        var found = await desk.Draft(Desk.Said("companies", "> 7000", "2021-08", source: new { outlet = "Google", address = "https://Google.com/" }));
        Assert.Equal("SearchEngine", (await Desk.Get(desk.Organiser, $"/api/indicators/claims/{found}")).GetProperty("claim").GetProperty("source").GetProperty("verdict").GetString());
        await Desk.Move(desk.Organiser, found, "Submit");
        var refused = await Desk.Move(desk.Officer, found, "Publish", expected: HttpStatusCode.Conflict);
        Assert.EndsWith("not-a-source", refused.GetProperty("type").GetString(), StringComparison.Ordinal);
        var origin = "https://www.tehrantimes.com/news/464410";
        await desk.Publish(Desk.Said("companies", "> 7000", "2021-08", source: new { outlet = "Tehran Times", address = origin }));
        var copy = await desk.Publish(Desk.Said("companies", "> 7000", "2021-08", source: new { outlet = "A portal", address = "https://portal.example.org/a", kind = "Copy", derivativeOf = origin }));
        Assert.Equal(["A portal", "Tehran Times"], (await Desk.Get(desk.Visitor, $"/api/indicators/claims/{copy}")).GetProperty("sourceChain").EnumerateArray().Select(s => s.GetProperty("outlet").GetString()));
        // The same address is the same source.
        Assert.Equal(3, await site.Count("SELECT COUNT(*) FROM indicators_source"));
    }

    [Theory, Databases]
    public async Task A_file_is_taken_in_whole_or_not_at_all_and_debris_is_marked(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Measure("companies");
        const string Head = "ref,measure,subject,value,period,note,outlet,address,contradicts\n";
        var faults = await Desk.Import(desk.Organiser, Head + "a,companies,IR,5,2019,,Agency,,\nb,companies,Atlantis,many,2019,,Agency,,\nc,companies,IR,5,2020,,Agency,,zz\n", expected: HttpStatusCode.BadRequest);
        foreach (var place in new[] { "3:subject", "3:value", "4:contradicts" }) Assert.Contains(place, faults.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM indicators_claim"));
        var good = Head + "a,companies,IR,≥ 5,2019,Sanctions were re-imposed. I did. .. Exports fell.,Agency,,b\nb,companies,IR,7,2021,,Google,https://google.com/,\n=cmd,companies,RU,6,2019,,,,\n";
        var looked = await Desk.Import(desk.Organiser, good, check: true);
        Assert.Equal((false, 3, 1, 2), (looked.GetProperty("written").GetBoolean(), looked.GetProperty("claims").GetInt32(), looked.GetProperty("toReview").GetInt32(), looked.GetProperty("sources").GetInt32()));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM indicators_claim"));
        var taken = await Desk.Import(desk.Organiser, good);
        Assert.Equal(["2 BrokenPunctuation", "2 Fragment", "3 SearchEngine", "4 NotAnAddress"], taken.GetProperty("flags").EnumerateArray().Select(f => $"{f.GetProperty("row").GetInt32()} {(f.GetProperty("debris").ValueKind == JsonValueKind.String ? f.GetProperty("debris").GetString() : f.GetProperty("source").GetString())}").Order());
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM indicators_claim WHERE \"State\" = 'InReview'"));
        Assert.Equal(2, await site.Count("SELECT COUNT(*) FROM indicators_claim WHERE \"State\" = 'Draft'"));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM indicators_claim_link"));
        var first = taken.GetProperty("ids")[0].GetGuid();
        Assert.Contains("Look at the text before you believe the figure", await Desk.Text(desk.Organiser, $"/indicators/claims/{first}"), StringComparison.Ordinal);
        await Desk.Import(desk.Visitor, good, expected: HttpStatusCode.Unauthorized);
    }

    [Theory, Databases]
    public async Task Two_who_decide_at_once_do_not_overwrite_each_other(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Measure("companies");
        var id = await desk.Draft(Desk.Said("companies", "5", "2019"));
        var version = (await Desk.Get(desk.Organiser, $"/api/indicators/claims/{id}")).GetProperty("claim").GetProperty("version").GetInt32();
        await Desk.Send(desk.Organiser, HttpMethod.Put, $"/api/indicators/claims/{id}", Desk.Said("companies", "6", "2019"), HttpStatusCode.OK, version);
        await Desk.Send(desk.Organiser, HttpMethod.Put, $"/api/indicators/claims/{id}", Desk.Said("companies", "7", "2019"), HttpStatusCode.PreconditionFailed, version);
        Assert.Equal(6, (await Desk.Get(desk.Organiser, $"/api/indicators/claims/{id}")).GetProperty("claim").GetProperty("value").GetInt32());
    }
}
