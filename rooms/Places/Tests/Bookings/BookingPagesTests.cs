using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Bookings;

public sealed class BookingPagesTests
{
    [Theory, Databases]
    public async Task Somebody_finds_a_time_books_it_moves_it_and_sees_both_clocks(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource(rules: new { hours = "Mo-Fr 09:00-17:00", stepMinutes = 30 });
        var found = await centre.Booker.Page($"/places/{centre.Place}/free-times?resource={microscope}&minutes=120&times=2&from=2027-03-02&until=2027-03-05");
        var link = found.QuerySelectorAll<IHtmlAnchorElement>("main tbody a").First().GetAttribute("href")!;
        Assert.Equal($"/places/{centre.Place}/book?resource={microscope}&day=2027-03-02&from=09:00&until=11:00", link);

        var page = await centre.Booker.Page(link);
        var form = page.QuerySelector<IHtmlFormElement>("form:has([name='Input.Day'])")!;
        Assert.Equal("09:00", (form.QuerySelector("[name='Input.From']") as IHtmlInputElement)!.Value);
        using var booked = await centre.Booker.Submit(link, form, new Dictionary<string, string> { ["Input.Purpose"] = "Stem cells in fibrin" });
        Assert.True(booked.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, await booked.Content.ReadAsStringAsync());
        var own = booked.Headers.Location!.ToString();
        var booking = await centre.Booker.Page(own);
        // Nine o'clock in Vladivostok is eleven in the evening before in UTC, where this reader is.
        Assert.Contains("09:00–11:00", booking.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 March 2027, 23:00", booking.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // The same again is refused on the page with what is free instead, and the list of those who wait is offered.
        using var again = await centre.Booker.Submit(link, form, new Dictionary<string, string>());
        var refused = await again.Html();
        Assert.Contains("taken", refused.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, refused.QuerySelectorAll(".notice li a").Length);
        var wait = refused.QuerySelector<IHtmlFormElement>("form:has([name='waitResource'])")!;
        using var waits = await centre.Booker.Submit(link, wait, new Dictionary<string, string>());
        Assert.True(waits.Headers.Location is not null, await waits.Content.ReadAsStringAsync());
        Assert.EndsWith("/places/bookings", waits.Headers.Location!.ToString(), StringComparison.Ordinal);

        var move = booking.QuerySelector<IHtmlFormElement>("form:has([name='Moved.Day'])")!;
        // A day that no calendar reckons with is told on the page.
        using var never = await centre.Booker.Submit(own, move, new Dictionary<string, string> { ["Moved.Day"] = "9999-12-31", ["Moved.From"] = "13:00", ["Moved.Until"] = "12:00" });
        Assert.Equal(HttpStatusCode.BadRequest, never.StatusCode);
        Assert.NotNull((await never.Html()).GetElementById("form-errors"));
        using var moved = await centre.Booker.Submit(own, move, new Dictionary<string, string> { ["Moved.From"] = "13:00", ["Moved.Until"] = "15:00" });
        Assert.True(moved.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, await moved.Content.ReadAsStringAsync());
        Assert.Contains("13:00–15:00", (await centre.Booker.Page(own)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("13:00–15:00", (await site.Client().Page($"/places/{centre.Place}/calendar?from=2027-03-02")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task An_instrument_its_room_and_one_of_a_group_are_found_booked_and_waited_for_together(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var (microscope, room) = (await centre.Resource(), await centre.Resource("Room"));
        foreach (var n in new[] { 1, 2 }) await centre.Resource("Operator", group: "interpreters");
        var found = await centre.Booker.Page($"/places/{centre.Place}/free-times?resource={microscope}&also={room}&group=interpreters&minutes=60&times=1&from=2027-03-02&until=2027-03-05");
        var row = found.QuerySelector("main tbody tr")!;
        Assert.Equal(3, row.LastElementChild!.TextContent.Split(" + ").Length);
        var link = row.QuerySelector("a")!.GetAttribute("href")!;
        Assert.EndsWith($"&also={room}&group=interpreters", link, StringComparison.Ordinal);

        var form = (await centre.Booker.Page(link)).QuerySelector<IHtmlFormElement>("form:has([name='Input.Day'])")!;
        using var booked = await centre.Booker.Submit(link, form, new Dictionary<string, string>());
        Assert.True(booked.Headers.Location is not null, await booked.Content.ReadAsStringAsync());
        var lines = (await Centre.Send(centre.Booker, HttpMethod.Get, "/api" + new Uri(site.Address, booked.Headers.Location).AbsolutePath, null, HttpStatusCode.OK)).GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("id").GetGuid()).ToList();
        Assert.Equal(3, lines.Count);
        Assert.Contains(microscope, lines);
        Assert.Contains(room, lines);

        // Who waits, waits for all of it.
        using var again = await centre.Booker.Submit(link, form, new Dictionary<string, string>());
        var wait = (await again.Html()).QuerySelector<IHtmlFormElement>("form:has([name='waitResource'])")!;
        Assert.Equal($"{room},interpreters", wait.QuerySelector("[name='waitWith']")!.GetAttribute("value"));
        using var waits = await centre.Booker.Submit(link, wait, new Dictionary<string, string>());
        Assert.EndsWith("/places/bookings", waits.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await site.Count($"""SELECT count(*) FROM "places_waiting" WHERE CAST("Wish" AS text) LIKE '%interpreters%' AND CAST("Wish" AS text) LIKE '%{room}%'"""));
    }

    [Theory, Databases]
    public async Task A_booking_made_from_another_zone_shows_both_times_and_is_right_across_a_change_of_the_clocks(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site, "Europe/Berlin");
        var room = await centre.Resource("Room");
        // Ten o'clock in Berlin on a Sunday of winter time, and on the next, when the clocks were put forward in the night. Said with the offset of Tehran, from where it is booked.
        var body = new { first = new { lines = new[] { new { resource = room } }, from = "2027-03-21T12:30:00+03:30", until = "2027-03-21T13:30:00+03:30", organisation = centre.Organisation }, rule = "FREQ=WEEKLY;COUNT=2" };
        var dates = (await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings/series", body, HttpStatusCode.Created)).GetProperty("dates").EnumerateArray().ToList();
        Assert.Equal(["2027-03-21T09:00:00Z", "2027-03-28T08:00:00Z"], dates.Select(d => d.GetProperty("from").GetString()));
        foreach (var (date, utc) in dates.Zip(["09:00–10:00", "08:00–09:00"]))
        {
            var page = (await centre.Booker.Page($"/places/bookings/{date.GetProperty("booking").GetGuid()}")).QuerySelector("main")!.TextContent;
            Assert.Contains("10:00–11:00", page, StringComparison.Ordinal);
            Assert.Contains(utc, page, StringComparison.Ordinal);
        }
    }

    [Theory, Databases]
    public async Task Every_page_is_there_for_whom_it_is_in_every_language(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource(group: "scopes", rules: new { hours = "Mo-Fr 09:00-17:00", needsApproval = true, qualifications = "laser", biosafetyLevel = 2, needsProtocol = true });
        var room = await centre.Resource("Room");
        var booking = Centre.Id(await centre.Book(room, 2, 2));
        var stranger = centre.MemberOf(await centre.Register("Loud Meadow Mills"));
        foreach (var language in new[] { "en", "ru", "fa" })
        {
            foreach (var open in new[] { "facilities", "calendar", "calendar?days=1", "calendar?from=nonsense&days=99", $"book?resource={microscope}", "free-times", "free-times?resource=x&minutes=-5" })
                foreach (var who in new[] { site.Client(), centre.Booker, centre.Staff }) await Shown(who, $"/places/{centre.Place}/{open}", language);
            foreach (var page in new[] { "desk", "desk?what=ahead", "permits", "facilities/new", $"facilities/{microscope}/edit" })
            {
                await Shown(centre.Staff, $"/places/{centre.Place}/{page}", language);
                Assert.Equal(HttpStatusCode.NotFound, (await centre.Booker.GetAsync(new Uri($"/places/{centre.Place}/{page}", UriKind.Relative))).StatusCode);
            }
            foreach (var page in new[] { "/places/bookings", "/places/bookings?past=true", $"/places/bookings/{booking}" }) await Shown(centre.Booker, page, language);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri($"/places/bookings/{booking}", UriKind.Relative))).StatusCode);
        // Who has it is told to the staff only; a feed tells nobody.
        var name = (await Centre.Get(centre.Staff, $"/api/organisations/{centre.Organisation}")).GetProperty("name").GetString()!;
        Assert.Contains(name, await centre.Staff.GetStringAsync(new Uri($"/places/{centre.Place}/calendar?from=2027-03-01", UriKind.Relative)), StringComparison.Ordinal);
        foreach (var open in new[] { "calendar?from=2027-03-01", "calendar.ics" }) Assert.DoesNotContain(name, await site.Client().GetStringAsync(new Uri($"/places/{centre.Place}/{open}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", await site.Client().GetStringAsync(new Uri($"/places/{centre.Place}/calendar.ics", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Asia/Vladivostok:20270301T100000", await centre.Booker.GetStringAsync(new Uri($"/places/bookings/{booking}/calendar.ics", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static async Task Shown(HttpClient who, string url, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await who.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{url} in {language}: {(int)answer.StatusCode} {text[..Math.Min(400, text.Length)]}");
        // A text that is missing shows its key.
        Assert.DoesNotMatch(@">[^<]*\bplaces\.[a-zA-Z]+[^<]*<", text);
    }
}
