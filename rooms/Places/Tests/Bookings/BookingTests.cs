using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Bookings;

public sealed class BookingTests
{
    [Theory, Databases]
    public async Task Who_comes_second_is_told_what_is_free_instead(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource(rules: new { hours = "Mo-Fr 09:00-17:00", stepMinutes = 30, afterMinutes = 30 });
        var first = await centre.Book(microscope, 2, 2);
        Assert.Equal("Confirmed", Centre.Text(first, "state"));

        var other = centre.MemberOf(centre.Organisation);
        var refusal = await centre.Book(microscope, 3, 1, who: other, expected: HttpStatusCode.Conflict);
        Assert.Equal("places.taken", Centre.Text(refusal, "code"));
        var alternatives = refusal.GetProperty("alternatives").EnumerateArray().Select(a => a.GetProperty("from").GetDateTimeOffset()).ToList();
        // 10 to 12 is taken and cleaned until 12:30; a use of an hour before it has to be cleaned up by 10.
        Assert.Equal([Centre.At(4.5), Centre.At(5), Centre.At(5.5), Centre.At(6), Centre.At(6.5)], alternatives);

        await centre.Book(microscope, 4, 1, who: other, expected: HttpStatusCode.Conflict);
        await centre.Book(microscope, 4.5, 1, who: other);
        Assert.Equal(0, await Centre.Overlaps(site));
    }

    [Theory, Databases]
    public async Task Several_resources_are_booked_together_or_not_at_all(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var (microscope, room) = (await centre.Resource(), await centre.Resource("Room"));
        await centre.Book(room, 2, 2);
        await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", centre.Wish([microscope, room], 3, 2), HttpStatusCode.Conflict);
        Assert.Equal(1, await site.Count("SELECT count(*) FROM places_booking"));
        var both = await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", centre.Wish([microscope, room], 4, 2), HttpStatusCode.Created);
        Assert.Equal(2, both.GetProperty("resources").GetArrayLength());
        await centre.Book(microscope, 5, expected: HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task Places_in_a_rack_are_counted(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var rack = await centre.Resource("Capacity", units: 5);
        await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", centre.Wish([], 1, 4, new { lines = new[] { new { resource = rack, units = 3 } } }), HttpStatusCode.Created);
        await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", centre.Wish([], 2, 4, new { lines = new[] { new { resource = rack, units = 3 } } }), HttpStatusCode.Conflict);
        await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", centre.Wish([], 2, 4, new { lines = new[] { new { resource = rack, units = 2 } } }), HttpStatusCode.Created);
        await centre.Book(rack, 4.5, 0.5, expected: HttpStatusCode.Conflict);
        await centre.Book(rack, 5, 0.5);
        Assert.Equal(0, await Centre.Overlaps(site));
        // Fewer places than are taken there cannot be left.
        var row = (await Centre.Get(centre.Staff, centre.Api + "/resources")).GetProperty("items")[0];
        await Centre.Send(centre.Staff, HttpMethod.Put, $"{centre.Api}/resources/{rack}", new { kind = "Capacity", code = Centre.Text(row, "code"), nameEn = "Rack", units = 4, rules = new { } }, HttpStatusCode.BadRequest);
        await Centre.Send(centre.Staff, HttpMethod.Put, $"{centre.Api}/resources/{rack}", new { kind = "Capacity", code = Centre.Text(row, "code"), nameEn = "Rack", units = 6, rules = new { } }, HttpStatusCode.OK);
    }

    [Theory, Databases]
    public async Task Of_a_group_one_is_taken_that_is_there_at_that_hour(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        foreach (var hours in new[] { "Mo-Fr 09:00-13:00", "Mo-Fr 13:00-18:00" }) await centre.Resource("Operator", group: "operators", rules: new { hours });
        Task<JsonElement> Book(double from, HttpStatusCode expected) => Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", centre.Wish([], from, 2, new { lines = new[] { new { group = "operators" } } }), expected);
        static string Whom(JsonElement booking) => booking.GetProperty("resources")[0].GetProperty("code").GetString()!;

        // From ten, from two, and in the evening, when nobody is there.
        Assert.Equal(("R1", "R2"), (Whom(await Book(2, HttpStatusCode.Created)), Whom(await Book(6, HttpStatusCode.Created))));
        Assert.Equal("Closed", Centre.Reasons(await Book(11, HttpStatusCode.Conflict)));
    }

    [Theory, Databases]
    public async Task Any_of_a_group_will_do(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var (one, other) = (await centre.Resource(group: "Hoods"), await centre.Resource(group: "hoods"));
        var wish = centre.Wish([], 1, 2, new { lines = new[] { new { group = "HOODS" } } });
        var had = new List<Guid>();
        for (var i = 0; i < 2; i++) had.Add(Centre.Id((await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", wish, HttpStatusCode.Created)).GetProperty("resources")[0]));
        Assert.Equal([one, other], had.Order());
        await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", wish, HttpStatusCode.Conflict);
        // Both at once is another wish than one of them twice.
        await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", centre.Wish([], 4, 2, new { lines = new[] { new { group = "hoods" }, new { group = "hoods" } } }), HttpStatusCode.Created);
    }

    [Theory, Databases]
    public async Task Rules_that_are_not_kept_are_all_told_and_staff_may_go_over_those_of_time(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource(rules: new { hours = "Mo-Fr 09:00-17:00", longestMinutes = 120, noticeMinutes = 60, stepMinutes = 30 });
        Assert.Equal("ShortNotice TooLong OffGrid Closed", Centre.Reasons(await centre.Book(microscope, 0.75, 3.25, expected: HttpStatusCode.Conflict)));
        var refusal = await centre.Book(microscope, 8, 2, expected: HttpStatusCode.Conflict);
        Assert.Equal("places.rules-not-kept", Centre.Text(refusal, "code"));
        // A booker who gives a reason is still a booker.
        await centre.Book(microscope, 8, 2, new { @override = "The sample will not keep." }, expected: HttpStatusCode.Conflict);
        await centre.Book(microscope, 8, 2, who: centre.Staff, expected: HttpStatusCode.Conflict);
        var over = await centre.Book(microscope, 8, 2, new { @override = "The sample will not keep." }, centre.Staff);
        Assert.Equal("The sample will not keep.", Centre.Text(over, "override"));
        // Where nothing was gone over, nothing is said.
        Assert.Equal("", Centre.Text(await centre.Book(microscope, 4, 2, new { @override = "To be sure." }, centre.Staff), "override"));
    }

    [Theory, Databases]
    public async Task A_person_cannot_have_more_than_the_limits_not_even_all_at_once(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource(rules: new { minutesPerDay = 120, futureUses = 3 });
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Status(centre.Booker, centre, microscope, 1 + i)));
        Assert.Equal(2, answers.Count(a => a == HttpStatusCode.Created));
        Assert.Equal("DayLimit", Centre.Reasons(await centre.Book(microscope, 14, 1, expected: HttpStatusCode.Conflict)));
        await centre.Book(microscope, 25, 1);
        Assert.Equal("FutureLimit", Centre.Reasons(await centre.Book(microscope, 49, 1, expected: HttpStatusCode.Conflict)));
    }

    private static async Task<HttpStatusCode> Status(HttpClient who, Centre centre, Guid resource, double from)
    {
        using var response = await who.PostAsync(new Uri(centre.Api + "/bookings", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(centre.Wish([resource], from, 1)));
        return response.StatusCode;
    }

    [Theory, Databases]
    public async Task A_booking_that_is_moved_keeps_its_old_time_until_it_has_the_new_one(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource();
        var (booking, other) = (await centre.Book(microscope, 2, 2), await centre.Book(microscope, 6, 2));
        await Centre.Move(centre.Booker, booking, 5, 2, HttpStatusCode.Conflict);
        Assert.Equal(Centre.At(2).UtcDateTime, (await Centre.Get(centre.Booker, $"/api/places/bookings/{Centre.Id(booking)}")).GetProperty("from").GetDateTime());
        // An hour later: over its own old time.
        var moved = await Centre.Move(centre.Booker, booking, 3, 2);
        Assert.Equal(Centre.At(3).UtcDateTime, moved.GetProperty("from").GetDateTime());
        await centre.Book(microscope, 2, 1);
        await Centre.Cancel(centre.Booker, other);
        await Centre.Move(centre.Booker, booking, 6, 2);
        Assert.Equal(0, await Centre.Overlaps(site));
        await Centre.Move(centre.MemberOf(await centre.Register("Loud Meadow Mills")), booking, 8, 2, HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task A_request_waits_for_approval_and_holds_its_time_meanwhile(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource(rules: new { needsApproval = true });
        var request = await centre.Book(microscope, 2, 2);
        Assert.Equal("Requested", Centre.Text(request, "state"));
        await centre.Book(microscope, 3, 1, expected: HttpStatusCode.Conflict);
        await Centre.Decide(centre.Booker, request, true, HttpStatusCode.Forbidden);
        Assert.Equal("Confirmed", Centre.Text(await Centre.Decide(centre.Staff, request, true), "state"));
        await Centre.Decide(centre.Staff, request, true, HttpStatusCode.Conflict);
        // A new time waits as well, and both are kept until it is decided.
        var moving = await Centre.Move(centre.Booker, request, 3, 2);
        Assert.Equal(("Confirmed", Centre.At(2).UtcDateTime, Centre.At(3).UtcDateTime), (Centre.Text(moving, "state"), moving.GetProperty("from").GetDateTime(), moving.GetProperty("moveFrom").GetDateTime()));
        foreach (var taken in new[] { 2.0, 4 }) await centre.Book(microscope, taken, 1, expected: HttpStatusCode.Conflict);
        Assert.Equal(JsonValueKind.Null, (await Centre.Decide(centre.Staff, moving, false)).GetProperty("moveFrom").ValueKind);
        await centre.Book(microscope, 4, 1);
        moving = await Centre.Move(centre.Booker, request, 1, 2);
        var moved = await Centre.Decide(centre.Staff, moving, true);
        Assert.Equal(Centre.At(1).UtcDateTime, moved.GetProperty("from").GetDateTime());
        await centre.Book(microscope, 3, 1);
        Assert.Equal(0, await Centre.Overlaps(site));
    }

    [Theory, Databases]
    public async Task Of_requests_that_share_a_time_the_one_that_is_approved_first_has_it(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var room = await centre.Resource("Room", rules: new { needsApproval = true, requestsShare = true });
        var (one, other) = (await centre.Book(room, 2, 2), await centre.Book(room, 3, 2));
        await Centre.Decide(centre.Staff, other, true);
        var refusal = await Centre.Decide(centre.Staff, one, true, HttpStatusCode.Conflict);
        Assert.Equal("places.taken", Centre.Text(refusal, "code"));
        Assert.NotEmpty(refusal.GetProperty("alternatives").EnumerateArray());
        Assert.Equal("Declined", Centre.Text(await Centre.Decide(centre.Staff, one, false), "state"));
    }

    [Theory, Databases]
    public async Task The_database_refuses_an_approval_that_would_book_twice_whatever_the_program_thinks(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var room = await centre.Resource("Room", rules: new { needsApproval = true, requestsShare = true });
        await centre.Book(room, 2, 2);
        await centre.Book(room, 3, 2);
        var error = await Assert.ThrowsAnyAsync<Exception>(() => site.Execute("""UPDATE places_occupancy SET "Holds" = TRUE"""));
        Assert.True(DbErrors.BreaksRule(error, "ex_places_occupancy"), error.Message);
        await site.Execute(provider == Provider.Sqlite ? "DROP TRIGGER ex_places_occupancy_update" : "ALTER TABLE places_occupancy DROP CONSTRAINT ex_places_occupancy");
        await site.Execute("""UPDATE places_occupancy SET "Holds" = TRUE""");
        Assert.Equal(1, await Centre.Overlaps(site));
    }

    [Theory, Databases]
    public async Task A_series_is_booked_whole_or_date_by_date(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource();
        await centre.Book(microscope, 2 + (14 * 24), 1);
        var series = new { first = centre.Wish([microscope], 2, 1), rule = "FREQ=WEEKLY;COUNT=4", skipConflicts = false };
        var refusal = await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings/series", series, HttpStatusCode.Conflict);
        Assert.Equal(Centre.At(2 + (14 * 24)).UtcDateTime, refusal.GetProperty("date").GetDateTime());
        Assert.Equal(1, await site.Count("SELECT count(*) FROM places_booking"));
        var result = await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings/series", series with { skipConflicts = true }, HttpStatusCode.Created);
        Assert.Equal(3, result.GetProperty("booked").GetInt32());
        var skipped = Assert.Single(result.GetProperty("dates").EnumerateArray(), d => d.GetProperty("booking").ValueKind == JsonValueKind.Null);
        Assert.Equal("places.taken", Centre.Text(skipped, "code"));
        Assert.NotEmpty(skipped.GetProperty("alternatives").EnumerateArray());
        Assert.Equal(3, (await Centre.Get(centre.Booker, $"/api/places/bookings?series={Centre.Text(result, "series")}")).GetProperty("items").GetArrayLength());
        // Once the other is gone the date can be added again.
        await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings/series", series with { rule = "FREQ=DAILY" }, HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task An_operator_and_the_microscope_for_three_hours_twice_next_week(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource(rules: new { hours = "Mo-Fr 09:00-17:00", stepMinutes = 60, operatorUnlessQualified = "laser" }, more: new { operatorGroup = "operators" });
        var (one, other) = (await centre.Resource("Operator", group: "operators", rules: new { hours = "Mo,We 09:00-13:00" }), await centre.Resource("Operator", group: "operators", rules: new { hours = "Th 10:00-17:00" }));
        var week = 7 * 24;
        await centre.Book(one, week + 3, 2);
        var found = await Centre.Send(site.Client(), HttpMethod.Post, centre.Api + "/free-times", new { lines = new object[] { new { resource = microscope }, new { group = "operators" } }, from = Centre.At(week - 8), until = Centre.At((2 * week) - 8), minutes = 180, times = 2, onOtherDays = true }, HttpStatusCode.OK);
        var times = found.GetProperty("free").EnumerateArray().Select(f => f.GetProperty("from").GetDateTimeOffset()).ToList();
        // On Monday one operator is busy from 11 on; Wednesday from 9, Thursday from 10.
        Assert.Equal([Centre.At(week + 48 + 1), Centre.At(week + 72 + 2)], times);
        Assert.Equal("NeedsOperator", Centre.Reasons(await centre.Book(microscope, week + 49, 3, expected: HttpStatusCode.Conflict)));
        await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", centre.Wish([], week + 49, 3, new { lines = new object[] { new { resource = microscope }, new { group = "operators" } } }), HttpStatusCode.Created);
        _ = other;
    }

    [Theory, Databases]
    public async Task What_was_used_is_kept_beside_what_was_planned_and_the_rest_is_free(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource(rules: new { afterMinutes = 15 });
        var booking = await centre.Book(microscope, 2, 4);
        await Centre.Send(centre.Booker, HttpMethod.Post, $"/api/places/bookings/{Centre.Id(booking)}/check-in", null, HttpStatusCode.Conflict);
        site.Clock.SetTo(Centre.At(2));
        await Centre.Send(centre.Booker, HttpMethod.Post, $"/api/places/bookings/{Centre.Id(booking)}/check-in", null, HttpStatusCode.OK);
        site.Clock.SetTo(Centre.At(4));
        var done = await Centre.Send(centre.Booker, HttpMethod.Post, $"/api/places/bookings/{Centre.Id(booking)}/check-out", null, HttpStatusCode.OK);
        Assert.Equal(("Done", Centre.At(2).UtcDateTime, Centre.At(4).UtcDateTime), (Centre.Text(done, "state"), done.GetProperty("actualFrom").GetDateTime(), done.GetProperty("actualUntil").GetDateTime()));
        await centre.Book(microscope, 4.25, 1);
        await Centre.Cancel(centre.Booker, done, HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task Mails_go_out_once_with_a_calendar_file_in_the_time_of_the_place(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var booking = await centre.Book(await centre.Resource(), 2, 2);
        await Centre.Move(centre.Booker, booking, 5, 2);
        await Centre.Cancel(centre.Booker, booking);
        await site.Quiet();
        Assert.Equal(3, site.Mails().Count(m => m.Contains("booker@example.org", StringComparison.Ordinal)));
        var queued = await site.InScope(sp => sp.GetRequiredService<PlacesDb>().Mails.Where(m => m.To == "booker@example.org").OrderBy(m => m.CreatedAt).Select(m => m.Body).ToListAsync());
        // In the time of the place, whoever reads it, and one meeting for a calendar program.
        Assert.Equal(["10:00-12:00", "13:00-15:00", "13:00-15:00"], queued.Select(m => Regex.Match(m, @"([0-9:]{5})\\u2013([0-9:]{5})") is { Groups: var g } ? $"{g[1]}-{g[2]}" : ""));
        Assert.All(queued, m => Assert.Contains("Asia/Vladivostok", m, StringComparison.Ordinal));
        Assert.Equal(["0CONFIRMED", "1CONFIRMED", "2CANCELLED"], queued.Select(m => Regex.Match(m, "SEQUENCE:([0-9])").Groups[1].Value + Regex.Match(m, "STATUS:([A-Z]+)").Groups[1].Value));
        Assert.Single(queued.Select(m => Regex.Match(m, "UID:[^\\\\]+").Value).Distinct());
    }
}
