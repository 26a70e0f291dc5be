using System.Net;
using System.Text.Json;
using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Bookings;

public sealed class WaitingTests
{
    private static Task<JsonElement> Wait(Centre centre, HttpClient who, Guid resource, double from, double hours, int minutes, object? more = null, HttpStatusCode expected = HttpStatusCode.Created) =>
        Centre.Send(who, HttpMethod.Post, centre.Api + "/waiting", new { wish = centre.Wish([resource], from, hours, more), minutes }, expected);

    private static async Task<List<(string State, Guid? Offer)>> Mine(HttpClient who) =>
        [.. (await Centre.Get(who, "/api/places/waiting")).EnumerateArray().Select(w => (Centre.Text(w, "state"), w.GetProperty("offer").ValueKind == JsonValueKind.Null ? (Guid?)null : w.GetProperty("offer").GetGuid()))];

    [Theory, Databases]
    public async Task Who_waits_first_is_offered_first_and_what_is_not_answered_goes_to_the_next(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource(rules: new { hours = "Mo-Fr 09:00-17:00" });
        var all = await centre.Book(microscope, 25, 8);
        var (first, second) = (await centre.Member(centre.Organisation, "first@example.org"), await centre.Member(centre.Organisation, "second@example.org"));
        await Wait(centre, first, microscope, 24, 10, 420);
        await Wait(centre, second, microscope, 24, 10, 420);
        await site.Quiet();
        Assert.Equal("Waiting", Assert.Single(await Mine(first)).State);

        await Centre.Cancel(centre.Booker, all);
        await site.Quiet();
        var offer = Assert.Single(await Mine(first));
        Assert.Equal("Offered", offer.State);
        Assert.Equal("Waiting", Assert.Single(await Mine(second)).State);
        // It is held: nobody else has it meanwhile.
        await centre.Book(microscope, 26, 2, expected: HttpStatusCode.Conflict);
        await Centre.Get(second, $"/api/places/bookings/{offer.Offer}");

        site.Clock.SetTo(Centre.At(24.95));
        await site.Quiet();
        Assert.Equal("Over", Assert.Single(await Mine(first)).State);
        await Centre.Send(first, HttpMethod.Post, $"/api/places/bookings/{offer.Offer}/answer", new { take = true }, HttpStatusCode.Conflict);
        var next = Assert.Single(await Mine(second));
        Assert.Equal("Offered", next.State);
        Assert.Equal("Confirmed", Centre.Text(await Centre.Send(second, HttpMethod.Post, $"/api/places/bookings/{next.Offer}/answer", new { take = true }, HttpStatusCode.OK), "state"));
        Assert.Equal("Taken", Assert.Single(await Mine(second)).State);
        Assert.Equal(0, await Centre.Overlaps(site));
    }

    [Theory, Databases]
    public async Task Who_may_not_book_does_not_wait_either_and_who_may_no_longer_is_passed_over(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var clean = await centre.Resource("Room", rules: new { qualifications = "gmp", needsProtocol = true });
        Assert.Equal("NotQualified NoProtocol", Centre.Reasons(await Wait(centre, centre.Booker, clean, 24, 4, 60, expected: HttpStatusCode.Conflict)));
        var qualification = await Centre.Send(centre.Staff, HttpMethod.Post, centre.Api + "/qualifications", new { email = "booker@example.org", code = "gmp", from = "2026-01-01" }, HttpStatusCode.Created);
        Assert.Equal("NoProtocol", Centre.Reasons(await Wait(centre, centre.Booker, clean, 24, 4, 60, expected: HttpStatusCode.Conflict)));

        var room = await centre.Resource("Room", rules: new { qualifications = "gmp" });
        var taken = await centre.Book(room, 24, 4);
        await Wait(centre, centre.Booker, room, 24, 4, 60);
        await Centre.Send(centre.Staff, HttpMethod.Delete, $"{centre.Api}/qualifications/{Centre.Id(qualification)}", null, HttpStatusCode.NoContent);
        await Centre.Cancel(centre.Booker, taken);
        await site.Quiet();
        Assert.Equal("Waiting", Assert.Single(await Mine(centre.Booker)).State);
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM places_booking WHERE "State" = 'Offered'"""));
    }

    [Theory, Databases]
    public async Task An_outage_displaces_bookings_tells_their_people_and_is_held_by_the_database(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var rack = await centre.Resource("Capacity", units: 3);
        var (struck, spared) = (await centre.Book(rack, 24, 4), await centre.Book(rack, 32, 2));
        await Centre.Send(centre.Booker, HttpMethod.Post, $"{centre.Api}/resources/{rack}/outages", new { from = Centre.At(25), until = Centre.At(30), reason = "The compressor is changed." }, HttpStatusCode.Forbidden);
        var outage = await Centre.Send(centre.Staff, HttpMethod.Post, $"{centre.Api}/resources/{rack}/outages", new { from = Centre.At(25), until = Centre.At(30), reason = "The compressor is changed." }, HttpStatusCode.Created);
        Assert.Equal(Centre.Id(struck), Assert.Single(outage.GetProperty("displaced").EnumerateArray()).GetGuid());
        var now = await Centre.Get(centre.Booker, $"/api/places/bookings/{Centre.Id(struck)}");
        Assert.Equal(("Displaced", "The compressor is changed."), (Centre.Text(now, "state"), Centre.Text(now, "note")));
        await centre.Book(rack, 29, 2, expected: HttpStatusCode.Conflict);
        Assert.Equal("Confirmed", Centre.Text(await Centre.Move(centre.Booker, struck, 30, 4), "state"));
        Assert.Equal("Confirmed", Centre.Text(await Centre.Get(centre.Booker, $"/api/places/bookings/{Centre.Id(spared)}"), "state"));
        await Centre.Send(centre.Staff, HttpMethod.Delete, $"{centre.Api}/resources/{rack}/outages/{Centre.Id(outage)}", null, HttpStatusCode.NoContent);
        await centre.Book(rack, 25, 2);
        await site.Quiet();
        Assert.Contains(await site.InScope(async sp => await Task.FromResult(sp.GetRequiredService<PlacesDb>().Mails.Select(m => m.Subject).ToList())), s => s.StartsWith("Another time is needed", StringComparison.Ordinal));
        Assert.Equal(0, await Centre.Overlaps(site));
    }

    [Theory, Databases]
    public async Task What_an_outage_displaced_waits_for_approval_again_and_who_was_offered_it_waits_on(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var room = await centre.Resource("Room", rules: new { needsApproval = true });
        var booking = await centre.Book(room, 24, 2);
        await Centre.Decide(centre.Staff, booking, true);
        await Centre.Send(centre.Staff, HttpMethod.Post, $"{centre.Api}/resources/{room}/outages", new { from = Centre.At(24), until = Centre.At(26), reason = "The ceiling is painted." }, HttpStatusCode.Created);
        // Nobody has agreed to the new time yet.
        Assert.Equal("Requested", Centre.Text(await Centre.Move(centre.Booker, booking, 30, 2), "state"));
        Assert.Equal("Confirmed", Centre.Text(await Centre.Decide(centre.Staff, booking, true), "state"));

        var desk = await centre.Resource("Desk");
        var taken = await centre.Book(desk, 48, 4);
        await Wait(centre, centre.Booker, desk, 48, 10, 240);
        await Centre.Cancel(centre.Booker, taken);
        await site.Quiet();
        Assert.Equal("Offered", Assert.Single(await Mine(centre.Booker)).State);
        await Centre.Send(centre.Staff, HttpMethod.Post, $"{centre.Api}/resources/{desk}/outages", new { from = Centre.At(47), until = Centre.At(57), reason = "The floor is laid." }, HttpStatusCode.Created);
        Assert.Equal(("Waiting", null), Assert.Single(await Mine(centre.Booker)));
        Assert.Equal(0, await Centre.Overlaps(site));
    }

    [Theory, Databases]
    public async Task Who_cancels_what_was_offered_waits_no_longer(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var desk = await centre.Resource("Desk");
        var taken = await centre.Book(desk, 48, 4);
        await Wait(centre, centre.Booker, desk, 48, 4, 240);
        await Centre.Cancel(centre.Booker, taken);
        await site.Quiet();
        var offer = Assert.Single(await Mine(centre.Booker)).Offer;
        await Centre.Send(centre.Booker, HttpMethod.Post, $"/api/places/bookings/{offer}/cancellation", new { }, HttpStatusCode.OK);
        await site.Quiet();
        Assert.Equal("Withdrawn", Assert.Single(await Mine(centre.Booker)).State);
    }

    [Theory, Databases]
    public async Task Who_does_not_come_has_missed_it_and_who_cancels_late_is_counted(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource(rules: new { missedAfterMinutes = 20, lateCancelMinutes = 120 });
        var (missed, late, early) = (await centre.Book(microscope, 3, 4), await centre.Book(microscope, 8, 1), await centre.Book(microscope, 24, 1));
        site.Clock.SetTo(Centre.At(3.5));
        await Chores(site);
        Assert.Equal("Missed", Centre.Text(await Centre.Get(centre.Booker, $"/api/places/bookings/{Centre.Id(missed)}"), "state"));
        await centre.Book(microscope, 4, 2, who: centre.MemberOf(centre.Organisation));
        site.Clock.SetTo(Centre.At(7));
        Assert.True((await Centre.Cancel(centre.Booker, late)).GetProperty("lateCancel").GetBoolean());
        Assert.False((await Centre.Cancel(centre.Booker, early)).GetProperty("lateCancel").GetBoolean());
    }

    private static Task Chores(TestSite site) => site.InScope(async sp => { foreach (var chore in sp.GetServices<IChore>().OfType<Places.Bookings.EndUses>()) await chore.Do(CancellationToken.None); });

    [Theory, Databases]
    public async Task An_organisation_that_the_gate_holds_later_is_not_let_in_by_what_it_has_booked(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource();
        var booking = await centre.Book(microscope, 1, 2);
        await Say(site, centre.Organisation, "Qwyxzenthor Vlorpnik Grubbelwatz");
        site.Clock.SetTo(Centre.At(1));
        Assert.Equal("places.booking-on-hold", Centre.Text(await Centre.Send(centre.Booker, HttpMethod.Post, $"/api/places/bookings/{Centre.Id(booking)}/check-in", null, HttpStatusCode.Conflict), "code"));
        Assert.Equal("NotCleared", Centre.Reasons(await centre.Book(microscope, 5, 2, expected: HttpStatusCode.Conflict)));
        await Say(site, centre.Organisation, "Quiet Meadow Works");
        await Centre.Send(centre.Booker, HttpMethod.Post, $"/api/places/bookings/{Centre.Id(booking)}/check-in", null, HttpStatusCode.OK);
    }

    private static async Task Say(TestSite site, Guid organisation, string name)
    {
        await site.InScope(async sp =>
        {
            var answer = (await sp.GetRequiredService<IClearance>().Ask([new GateQuestion(GatePoint.OrganisationSignUp, IClearance.Subject(new Contracts.Registry.OrganisationId(organisation)), name, []) { Parties = [new GateParty(false, name, [], null, [])] }], CancellationToken.None))[0];
            var db = sp.GetRequiredService<PlacesDb>();
            db.Publish(new ClearanceTaken([answer.Decision]));
            await db.SaveChangesAsync();
        });
        await site.Quiet();
    }
}
