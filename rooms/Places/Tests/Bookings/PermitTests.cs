using System.Net;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Bookings;

/// <summary>Without qualification, protocol or clearance nothing is booked, whatever way it is tried.</summary>
public sealed class PermitTests
{
    private const string Booker = "booker@example.org";

    [Theory, Databases]
    public async Task S4_12_Who_is_not_qualified_cannot_book_the_clean_room_and_who_is_can_until_it_ends(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var clean = await centre.Resource("Room", rules: new { qualifications = "GMP" });
        var free = await centre.Resource("Room");
        await EveryWayIsShut(centre, clean, free, "NotQualified");
        await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/qualifications", Gmp("2027-03-05"), HttpStatusCode.Forbidden);
        await Centre.Send(centre.Staff, HttpMethod.Post, centre.Api + "/qualifications", Gmp("2027-03-05") with { email = "nobody@example.org" }, HttpStatusCode.BadRequest);
        var qualification = await Centre.Send(centre.Staff, HttpMethod.Post, centre.Api + "/qualifications", Gmp("2027-03-05"), HttpStatusCode.Created);
        // To the end of Friday on the clock of the place; not into the weekend.
        var booking = await centre.Book(clean, 96 + 14, 2);
        Assert.Equal("QualificationEnds", Centre.Reasons(await centre.Book(clean, 96 + 15, 2, who: centre.Booker, expected: HttpStatusCode.Conflict)));
        Assert.Equal("NotQualified", Centre.Reasons(await Centre.Move(centre.Booker, booking, 120, 2, HttpStatusCode.Conflict)));
        await Centre.Send(centre.Staff, HttpMethod.Delete, $"{centre.Api}/qualifications/{Centre.Id(qualification)}", null, HttpStatusCode.NoContent);
        Assert.Equal("NotQualified", Centre.Reasons(await centre.Book(clean, 30, 2, expected: HttpStatusCode.Conflict)));
    }

    private sealed record Training(string email, string code, string from, string? until, string certificate);

    private static Training Gmp(string until) => new(Booker, "gmp", "2026-03-01", until, "T-17");

    [Theory, Databases]
    public async Task S4_14_The_vivarium_is_booked_under_a_protocol_that_is_valid_to_the_end(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var cages = await centre.Resource("Capacity", units: 20, group: "vivarium", rules: new { needsProtocol = true });
        var free = await centre.Resource("Room");
        await EveryWayIsShut(centre, cages, free, "NoProtocol");
        await EveryWayIsShut(centre, cages, free, "NoProtocol", new { protocol = "E-404" });
        var other = await centre.Register("Loud Meadow Mills");
        foreach (var (number, organisation, covers, until) in new[] { ("E-1", centre.Organisation, "vivarium", "2027-03-02"), ("E-2", centre.Organisation, "clean rooms", "2027-12-31"), ("E-3", other, "vivarium", "2027-12-31") })
            await Centre.Send(centre.Staff, HttpMethod.Post, centre.Api + "/protocols", new { organisation, number, title = "Mice and what they eat", from = "2027-01-01", until, covers }, HttpStatusCode.Created);
        await centre.Book(cages, 24, 2, new { protocol = "E-1" });
        Assert.Equal("ProtocolNotValid", Centre.Reasons(await centre.Book(cages, 39, 2, new { protocol = "E-1" }, expected: HttpStatusCode.Conflict)));
        Assert.Equal("ProtocolNotValid", Centre.Reasons(await centre.Book(cages, 24, 2, new { protocol = "E-2" }, expected: HttpStatusCode.Conflict)));
        // Another organisation's protocol is none.
        Assert.Equal("NoProtocol", Centre.Reasons(await centre.Book(cages, 24, 2, new { protocol = "E-3" }, expected: HttpStatusCode.Conflict)));
        // Staff cannot go over it.
        await centre.Book(cages, 24, 2, new { @override = "It is urgent." }, centre.Staff, HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task Whom_the_gate_does_not_clear_does_not_get_in(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        // A word of a control list: the gate refers the access to its officers.
        var cells = await centre.Resource(more: new { nameEn = "Cyclotron for isotopes", aboutEn = "Particle accelerator, 18 MeV" });
        var free = await centre.Resource("Room");
        await EveryWayIsShut(centre, cells, free, "NotCleared");
        await centre.Book(cells, 24, 2, new { @override = "It is urgent." }, centre.Staff, HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task A_qualification_holds_at_the_place_that_recorded_it_and_nowhere_else(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var here = await centre.Resource("Room", rules: new { qualifications = "gmp" });
        var elsewhere = await centre.AddPlace();
        await site.Quiet();
        await Centre.Send(centre.Staff, HttpMethod.Post, $"/api/places/{elsewhere}/qualifications", new { email = Booker, code = "gmp", from = "2026-01-01" }, HttpStatusCode.Created);
        Assert.Equal("NotQualified", Centre.Reasons(await centre.Book(here, 30, 2, expected: HttpStatusCode.Conflict)));
        await Centre.Send(centre.Staff, HttpMethod.Post, centre.Api + "/qualifications", new { email = Booker, code = "gmp", from = "2026-01-01" }, HttpStatusCode.Created);
        await centre.Book(here, 30, 2);
    }

    [Theory, Databases]
    public async Task Who_is_not_qualified_any_more_is_not_let_in_and_takes_no_offer(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var clean = await centre.Resource("Room", rules: new { qualifications = "gmp" });
        var qualification = await Centre.Send(centre.Staff, HttpMethod.Post, centre.Api + "/qualifications", new { email = Booker, code = "gmp", from = "2026-01-01" }, HttpStatusCode.Created);
        var (soon, later) = (await centre.Book(clean, 2, 2), await centre.Book(clean, 30, 2));
        await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/waiting", new { wish = centre.Wish([clean], 30, 2), minutes = 120 }, HttpStatusCode.Created);
        await Centre.Cancel(centre.Booker, later);
        await site.Quiet();
        var offer = Assert.Single((await Centre.Get(centre.Booker, "/api/places/waiting")).EnumerateArray()).GetProperty("offer").GetGuid();
        await Centre.Send(centre.Staff, HttpMethod.Delete, $"{centre.Api}/qualifications/{Centre.Id(qualification)}", null, HttpStatusCode.NoContent);
        Assert.Equal("NotQualified", Centre.Reasons(await Centre.Send(centre.Booker, HttpMethod.Post, $"/api/places/bookings/{offer}/answer", new { take = true }, HttpStatusCode.Conflict)));
        site.Clock.SetTo(Centre.At(2));
        Assert.Equal("NotQualified", Centre.Reasons(await Centre.Send(centre.Booker, HttpMethod.Post, $"/api/places/bookings/{Centre.Id(soon)}/check-in", null, HttpStatusCode.Conflict)));
        // Leaving it to others is always possible.
        Assert.Equal("Cancelled", Centre.Text(await Centre.Send(centre.Booker, HttpMethod.Post, $"/api/places/bookings/{offer}/answer", new { take = false }, HttpStatusCode.OK), "state"));
    }

    [Theory, Databases]
    public async Task Bookings_and_protocols_go_with_an_organisation_that_becomes_one_with_another(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var cages = await centre.Resource("Capacity", units: 4, group: "vivarium", rules: new { needsProtocol = true });
        await Centre.Send(centre.Staff, HttpMethod.Post, centre.Api + "/protocols", new { organisation = centre.Organisation, number = "E-1", title = "Mice", from = "2027-01-01", until = "2027-12-31", covers = "vivarium" }, HttpStatusCode.Created);
        var booking = await centre.Book(cages, 24, 2, new { protocol = "E-1" });
        var kept = await centre.Register("Loud Meadow Mills");
        var colleague = centre.MemberOf(kept);
        await Centre.Get(colleague, $"/api/places/bookings/{Centre.Id(booking)}", HttpStatusCode.NotFound);
        await Clearing.Gates.Merge(site, kept, centre.Organisation);
        var seen = await Centre.Get(colleague, $"/api/places/bookings/{Centre.Id(booking)}");
        Assert.Equal(kept, seen.GetProperty("organisation").GetGuid());
        await Centre.Send(colleague, HttpMethod.Post, centre.Api + "/bookings", centre.Wish([cages], 30, 2, new { protocol = "E-1", organisation = kept }), HttpStatusCode.Created);
    }

    /// <summary>Booking, a series, a group and moving: the same reason each time, and nothing is left behind.</summary>
    private static async Task EveryWayIsShut(Centre centre, Guid shut, Guid free, string reason, object? more = null)
    {
        Assert.Equal(reason, Centre.Reasons(await centre.Book(shut, 30, 2, more, expected: HttpStatusCode.Conflict)));
        var both = centre.Wish([free, shut], 30, 2, more);
        Assert.Equal(reason, Centre.Reasons(await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", both, HttpStatusCode.Conflict)));
        var series = await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings/series", new { first = centre.Wish([shut], 30, 2, more), rule = "FREQ=DAILY;COUNT=2", skipConflicts = true }, HttpStatusCode.Conflict);
        Assert.All(series.GetProperty("dates").EnumerateArray(), d => Assert.Equal("places.rules-not-kept", Centre.Text(d, "code")));
        Assert.Equal(0, (await Centre.Get(centre.Staff, $"/api/places/bookings?place={centre.Place}&resource={shut}")).GetProperty("items").GetArrayLength());
    }
}
