using System.Net;
using System.Text.Json;
using Isthmus.Contracts.Partnering;
using Isthmus.Contracts.Registry;
using Isthmus.Partnering.Opportunities;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Partnering.Tests;

/// <summary>Who may meet whom at an event: suggestions, the organiser's list, and meetings made from a filter.</summary>
public sealed class ExchangeTests
{
    private static object Valve(string title = "Mechanical heart valve") => new
    {
        language = "en", title, summary = "A titanium heart valve prosthesis with pyrolytic carbon leaflets.", description = "The valve is implanted by cardiac surgeons. Sizes from 19 to 31 mm.",
        partnerRole = "A distributor to hospitals.", advantages = "No clotting in ten years of tests.", technicalSpecification = "Titanium and carbon.", offered = "Heart valves.", lookedFor = "Clinics and distributors.", targetCountries = Array.Empty<string>(),
    };

    private static object Clinic(string title = "Heart valve prostheses wanted") => new
    {
        language = "en", title, summary = "Cardiac clinics look for a maker of heart valve prostheses.", description = "Mechanical valves with a titanium housing and pyrolytic carbon leaflets.",
        partnerRole = "The maker delivers valves and trains surgeons.", technicalSpecification = "Sizes from 19 to 31 mm.", offered = "A network of clinics.", lookedFor = "A maker of heart valves.", targetCountries = Array.Empty<string>(),
    };

    // For Armenia only: it fits nobody here.
    private static object Foam() => new { targetCountries = new[] { "AM" } };

    private static async Task<Guid> Edition(HttpClient organiser, string starts = "2099-07-09", string ends = "2099-07-10")
    {
        var id = Market.Id(await Market.Send(organiser, HttpMethod.Post, "/api/forums", new { seriesEn = Market.Unique("Exchange"), startsOn = starts, endsOn = ends, country = "RU", cities = "Kazan", zone = "Europe/Moscow" }, HttpStatusCode.Created));
        await Market.Send(organiser, HttpMethod.Put, $"/api/forums/{id}/publication", null);
        return id;
    }

    private static async Task<Dictionary<Guid, Guid>> Participants(HttpClient organiser, Guid edition) =>
        (await Market.Send(organiser, HttpMethod.Get, $"/api/forums/{edition}/participants?limit=200", null)).GetProperty("items").EnumerateArray().ToDictionary(p => p.GetProperty("organisation").GetGuid(), Market.Id);

    /// <summary>Presses a button of a page and tells where it leads.</summary>
    private static async Task<string> Press(HttpClient who, string url, string button, Dictionary<string, string>? values = null)
    {
        var page = await who.Page(url);
        var form = page.Forms.Single(f => f.QuerySelectorAll("button").Any(b => b.TextContent.Trim() == button));
        using var response = await who.Submit(url, form, values);
        Assert.True(response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{button}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return response.Headers.Location!.ToString();
    }

    [Theory, Databases]
    public async Task A_participant_sees_whom_to_meet_and_asks_with_the_opportunities_named(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        using var organiser = site.ClientOf(TestUser.Organiser);
        var (maker, clinics, hidden, foams, outside) = (await market.Organisation("Zyrianka Valves"), await market.Organisation("Clinics", "RU"), await market.Organisation("Secret Clinics", "RU"), await market.Organisation("Foams"), await market.Organisation("Not There", "RU"));
        var (offers, asks, secret, other, away) = (market.MemberOf(maker), market.MemberOf(clinics), market.MemberOf(hidden), market.MemberOf(foams), market.MemberOf(outside));
        var valve = await market.Publish(offers, maker, more: Valve());
        var request = await market.Publish(asks, clinics, "TechnologyRequest", Clinic());
        var anonymous = JsonSerializer.SerializeToNode(Clinic("Valves for a hidden clinic"))!.AsObject();
        anonymous["isAnonymous"] = true;
        await market.Publish(secret, hidden, "TechnologyRequest", anonymous);
        await market.Publish(away, outside, "TechnologyRequest", Clinic());
        await market.Publish(other, foams, more: Foam());
        var edition = await Edition(organiser);
        await Market.Send(organiser, HttpMethod.Post, $"/api/forums/{edition}/participants", new { organisations = new[] { maker, clinics, hidden, foams } });
        var there = await Participants(organiser, edition);
        string Url(Guid organisation) => $"/api/forums/{edition}/participants/{there[organisation]}/suggestions";

        var row = Assert.Single((await Market.Send(offers, HttpMethod.Get, Url(maker), null)).GetProperty("rows").EnumerateArray());
        Assert.Equal((there[clinics], valve, request), (row.GetProperty("participant").GetGuid(), row.GetProperty("ours").GetProperty("id").GetGuid(), row.GetProperty("theirs").GetProperty("id").GetGuid()));
        Assert.InRange(row.GetProperty("score").GetDouble(), 0.2, 1);
        Assert.Contains(row.GetProperty("phrases").EnumerateArray(), p => p.GetProperty("theirs").GetString()!.Contains("valve", StringComparison.OrdinalIgnoreCase));
        // Anonymous and without anything that fits: told why, and not more.
        Assert.Equal("NothingPublic", (await Market.Send(secret, HttpMethod.Get, Url(hidden), null)).GetProperty("why").GetString());
        Assert.Equal("NothingFits", (await Market.Send(other, HttpMethod.Get, Url(foams), null)).GetProperty("why").GetString());
        await Market.Send(asks, HttpMethod.Get, Url(maker), null, HttpStatusCode.NotFound);
        await Market.Send(market.Visitor, HttpMethod.Get, Url(maker), null, HttpStatusCode.Unauthorized);

        var page = $"/forums/{edition}/me/suggestions";
        await Press(offers, page, "Ask to meet");
        var asked = Assert.Single((await Market.Send(asks, HttpMethod.Get, $"/api/forums/{edition}/requests", null)).GetProperty("items").EnumerateArray());
        Assert.Equal(("Pending", there[maker], there[clinics]), (asked.GetProperty("state").GetString(), asked.GetProperty("from").GetGuid(), asked.GetProperty("to").GetGuid()));
        Assert.Contains("“Mechanical heart valve”", asked.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Contains("“Heart valve prostheses wanted”", asked.GetProperty("note").GetString(), StringComparison.Ordinal);
        // Both are in touch now: neither is suggested to the other.
        Assert.Empty((await Market.Send(offers, HttpMethod.Get, Url(maker), null)).GetProperty("rows").EnumerateArray());
        Assert.Empty((await Market.Send(asks, HttpMethod.Get, Url(clinics), null)).GetProperty("rows").EnumerateArray());
        Assert.Contains("in touch with everybody", await market.Text(offers, page), StringComparison.Ordinal);
        Assert.Contains("forums/" + edition + "/me/suggestions", await market.Text(offers, $"/forums/{edition}/me"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task What_is_kept_of_suggestions_does_not_outlive_what_it_rests_on(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        using var organiser = site.ClientOf(TestUser.Organiser);
        var (maker, clinics) = (await market.Organisation("Makers"), await market.Organisation("Clinics", "RU"));
        var (offers, asks) = (market.MemberOf(maker), market.MemberOf(clinics));
        var valve = await market.Publish(offers, maker, more: Valve());
        await market.Publish(asks, clinics, "TechnologyRequest", Clinic());
        var edition = await Edition(organiser);
        await Market.Send(organiser, HttpMethod.Post, $"/api/forums/{edition}/participants", new { organisations = new[] { maker, clinics } });
        var there = await Participants(organiser, edition);
        async Task<int> Suggested() => (await Market.Send(asks, HttpMethod.Get, $"/api/forums/{edition}/participants/{there[clinics]}/suggestions", null)).GetProperty("rows").GetArrayLength();

        Assert.Equal(1, await Suggested());
        await market.Move(offers, valve, "Withdraw");
        Assert.Equal(0, await Suggested());
        var again = await market.Publish(offers, maker, more: Valve());
        Assert.Equal(1, await Suggested());
        var interest = await market.Interest(asks, clinics, again);
        await site.Quiet();
        await Market.Send(offers, HttpMethod.Put, $"/api/interests/{interest}/answer", new { accept = false, reason = "TechnicalFeedback" });
        Assert.Equal(0, await Suggested());
    }

    [Theory, Databases]
    public async Task The_organiser_sees_the_pairs_and_who_stands_alone_and_makes_requests_that_can_be_undone(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        using var organiser = site.ClientOf(TestUser.Organiser);
        var (maker, clinics, foams, silent) = (await market.Organisation("=Zyrianka Valves"), await market.Organisation("Clinics", "RU"), await market.Organisation("Foams"), await market.Organisation("Silent"));
        var (offers, asks, other) = (market.MemberOf(maker), market.MemberOf(clinics), market.MemberOf(foams));
        await market.Publish(offers, maker, more: Valve());
        await market.Publish(asks, clinics, "TechnologyRequest", Clinic());
        await market.Publish(other, foams, more: Foam());
        var edition = await Edition(organiser);
        await Market.Send(organiser, HttpMethod.Post, $"/api/forums/{edition}/participants", new { organisations = new[] { maker, foams, silent } });
        await Market.Send(organiser, HttpMethod.Post, $"/api/forums/{edition}/participants", new { organisations = new[] { clinics }, side = "Host" });
        var there = await Participants(organiser, edition);
        var url = $"/api/forums/{edition}/matches";

        var list = await Market.Send(organiser, HttpMethod.Get, url, null);
        var pair = Assert.Single(list.GetProperty("pairs").EnumerateArray());
        Assert.Equal((there[maker], there[clinics]), (pair.GetProperty("from").GetProperty("participant").GetGuid(), pair.GetProperty("to").GetProperty("participant").GetGuid()));
        Assert.Equal((4, 2, 0.5), (list.GetProperty("participants").GetInt32(), list.GetProperty("withMatch").GetInt32(), list.GetProperty("share").GetDouble()));
        Assert.Equal(new Dictionary<string, string> { ["Foams"] = "NothingFits", ["Silent"] = "NothingPublic" }, list.GetProperty("without").EnumerateArray().ToDictionary(w => w.GetProperty("name").GetString()!, w => w.GetProperty("why").GetString()!));
        var csv = await market.Text(organiser, url + ".csv");
        Assert.Contains("'=Zyrianka Valves", csv, StringComparison.Ordinal);
        Assert.Contains("Heart valve prostheses wanted", csv, StringComparison.Ordinal);
        await Market.Send(offers, HttpMethod.Get, url, null, HttpStatusCode.Forbidden);
        await Market.Send(organiser, HttpMethod.Get, $"/api/forums/{Guid.NewGuid()}/matches", null, HttpStatusCode.NotFound);

        await Market.Send(organiser, HttpMethod.Post, url + "/requests", new { }, HttpStatusCode.BadRequest);
        await Market.Send(organiser, HttpMethod.Post, url + "/requests", new { atLeast = 101 }, HttpStatusCode.BadRequest);
        await Market.Send(organiser, HttpMethod.Post, url + "/requests", new { atLeast = 100 }, HttpStatusCode.BadRequest);
        await Market.Send(organiser, HttpMethod.Post, url + "/requests", new { pairs = new[] { new { from = there[maker], to = there[foams] } } }, HttpStatusCode.Conflict);
        await Market.Send(offers, HttpMethod.Post, url + "/requests", new { atLeast = 1 }, HttpStatusCode.Forbidden);

        // On the page: choose, look at it, confirm, undo.
        var page = $"/forums/{edition}/matches";
        var shown = await market.Text(organiser, page);
        Assert.Contains("nothing here complements", shown, StringComparison.Ordinal);
        var draft = await Press(organiser, page, "Make requests of the chosen", new Dictionary<string, string> { ["pair"] = $"{there[maker]}_{there[clinics]}" });
        Assert.Contains($"/forums/{edition}/requests/import/", draft, StringComparison.Ordinal);
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM forums_request"));
        var file = draft.Split('/')[^1];
        Assert.Contains("=Zyrianka Valves", await market.Text(organiser, draft), StringComparison.Ordinal);
        Assert.Contains("Подходящие пары", await market.Text(organiser, page, language: "ru"), StringComparison.Ordinal);
        Assert.Contains("زوج‌های سازگار", await market.Text(organiser, page, language: "fa"), StringComparison.Ordinal);
        await Market.Send(organiser, HttpMethod.Post, $"/api/forums/{edition}/requests/files/{file}/confirmation", new { acceptForBoth = false });
        var request = Assert.Single((await Market.Send(organiser, HttpMethod.Get, $"/api/forums/{edition}/requests", null)).GetProperty("items").EnumerateArray());
        Assert.Equal("Pending", request.GetProperty("state").GetString());
        Assert.Contains("Mechanical heart valve", request.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Equal("Pending", (await Market.Send(organiser, HttpMethod.Get, url, null)).GetProperty("pairs")[0].GetProperty("request").GetString());
        await Market.Send(organiser, HttpMethod.Post, url + "/requests", new { atLeast = 1 }, HttpStatusCode.BadRequest);
        await Market.Send(organiser, HttpMethod.Delete, $"/api/forums/{edition}/requests/files/{file}/confirmation", null);
        Assert.Equal("Withdrawn", (await Market.Send(organiser, HttpMethod.Get, url, null)).GetProperty("pairs")[0].GetProperty("request").GetString());
        await Market.Send(organiser, HttpMethod.Post, url + "/requests", new { atLeast = 1 }, HttpStatusCode.Created);
    }

    [Theory, Databases]
    public async Task A_filter_becomes_a_meeting_whose_matching_sides_are_invited_once_and_new_ones_later(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        using var organiser = site.ClientOf(TestUser.Organiser);
        var (maker, clinics, foams, hidden) = (await market.Organisation("Zyrianka Valves"), await market.Organisation("Clinics", "RU"), await market.Organisation("Foams"), await market.Organisation("Hidden Valves"));
        var offers = await market.Member(maker, "valves@example.org", "Vera Valve", language: "fa");
        var asks = await market.Member(clinics, "clinic@example.org", "Klara Klinik", language: "ru");
        var (other, secret) = (market.MemberOf(foams), market.MemberOf(hidden));
        await market.Publish(offers, maker, more: Valve());
        await market.Publish(asks, clinics, "TechnologyRequest", Clinic());
        await market.Publish(other, foams, more: Foam());
        var anonymous = JsonSerializer.SerializeToNode(Valve("A valve of a hidden maker"))!.AsObject();
        anonymous["isAnonymous"] = true;
        await market.Publish(secret, hidden, more: anonymous);
        var edition = await Edition(organiser);
        const string filter = "keyword=een-002&country=IR&country=RU";
        string[] Mails(string to) => [.. site.Mails().Where(m => m.Contains(to, StringComparison.Ordinal)).Select(MailWords.Of).Where(m => m.Contains($"/forums/{edition}/me/suggestions", StringComparison.Ordinal))];
        Task<JsonElement> Preview() => Market.Send(organiser, HttpMethod.Get, $"/api/opportunities/exchange?edition={edition}&filter={Uri.EscapeDataString(filter)}", null);
        Task<JsonElement> Invite(object? more = null, HttpStatusCode expected = HttpStatusCode.OK) => Market.Send(organiser, HttpMethod.Post, "/api/opportunities/exchange", more ?? new { edition, filter }, expected);

        var seen = await Preview();
        Assert.Equal((4, 1, 2, 1, 1), (seen.GetProperty("opportunities").GetInt32(), seen.GetProperty("anonymous").GetInt32(), seen.GetProperty("offering").GetInt32(), seen.GetProperty("lookingFor").GetInt32(), seen.GetProperty("pairs").GetInt32()));
        Assert.DoesNotContain("Hidden Valves", seen.ToString(), StringComparison.Ordinal);
        // Refused: not narrowed, no such forum, over, nobody matches, not an organiser.
        await Invite(new { edition, filter = "sort=title" }, HttpStatusCode.BadRequest);
        await Invite(new { edition = Guid.NewGuid(), filter }, HttpStatusCode.NotFound);
        await Invite(new { edition = await Edition(organiser, "2001-07-09", "2001-07-10"), filter }, HttpStatusCode.Conflict);
        await Invite(new { edition, filter = "profile=TechnologyOffer" }, HttpStatusCode.Conflict);
        await Market.Send(offers, HttpMethod.Post, "/api/opportunities/exchange", new { edition, filter }, HttpStatusCode.Forbidden);
        await Market.Send(market.Visitor, HttpMethod.Post, "/api/opportunities/exchange", new { edition, filter }, HttpStatusCode.Unauthorized);
        Assert.DoesNotContain("technology exchange meeting of these", await market.Text(offers, "/opportunities?" + filter), StringComparison.Ordinal);
        Assert.DoesNotContain("technology exchange meeting of these", await market.Text(organiser, "/opportunities"), StringComparison.Ordinal);
        Assert.Contains("technology exchange meeting of these", await market.Text(organiser, "/opportunities?" + filter), StringComparison.Ordinal);

        var page = $"/opportunities/exchange?edition={edition}&{filter}";
        await Press(organiser, page, "Invite 2 organisations");
        await site.Quiet();
        var there = await Participants(organiser, edition);
        Assert.Equal(new[] { maker, clinics }.Order(), there.Keys.Order());
        Assert.Equal("Host", (await Market.Send(organiser, HttpMethod.Get, $"/api/forums/{edition}/participants/{there[clinics]}", null)).GetProperty("side").GetString());
        Assert.Contains("دعوت", Assert.Single(Mails("valves@example.org")), StringComparison.Ordinal);
        Assert.Contains("приглашена", Assert.Single(Mails("clinic@example.org")), StringComparison.Ordinal);
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'partnering.invite-to-exchange' AND \"SubjectKind\" = 'partnering_exchange'"));

        Assert.Contains("Встреча по обмену технологиями", await market.Text(organiser, page, language: "ru"), StringComparison.Ordinal);
        Assert.Contains("نشست تبادل فناوری", await market.Text(organiser, "/opportunities/exchange?" + filter, language: "fa"), StringComparison.Ordinal);
        Assert.Contains("Narrow the list", await market.Text(organiser, "/opportunities/exchange"), StringComparison.Ordinal);

        // Again changes nothing, in whatever order the filter is written.
        Assert.Equal(0, (await Invite()).GetProperty("invited").GetInt32());
        Assert.Equal(0, (await Invite(new { edition, filter = "country=RU&country=IR&keyword=een-002&page=3" })).GetProperty("invited").GetInt32());
        await site.Quiet();
        Assert.Equal(2, (await Participants(organiser, edition)).Count);
        Assert.Single(Mails("valves@example.org"));

        // One answers the filter later, another one is wanted although it matches nobody.
        var later = await market.Organisation("Later Clinics", "RU");
        await market.Publish(market.MemberOf(later), later, "TechnologyRequest", Clinic("More valves wanted"));
        Assert.Contains("Invite new ones: 1", await market.Text(organiser, page), StringComparison.Ordinal);
        Assert.Equal(2, (await Invite(new { edition, filter, alsoAlone = true })).GetProperty("invited").GetInt32());
        await site.Quiet();
        Assert.Equal(new[] { maker, clinics, foams, later }.Order(), (await Participants(organiser, edition)).Keys.Order());
        Assert.Single(Mails("valves@example.org"));
        var made = Assert.Single((await Market.Send(organiser, HttpMethod.Get, "/api/opportunities/exchanges", null)).EnumerateArray());
        Assert.Equal(4, made.GetProperty("invited").GetInt32());
        Assert.Contains("Russia", await market.Text(organiser, "/opportunities/exchanges"), StringComparison.Ordinal);
        await Market.Send(offers, HttpMethod.Get, "/api/opportunities/exchanges", null, HttpStatusCode.Forbidden);
    }

    [Theory, Databases]
    public async Task Whom_the_gate_holds_is_not_invited_and_neither_is_anybody_twice_by_two_organisers_at_once(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        using var organiser = site.ClientOf(TestUser.Organiser);
        var (maker, clinics, held) = (await market.Organisation("Zyrianka Valves"), await market.Organisation("Clinics", "RU"), await market.Organisation("Held Valves"));
        await market.Publish(market.MemberOf(maker), maker, more: Valve());
        await market.Publish(market.MemberOf(clinics), clinics, "TechnologyRequest", Clinic());
        await market.Publish(market.MemberOf(held), held, more: Valve("Another heart valve"));
        var edition = await Edition(organiser);
        // The gate has spoken, the opportunity has not followed yet.
        await site.Execute($"UPDATE compliance_subject SET \"Standing\" = 'OnHold' WHERE \"Kind\" = 'organisation' AND \"Id\" = '{held}'");
        var body = new { edition, filter = "keyword=een-002" };

        var guests = (await Market.Send(organiser, HttpMethod.Get, $"/api/opportunities/exchange?edition={edition}&filter=keyword%3Deen-002", null)).GetProperty("guests").EnumerateArray().ToDictionary(g => g.GetProperty("organisation").GetGuid(), g => g.GetProperty("standing").GetString());
        Assert.Equal(("BeingChecked", "ToInvite"), (guests[held], guests[maker]));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "/api/opportunities/exchange") { Content = System.Net.Http.Json.JsonContent.Create(body) };
            using var response = await organiser.SendAsync(message);
            return response.StatusCode;
        }));
        Assert.All(answers, a => Assert.True(a is HttpStatusCode.OK or HttpStatusCode.Conflict, a.ToString()));
        await site.Quiet();
        Assert.Equal(new[] { maker, clinics }.Order(), (await Participants(organiser, edition)).Keys.Order());
        Assert.Equal((1, 2), (await site.Count("SELECT COUNT(*) FROM partnering_exchange"), await site.Count("SELECT COUNT(*) FROM partnering_exchange_guest")));
    }

    [Theory, Databases]
    public async Task For_300_participants_lists_are_made_once_and_nobody_stands_in_all_of_them(Provider provider)
    {
        const int Organisations = 300;
        string[] things = ["valve", "pump", "sensor", "membrane", "catalyst", "battery", "laser", "reactor", "vaccine", "polymer", "turbine", "drone", "seed", "enzyme", "antenna", "coating"];
        string[] uses = ["hospitals", "refineries", "farms", "ships", "aircraft", "mines", "schools", "power plants", "water works", "laboratories"];
        await using var site = await TestSite.Start(provider);
        var owners = Enumerable.Range(0, Organisations).Select(_ => OrganisationId.New()).ToList();
        await site.InScope(async sp =>
        {
            var (db, now, random) = (sp.GetRequiredService<PartneringDb>(), site.Clock.GetUtcNow().UtcDateTime, new Random(7));
            for (var i = 0; i < 2 * Organisations; i++)
            {
                var (thing, use) = (things[random.Next(things.Length)], uses[random.Next(uses.Length)]);
                var offers = i % 2 == 0;
                var o = new Opportunity { Id = OpportunityId.New(), Reference = $"T{i}", Profile = offers ? ProfileType.TechnologyOffer : ProfileType.TechnologyRequest, Owner = owners[i / 2], Country = "IR", Language = "en", CreatedAt = now };
                var read = OpportunityRules.Read(new OpportunityInput
                {
                    Language = "en", Title = $"{thing} for {use} {i}", Summary = offers ? $"A durable {thing} that is made for {use}." : $"Wanted: a {thing} for {use} in the north.", Description = $"The {thing} works in {use} for ten years, number {random.Next(1000)}.", PartnerRole = $"Uses the {thing}.",
                    OwnKind = PartnerKind.UpTo10, IsOpen = true,
                }, o.Profile, new([]), []);
                Assert.True(read.Succeeded);
                o.Write(read.Value, now);
                o.Move(Workflow.OpportunityState.Published, now);
                o.Stand(new Contracts.Compliance.Clearance(Contracts.Compliance.DecisionId.New(), Contracts.Compliance.Standing.Clear), now);
                db.Opportunities.Add(o);
            }
            await db.SaveChangesAsync();
        });
        MatchSuggestions? first = null, second = null;
        var (making, keeping) = (TimeSpan.Zero, TimeSpan.Zero);
        await site.InScope(async sp => { var watch = System.Diagnostics.Stopwatch.StartNew(); first = await sp.GetRequiredService<IMatchSuggestions>().Among(owners, default); making = watch.Elapsed; });
        await site.InScope(async sp => { var watch = System.Diagnostics.Stopwatch.StartNew(); second = await sp.GetRequiredService<IMatchSuggestions>().Among([.. owners.AsEnumerable().Reverse()], default); keeping = watch.Elapsed; });

        TestContext.Current.TestOutputHelper?.WriteLine($"{first!.Pairs.Count} pairs made in {making.TotalMilliseconds:0} ms, read again in {keeping.TotalMilliseconds:0} ms");
        Assert.Same(first, second);
        Assert.True(first!.Without.Count < Organisations / 10, $"{first.Without.Count} stand alone.");
        var lists = first.Pairs.SelectMany(p => (OrganisationId[])[.. p.ForA ? [p.B.Organisation] : Array.Empty<OrganisationId>(), .. p.ForB ? [p.A.Organisation] : Array.Empty<OrganisationId>()]).CountBy(o => o).ToList();
        // Full lists would be ten for each opportunity: nobody stands in more than twice the mean.
        Assert.InRange(lists.Max(l => l.Value), 1, 2 * 2 * 10);
        Assert.True(keeping < making);
    }
}
