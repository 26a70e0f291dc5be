using System.Net;
using System.Text.Json;
using Isthmus.Contracts.People;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Bookings;

public sealed class GroupTests
{
    private static System.Text.Json.Nodes.JsonObject Any(Centre centre, string group, double from, double hours, int times = 1) => centre.Wish([], from, hours, new { lines = Enumerable.Repeat(new { group }, times) });

    private static Guid Had(JsonElement booking) => Centre.Id(booking.GetProperty("resources")[0]);

    [Theory, Databases]
    public async Task Of_a_group_a_member_is_chosen_that_would_do(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        // In the order of their codes: one that the gate refers, one for the qualified, one that is closed then, one that would do.
        await centre.Resource(group: "tools", more: new { nameEn = "Cyclotron for isotopes", aboutEn = "Particle accelerator, 18 MeV" });
        await centre.Resource(group: "tools", rules: new { qualifications = "laser" });
        var closed = await centre.Resource(group: "tools", rules: new { hours = "Mo-Fr 14:00-18:00" });
        var open = await centre.Resource(group: "tools");
        Assert.Equal(open, Had(await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", Any(centre, "tools", 2, 1), HttpStatusCode.Created)));
        // The only one that would do is taken: it is not refused by the rules of the others.
        Assert.Equal("places.taken", Centre.Text(await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", Any(centre, "tools", 2, 1), HttpStatusCode.Conflict), "code"));
        // In the afternoon two would do, and both are had at once.
        var both = await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", Any(centre, "tools", 7, 1, 2), HttpStatusCode.Created);
        Assert.Equal(new[] { closed, open }.Order(), both.GetProperty("resources").EnumerateArray().Select(Centre.Id).Order());
        // A series goes by the same choice, date by date.
        var series = await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings/series", new { first = Any(centre, "tools", 26, 1), rule = "FREQ=DAILY;COUNT=2" }, HttpStatusCode.Created);
        Assert.Equal(2, series.GetProperty("booked").GetInt32());
    }

    [Theory, Databases]
    public async Task A_move_that_waits_for_an_answer_on_another_unit_makes_no_second_unit(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var racks = await centre.Resource(units: 2, rules: new { needsApproval = true });
        await Rates.RateTests.Set(centre, racks, [new { perHour = 60, currency = "EUR" }]);
        var (mine, other) = (await centre.Book(racks, 2), await centre.Book(racks, 10, who: await centre.Member(centre.Organisation, "colleague@example.org")));
        foreach (var asked in new[] { mine, other }) await Centre.Decide(centre.Staff, asked, approve: true);
        static (int, decimal) Units(JsonElement b) => (b.GetProperty("resources")[0].GetProperty("units").GetInt32(), b.GetProperty("totals")[0].GetProperty("amount").GetDecimal());
        // The unit that it has is taken at the new time: the move holds the other one until it is agreed to.
        Assert.Equal((1, 60), Units(await Centre.Move(centre.Booker, mine, 10)));
        Assert.Equal((1, 60), Units(await Centre.Decide(centre.Staff, mine, approve: true)));
        Assert.Equal(0, await Centre.Overlaps(site));
    }

    [Theory, Databases]
    public async Task Where_none_of_a_group_would_do_the_rule_is_told(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        foreach (var code in new[] { "laser", "laser" }) await centre.Resource(group: "lasers", rules: new { qualifications = code });
        Assert.Equal("NotQualified", Centre.Reasons(await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", Any(centre, "lasers", 2, 1), HttpStatusCode.Conflict)));
    }

    [Theory, Databases]
    public async Task A_date_that_a_series_left_out_is_added_when_it_has_become_free(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var room = await centre.Resource("Room");
        var colleague = await centre.Member(centre.Organisation, "colleague@example.org");
        var there = await centre.Book(room, 26, 1, who: colleague);
        var body = new { first = centre.Wish([room], 2, 1, new { purpose = "Rounds" }), rule = "FREQ=DAILY;COUNT=3", skipConflicts = true };
        var result = await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings/series", body, HttpStatusCode.Created);
        Assert.Equal(2, result.GetProperty("booked").GetInt32());
        var series = $"/api/places/bookings/series/{result.GetProperty("series").GetGuid()}";
        var left = Assert.Single((await Centre.Get(centre.Booker, series)).GetProperty("leftOut").EnumerateArray().ToList());
        Assert.Equal(Centre.At(26), left.GetProperty("from").GetDateTimeOffset());
        using var stranger = centre.MemberOf(await centre.Register("Loud Meadow Mills"));
        await Centre.Get(stranger, series, HttpStatusCode.NotFound);
        await Centre.Send(stranger, HttpMethod.Post, series + "/dates", new { from = Centre.At(26) }, HttpStatusCode.NotFound);

        // Who has left the organisation sees what they booked, and books nothing more on its account.
        var booker = await site.InScope(async sp => (await sp.GetRequiredService<IAccounts>().OfEmail("booker@example.org", CancellationToken.None))!.Id);
        var gone = centre.Client(new TestUser("Test member") { Id = booker.Value });
        await Centre.Get(gone, series);
        await Centre.Send(gone, HttpMethod.Post, series + "/dates", new { from = Centre.At(26) }, HttpStatusCode.Forbidden);

        Assert.Equal("places.taken", Centre.Text(await Centre.Send(centre.Booker, HttpMethod.Post, series + "/dates", new { from = Centre.At(26) }, HttpStatusCode.Conflict), "code"));
        await Centre.Send(centre.Booker, HttpMethod.Post, series + "/dates", new { from = Centre.At(50) }, HttpStatusCode.NotFound);
        await Centre.Cancel(colleague, there);
        // On its page, by the button of the date.
        using var again = await centre.Booker.Submit($"/places/bookings?series={result.GetProperty("series").GetGuid()}", "#left ~ * form", new Dictionary<string, string>());
        Assert.True(again.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, await again.Content.ReadAsStringAsync());
        var whole = await Centre.Get(centre.Booker, series);
        Assert.Equal((3, 0), (whole.GetProperty("bookings").GetArrayLength(), whole.GetProperty("leftOut").GetArrayLength()));
        Assert.All(whole.GetProperty("bookings").EnumerateArray(), b => Assert.Equal("Rounds", Centre.Text(b, "purpose")));
        await Centre.Send(centre.Booker, HttpMethod.Post, series + "/dates", new { from = Centre.At(26) }, HttpStatusCode.NotFound);
        Assert.Equal(0, await Centre.Overlaps(site));
    }

    [Theory, Databases]
    public async Task Who_waits_for_a_group_is_offered_the_first_time_of_a_member_that_would_do(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        // Free all the time and for the qualified only; and one that would do and is taken.
        await centre.Resource(group: "scopes", rules: new { qualifications = "laser" });
        var open = await centre.Resource(group: "scopes");
        var colleague = await centre.Member(centre.Organisation, "colleague@example.org");
        var (_, late) = (await centre.Book(open, 24, 4, who: colleague), await centre.Book(open, 28, 6, who: colleague));
        await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/waiting", new { wish = Any(centre, "scopes", 24, 10), minutes = 60 }, HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal("Waiting", Centre.Text((await Centre.Get(centre.Booker, "/api/places/waiting"))[0], "state"));
        await Centre.Cancel(colleague, late);
        await site.Quiet();
        var waiting = (await Centre.Get(centre.Booker, "/api/places/waiting"))[0];
        Assert.Equal("Offered", Centre.Text(waiting, "state"));
        var offer = await Centre.Get(centre.Booker, $"/api/places/bookings/{waiting.GetProperty("offer").GetGuid()}");
        Assert.Equal((open, Centre.At(28)), (Had(offer), offer.GetProperty("from").GetDateTimeOffset()));
    }

    [Theory, Databases]
    public async Task Who_waits_for_a_group_is_not_stopped_by_a_limit_of_one_day(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var one = await centre.Resource(group: "scopes", rules: new { minutesPerDay = 60 });
        await centre.Book(one, 24);
        // An hour more of Tuesday would be too much; Wednesday begins at 40.
        await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/waiting", new { wish = Any(centre, "scopes", 25, 26), minutes = 60 }, HttpStatusCode.Created);
        await site.Quiet();
        var waiting = (await Centre.Get(centre.Booker, "/api/places/waiting"))[0];
        Assert.Equal("Offered", Centre.Text(waiting, "state"));
        var offer = await Centre.Get(centre.Booker, $"/api/places/bookings/{waiting.GetProperty("offer").GetGuid()}");
        Assert.Equal(Centre.At(40), offer.GetProperty("from").GetDateTimeOffset());
    }

    [Theory, Databases]
    public async Task Times_of_a_group_are_proposed_of_members_that_somebody_is_qualified_for(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        await centre.Resource(group: "scopes", rules: new { qualifications = "laser" });
        await centre.Book(await centre.Resource(group: "scopes"), 24, 4);
        var ask = new { lines = new[] { new { group = "scopes" } }, from = Centre.At(24), until = Centre.At(34), minutes = 60 };
        async Task<(DateTimeOffset, string?)> First()
        {
            var first = (await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/free-times", ask, HttpStatusCode.OK)).GetProperty("free")[0];
            return (first.GetProperty("from").GetDateTimeOffset(), first.GetProperty("resources")[0].GetString());
        }
        Assert.Equal((Centre.At(28), "R2"), await First());
        await Centre.Send(centre.Staff, HttpMethod.Post, centre.Api + "/qualifications", new { email = "booker@example.org", code = "laser", from = "2026-01-01" }, HttpStatusCode.Created);
        Assert.Equal((Centre.At(24), "R1"), await First());
    }
}
