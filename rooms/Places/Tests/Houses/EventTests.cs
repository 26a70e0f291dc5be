using System.Net;
using System.Text.Json;
using Isthmus.Contracts.Registry;
using Isthmus.Contracts.People;
using Isthmus.People;
using Isthmus.Places.Houses.Ideas;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Houses;

/// <summary>S2-18: an idea form for each house, events with a calendar feed, and visitors.</summary>
public sealed class EventTests
{
    [Theory, Databases]
    public async Task Events_of_a_house_are_in_its_time_and_in_a_calendar_that_tells_what_does_not_take_place(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var run = await agency.Organisation("Runs the house");
        var (house, other) = (await agency.OpenHouse(run), await agency.OpenHouse(run));
        using var manager = site.ClientOf(TestUser.MemberOf(run, "editor"), followRedirects: true);
        site.Clock.SetTo(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        var events = $"/api/places/{house}/events";
        object Event(string title, string from = "10:00:00", string until = "12:30:00") => new { kind = "Training", titleEn = title, on = "2026-12-15", from, until, room = "Hall 2" };
        using var foreigner = site.ClientOf(TestUser.MemberOf(await agency.Organisation("Another")));
        await agency.Post(events, Event("No"), HttpStatusCode.Forbidden, foreigner);
        await agency.Post(events, Event("No", until: "10:00:00"), HttpStatusCode.BadRequest, manager);
        var first = Agency.Id(await agency.Post(events, Event("How to export"), HttpStatusCode.Created, manager));
        var second = Agency.Id(await agency.Post(events, Event("How to pack"), HttpStatusCode.Created, manager));
        Assert.Equal("2026-12-15T07:00:00", (await agency.Get(events, agency.Visitor))[0].GetProperty("startsAt").GetString()![..19]);
        await agency.Put($"{events}/{second}/cancellation", null, who: manager);
        var feed = await agency.Text(events + ".ics");
        Assert.Contains("DTSTART;TZID=Europe/Moscow:20261215T100000", feed, StringComparison.Ordinal);
        Assert.Equal((2, 1), (feed.Split("BEGIN:VEVENT").Length - 1, feed.Split("STATUS:CANCELLED").Length - 1));
        var page = (await agency.Visitor.Page($"/places/{house}/events")).QuerySelector("tbody")!.TextContent;
        Assert.Contains("Does not take place", page, StringComparison.Ordinal);
        Assert.Empty((await agency.Get($"/api/places/{other}/events", agency.Visitor)).EnumerateArray());

        // Visitors: a line for each, none by hand.
        var visits = $"/api/places/{house}/visits";
        await agency.Post(visits, new { people = 3, @event = first, on = "2026-12-15" }, HttpStatusCode.BadRequest, manager);
        site.Clock.SetTo(new DateTimeOffset(2026, 12, 15, 20, 0, 0, TimeSpan.Zero));
        await agency.Post(visits, new { people = 3, @event = first }, HttpStatusCode.OK, manager);
        await agency.Post(visits, new { people = 2, @event = Guid.CreateVersion7() }, HttpStatusCode.BadRequest, manager);
        await agency.Post(visits, new { people = 0 }, HttpStatusCode.BadRequest, manager);
        using var noted = await manager.Submit($"/places/{house}/visits", "form:has([name='Input.People'])", new Dictionary<string, string> { ["Input.People"] = "2" });
        Assert.Equal(5, (await noted.Html()).QuerySelectorAll("tbody tr").Length);
        var taken = (await agency.Get(visits, manager))[0].GetProperty("id").GetGuid();
        await agency.Delete($"{visits}/{taken}", who: manager);
        await agency.Delete($"{visits}/{taken}", HttpStatusCode.NotFound, manager);
        Assert.Equal(3, (await agency.Get(events + "?ended=true", manager)).EnumerateArray().Single(e => Agency.Id(e) == first).GetProperty("visitors").GetInt32());
    }

    [Theory, Databases]
    public async Task Anybody_brings_an_idea_the_house_answers_by_mail_and_machines_are_thanked_for_nothing(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var run = await agency.Organisation("Runs the house");
        await site.InScope(sp => PeopleRoom.EnsureAccount(sp, "manager@example.org", "The manager", "harbour lantern seven", [], new Dictionary<OrganisationId, MemberRole> { [new(run)] = MemberRole.Owner }, CancellationToken.None));
        var house = await agency.OpenHouse(run);
        using var manager = site.ClientOf(TestUser.MemberOf(run), followRedirects: true);
        using var visitor = site.Client(followRedirects: true);
        Dictionary<string, string> Filled(string website) => new() { ["Input.Title"] = "A pump without power", ["Input.Text"] = "It runs on waves.", ["Input.Name"] = "Zuleika Abendroth", ["Input.Email"] = "zuleika@example.org", ["Input.Website"] = website };
        using var machine = await visitor.Submit($"/places/{house}/ideas/new", "form:has([name='Input.Email'])", Filled("http://spam.example"));
        using var person = await visitor.Submit($"/places/{house}/ideas/new", "form:has([name='Input.Email'])", Filled(""));
        foreach (var answer in new[] { machine, person }) Assert.Contains("Thank you", (await answer.Html()).Body!.TextContent, StringComparison.Ordinal);
        await agency.Post($"/api/places/{house}/ideas", new { title = "No address", text = "x", name = "x", email = "x" }, HttpStatusCode.BadRequest, agency.Visitor);
        var idea = Assert.Single((await agency.Get($"/api/places/{house}/ideas", manager)).EnumerateArray());
        var url = $"/api/places/{house}/ideas/{Agency.Id(idea)}/state";
        using var foreigner = site.ClientOf(TestUser.MemberOf(await agency.Organisation("Another")));
        await agency.Put(url, new { state = "InReview" }, HttpStatusCode.Forbidden, who: foreigner);
        await agency.Put(url, new { state = "Accepted" }, HttpStatusCode.BadRequest, who: manager);
        await agency.Put(url, new { state = "InReview" }, who: manager);
        using var answered = await manager.Submit($"/places/{house}/ideas/{Agency.Id(idea)}", "form:has([name='Input.Answer'])", new Dictionary<string, string> { ["Input.State"] = "Accepted", ["Input.Answer"] = "Come on Monday" });
        Assert.Contains("Come on Monday", (await answered.Html()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await agency.Put(url, new { state = "Declined", answer = "No" }, HttpStatusCode.Conflict, who: manager);
        await site.Quiet();
        Assert.Equal((1, 1), (site.Mails().Count(m => m.Contains("To: The manager", StringComparison.Ordinal) || m.Contains("manager@example.org", StringComparison.Ordinal)), site.Mails().Count(m => m.Contains("zuleika@example.org", StringComparison.Ordinal))));
        // The audit never held who it was.
        Assert.Equal(0, await site.Count("SELECT count(*) FROM platform_audit WHERE \"Payload\" LIKE '%zuleika%'"));
        Assert.DoesNotContain("zuleika", await agency.Text($"/api/places/{house}/ideas.csv", manager), StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromDays(367));
        await site.InScope(async sp => await sp.GetServices<IChore>().OfType<ForgetSenders>().Single().Do(CancellationToken.None));
        Assert.Equal(JsonValueKind.Null, (await agency.Get($"/api/places/{house}/ideas", manager))[0].GetProperty("email").ValueKind);
        await agency.Post($"/api/places/{house}/stages", new { stage = "Closed", on = "2027" });
        await agency.Post($"/api/places/{house}/ideas", new { title = "Too late", text = "x", name = "x", email = "x@example.org" }, HttpStatusCode.Conflict, agency.Visitor);
    }
}
