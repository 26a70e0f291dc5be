using System.Net;
using System.Text.Json;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.People;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Houses;

/// <summary>The catalogue of a house, and requests with a clock.</summary>
public sealed class RequestTests
{
    private static object Service(string name = "Desk by the window", int hours = 18, bool isOffered = true) => new { kind = "Desk", nameEn = name, nameFa = "میز", aboutEn = "With a lamp.", priceEn = "10 euros a day", hours, isOffered };

    [Theory, Databases]
    public async Task S1_13_whoever_runs_a_house_keeps_its_catalogue_and_others_do_not(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var (run, elsewhere) = (await agency.Organisation("Runs the house"), await agency.Organisation("Runs another"));
        var (house, park) = (await agency.OpenHouse(run), await agency.House(run, new { kind = "Park", nameEn = "Park" }));
        using var manager = site.ClientOf(TestUser.MemberOf(run, "editor"));
        using var viewer = site.ClientOf(TestUser.MemberOf(run, "viewer"));
        using var foreigner = site.ClientOf(TestUser.MemberOf(elsewhere));
        var services = $"/api/places/{house}/services";
        await agency.Post(services, Service(), HttpStatusCode.Unauthorized, agency.Visitor);
        foreach (var who in new[] { viewer, foreigner }) await agency.Post(services, Service(), HttpStatusCode.Forbidden, who);
        await agency.Post($"/api/places/{park}/services", Service(), HttpStatusCode.Conflict, manager);
        await agency.Post(services, new { kind = "Desk", hours = 4 }, HttpStatusCode.BadRequest, manager);
        await agency.Post(services, Service(hours: 0), HttpStatusCode.BadRequest, manager);
        var desk = Agency.Id(await agency.Post(services, Service(), HttpStatusCode.Created, manager));
        var hidden = Agency.Id(await agency.Post(services, Service("Not now", isOffered: false), HttpStatusCode.Created, manager));
        Assert.Equal("10 euros a day", Assert.Single((await agency.Get(services, agency.Visitor)).EnumerateArray()).GetProperty("price").GetProperty("en").GetString());
        Assert.Equal(2, (await agency.Get(services, manager)).GetArrayLength());
        var page = (await agency.Visitor.Page($"/places/{house}/services")).QuerySelector("main")!.TextContent;
        Assert.Contains("18 opening hours", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Not now", page, StringComparison.Ordinal);
        var version = (await agency.Put($"{services}/{desk}", Service("Desk"), HttpStatusCode.OK, 1, manager)).GetProperty("version").GetInt32();
        await agency.Put($"{services}/{desk}", Service("Desk"), HttpStatusCode.PreconditionFailed, version - 1, manager);
        await agency.Delete($"{services}/{hidden}", HttpStatusCode.Forbidden, foreigner);
        await agency.Delete($"{services}/{hidden}", who: manager);

        // The same through the page.
        using var browser = site.ClientOf(TestUser.MemberOf(run), followRedirects: true);
        using var saved = await browser.Submit($"/places/{house}/services/new", "form:has([name='Input.Hours'])", new Dictionary<string, string> { ["Input.Kind"] = "Showroom", ["Input.NameEn"] = "Shelf", ["Input.Hours"] = "9" });
        Assert.Contains("Shelf", (await saved.Html()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_request_goes_from_received_to_done_within_the_opening_hours_of_the_house_and_both_sides_are_told(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var (run, asking) = (await agency.Organisation("Runs the house"), await agency.Organisation("Asks the house"));
        foreach (var (name, organisation) in new[] { ("manager", run), ("asker", asking) })
            await site.InScope(sp => PeopleRoom.EnsureAccount(sp, $"{name}@example.org", $"The {name}", "harbour lantern seven", [], new Dictionary<OrganisationId, MemberRole> { [new(organisation)] = MemberRole.Owner }, CancellationToken.None));
        var house = await agency.OpenHouse(run);
        using var manager = site.ClientOf(TestUser.MemberOf(run));
        using var asker = site.ClientOf(TestUser.MemberOf(asking));
        using var neighbour = site.ClientOf(TestUser.MemberOf(await agency.Organisation("Neighbour")));
        var service = Agency.Id(await agency.Post($"/api/places/{house}/services", Service(), HttpStatusCode.Created, manager));
        var requests = $"/api/places/{house}/requests";
        // Friday at four in the afternoon in Moscow: two hours are left of the week.
        site.Clock.SetTo(new DateTimeOffset(2026, 12, 4, 13, 0, 0, TimeSpan.Zero));
        await agency.Post(requests, new { service, organisation = asking, text = "A desk" }, HttpStatusCode.Forbidden, neighbour);
        await agency.Post(requests, new { service, organisation = asking }, HttpStatusCode.BadRequest, asker);
        await agency.Post(requests, new { service = Guid.CreateVersion7(), organisation = asking, text = "A desk" }, HttpStatusCode.NotFound, asker);
        var ticket = Agency.Id(await agency.Post(requests, new { service, organisation = asking, text = "A desk for two\nfrom Monday" }, HttpStatusCode.Created, asker));
        var one = $"{requests}/{ticket}";
        Task<JsonElement> See(HttpClient who) => agency.Get(one, who);
        var seen = (await See(manager)).GetProperty("request");
        Assert.Equal(("2026-12-08T13:00", "Received"), (seen.GetProperty("dueAt").GetString()![..16], seen.GetProperty("state").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(new Uri(one, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await neighbour.GetAsync(new Uri(requests, UriKind.Relative))).StatusCode);
        await site.Quiet();
        Assert.Contains(site.Mails(), m => m.Contains("manager@example.org", StringComparison.Ordinal));

        Task Move(string move, HttpStatusCode expected, HttpClient who, string? reason = null) => agency.Post(one + "/moves", new { move, reason }, expected, who);
        await Move("Finish", HttpStatusCode.Conflict, manager);
        await Move("Accept", HttpStatusCode.Forbidden, asker);
        await Move("Decline", HttpStatusCode.BadRequest, manager);
        await Move("Accept", HttpStatusCode.OK, manager);
        await agency.Put(one + "/assignee", new { assignee = Guid.CreateVersion7() }, HttpStatusCode.BadRequest, who: manager);
        await agency.Put(one + "/assignee", new { assignee = (Guid?)null }, HttpStatusCode.OK, who: manager);
        await Move("Start", HttpStatusCode.OK, manager);
        await agency.Post(one + "/messages", new { text = "By the window, please" }, HttpStatusCode.Created, asker);
        await agency.Post(one + "/messages", new { text = "It is ready" }, HttpStatusCode.Created, manager);
        await agency.Post(one + "/messages", new { text = " " }, HttpStatusCode.BadRequest, manager);
        Assert.False((await See(asker)).GetProperty("request").GetProperty("isLate").GetBoolean());
        site.Clock.SetTo(new DateTimeOffset(2026, 12, 8, 13, 1, 0, TimeSpan.Zero));
        Assert.Equal(1, (await agency.Get(requests + "?late=true", manager)).GetProperty("total").GetInt32());
        Assert.Contains("late", (await manager.Page($"/places/{house}/requests")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await Move("Finish", HttpStatusCode.OK, manager);
        await Move("Withdraw", HttpStatusCode.Conflict, asker);
        var done = await See(asker);
        Assert.Equal(("Done", true, 2), (done.GetProperty("request").GetProperty("state").GetString(), done.GetProperty("request").GetProperty("isLate").GetBoolean(), done.GetProperty("messages").GetArrayLength()));
        await site.Quiet();
        var mails = site.Mails();
        Assert.Equal((2, 4), (mails.Count(m => m.Contains("manager@example.org", StringComparison.Ordinal)), mails.Count(m => m.Contains("asker@example.org", StringComparison.Ordinal))));
        // What was written between the two stands in no mail.
        Assert.DoesNotContain(mails, m => m.Contains("window", StringComparison.Ordinal));
        Assert.Contains("Asks the house", await agency.Text(requests + ".csv", manager), StringComparison.Ordinal);
        Assert.Equal(ticket, Agency.Id(Assert.Single((await agency.Get("/api/places/requests", asker)).EnumerateArray())));
        // A service that was asked for stays in the catalogue.
        await agency.Delete($"/api/places/{house}/services/{service}", HttpStatusCode.Conflict, manager);
    }

    [Theory, Databases]
    public async Task A_request_is_withdrawn_or_declined_with_a_reason_through_the_pages_and_nobody_on_hold_asks(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var (run, asking) = (await agency.Organisation("Runs the house"), await agency.Organisation("Asks the house"));
        var house = await agency.OpenHouse(run);
        using var manager = site.ClientOf(TestUser.MemberOf(run), followRedirects: true);
        using var asker = site.ClientOf(TestUser.MemberOf(asking), followRedirects: true);
        var service = Agency.Id(await agency.Post($"/api/places/{house}/services", Service(), HttpStatusCode.Created, manager));
        async Task<string> Ask()
        {
            using var asked = await asker.Submit($"/places/{house}/services/{service}/request", "form:has([name='Input.Text'])", new Dictionary<string, string> { ["Input.Organisation"] = asking.ToString(), ["Input.Text"] = "A desk" });
            Assert.Contains("The house has your request.", (await asked.Html()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            return asked.RequestMessage!.RequestUri!.AbsolutePath;
        }
        var (first, second) = (await Ask(), await Ask());
        using var empty = await manager.Submit(first, "form:has([name='Decline.Reason'])", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var declined = await manager.Submit(first, "form:has([name='Decline.Reason'])", new Dictionary<string, string> { ["Decline.Reason"] = "All desks are taken" });
        Assert.Contains("All desks are taken", (await asker.Page(first)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var withdrawn = await asker.Submit(second, "form:has(input[value='withdraw'])", new Dictionary<string, string>());
        Assert.Contains("Withdrawn", (await withdrawn.Html()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var written = await asker.Submit(second, "form:has([name='Words.Text'])", new Dictionary<string, string> { ["Words.Text"] = "We come next year" });
        Assert.Contains("We come next year", (await manager.Page(second)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await asker.Page("/places/requests")).QuerySelectorAll("tbody tr").Length);

        await Clearing.Gates.Say(site, Clearing.Gates.OfOrganisation(asking, "Qwyxzenthor Vlorpnik Grubbelwatz"));
        await agency.Post($"/api/places/{house}/requests", new { service, organisation = asking, text = "A desk" }, HttpStatusCode.Conflict, asker);
        await agency.Post($"/api/places/{house}/stages", new { stage = "Closed", on = "2026" });
        using var other = site.ClientOf(TestUser.MemberOf(run));
        await agency.Post($"/api/places/{house}/requests", new { service, organisation = run, text = "A desk" }, HttpStatusCode.Conflict, other);
    }
}
