using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.Places;
using Isthmus.Places.Residents;
using Isthmus.Places.Tests.Bookings;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Rates;

public sealed class RateTests
{
    internal static Task<JsonElement> Set(Centre centre, Guid resource, object[] rates, HttpStatusCode expected = HttpStatusCode.OK, HttpClient? who = null) =>
        Centre.Send(who ?? centre.Staff, HttpMethod.Put, $"{centre.Api}/resources/{resource}/rates", new { rates }, expected);

    private static Task<JsonElement> Quote(Centre centre, Guid organisation, IEnumerable<Guid> resources, double from, double hours, HttpClient? who = null, HttpStatusCode expected = HttpStatusCode.OK) =>
        Centre.Send(who ?? centre.Staff, HttpMethod.Post, centre.Api + "/quote", new { lines = resources.Select(r => new { resource = r }), from = Centre.At(from), until = Centre.At(from + hours), organisation }, expected);

    private static string Totals(JsonElement e) => string.Join(" + ", e.GetProperty("totals").EnumerateArray().Select(t => FormattableString.Invariant($"{t.GetProperty("amount").GetDecimal():0.###} {t.GetProperty("currency").GetString()}")));

    private static string Errors(JsonElement refusal) => string.Join(' ', refusal.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));

    [Theory, Databases]
    public async Task The_rate_for_class_and_country_comes_before_that_for_the_class_and_that_before_the_country(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource();
        await Set(centre, microscope,
        [
            new { perHour = 10, currency = "EUR" }, new { userClass = "Academic", perHour = 5, currency = "EUR" }, new { country = "IR", perHour = 20, currency = "EUR" }, new { userClass = "Academic", country = "ir", perHour = 2.5m, currency = "eur" },
            new { userClass = "Resident", perHour = 1, currency = "EUR" },
        ]);
        foreach (var (kind, country, resides, expected, of) in new[]
        {
            ("Company", "RU", false, "20 EUR", "Company"), ("Startup", "IR", false, "40 EUR", "Company"), ("University", "RU", false, "10 EUR", "Academic"), ("Laboratory", "IR", false, "5 EUR", "Academic"), ("Agency", "RU", false, "20 EUR", "Other"),
            ("University", "IR", true, "2 EUR", "Resident"),
        })
        {
            var organisation = await centre.Register($"{kind} of {country}", country, kind);
            await site.Quiet();
            if (resides) await Reside(site, centre, organisation);
            var quote = await Quote(centre, organisation, [microscope], 2, 2);
            Assert.Equal((expected, of, country), (Totals(quote), Centre.Text(quote, "userClass"), Centre.Text(quote, "country")));
            // What is booked is what was quoted.
            using var member = centre.MemberOf(organisation);
            var booking = await Centre.Send(member, HttpMethod.Post, centre.Api + "/bookings", centre.Wish([microscope], 2, 2, new { organisation }), HttpStatusCode.Created);
            Assert.Equal(expected, Totals(booking));
            await Centre.Cancel(member, booking);
        }
        // The price of another organisation is not told.
        using var stranger = centre.MemberOf(await centre.Register("Loud Meadow Mills"));
        await Quote(centre, centre.Organisation, [microscope], 2, 2, stranger, HttpStatusCode.Forbidden);
    }

    [Theory, Databases]
    public async Task Of_a_group_the_price_is_that_of_the_member_that_would_be_had(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var (trained, open) = (await centre.Resource(group: "lasers", rules: new { qualifications = "laser" }), await centre.Resource(group: "lasers"));
        await Set(centre, trained, [new { perHour = 10, currency = "EUR" }]);
        await Set(centre, open, [new { perHour = 200, currency = "EUR" }]);
        var wish = new { lines = new[] { new { group = "lasers" } }, from = Centre.At(2), until = Centre.At(3), organisation = centre.Organisation };
        Assert.Equal("200 EUR", Totals(await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/quote", wish, HttpStatusCode.OK)));
        Assert.Equal("200 EUR", Totals(await Centre.Send(centre.Booker, HttpMethod.Post, centre.Api + "/bookings", wish, HttpStatusCode.Created)));
        // No list is not an empty one.
        await Centre.Send(centre.Staff, HttpMethod.Put, $"{centre.Api}/resources/{open}/rates", new { }, HttpStatusCode.BadRequest);
        await Set(centre, open, []);
    }

    private static async Task Reside(TestSite site, Centre centre, Guid organisation)
    {
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlacesDb>();
            var now = Instants.Stored(sp.GetRequiredService<TimeProvider>());
            var resident = Resident.Enquire(new PlaceId(centre.Place), new(organisation), "A heart valve", null, "IR", null, now);
            resident.Move(ResidentState.Resident, now);
            db.Residents.Add(resident);
            await db.SaveChangesAsync();
        });
        await site.Quiet();
    }

    [Theory, Databases]
    public async Task A_use_that_reaches_out_of_the_hours_and_one_of_several_resources_are_told_line_by_line(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var (microscope, room) = (await centre.Resource(rules: new { hours = "Mo-Fr 09:00-17:00" }), await centre.Resource("Room"));
        await Set(centre, microscope, [new { perHour = 10.5m, perUse = 3, offHoursPercent = 150, currency = "EUR" }]);
        await Set(centre, room, [new { perHour = 1000, fewestMinutes = 180, currency = "RUB" }]);
        var quote = await Quote(centre, centre.Organisation, [microscope, room], 8, 2, centre.Booker);
        // 16 to 18 o'clock: an hour inside and one outside; of the room three hours at least.
        Assert.Equal("29.25 EUR + 3000 RUB", Totals(quote));
        var line = quote.GetProperty("lines").EnumerateArray().Single(l => Centre.Text(l, "currency") == "EUR");
        Assert.Equal((60, 60), (line.GetProperty("minutes").GetInt32(), line.GetProperty("offMinutes").GetInt32()));
        Assert.Equal("10.5", Centre.Text(line.GetProperty("rate"), "perHour"));
        // What is closed is booked by staff with a reason, and costs what was quoted.
        var booking = await Centre.Send(centre.Staff, HttpMethod.Post, centre.Api + "/bookings", centre.Wish([microscope, room], 8, 2, new { @override = "A long series of pictures" }), HttpStatusCode.Created);
        Assert.Equal("29.25 EUR + 3000 RUB", Totals(booking));
        // A resource without a rate costs nothing, and says so.
        var free = await centre.Resource("Desk");
        var nothing = (await Quote(centre, centre.Organisation, [free], 2, 2, centre.Booker)).GetProperty("lines")[0];
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (nothing.GetProperty("rate").ValueKind, nothing.GetProperty("amount").ValueKind));
    }

    [Theory, Databases]
    public async Task A_booking_keeps_its_price_when_rates_change_and_a_move_is_quoted_again(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource();
        await Set(centre, microscope, [new { perHour = 10, currency = "EUR", until = "2027-03-31" }, new { perHour = 30, currency = "EUR", from = "2027-04-01" }]);
        var booking = await centre.Book(microscope, 26, 2);
        Assert.Equal("20 EUR", Totals(booking));
        // The rate of the day of use, on the clock of the place: the evening before by UTC.
        Assert.Equal("60 EUR", Totals(await Quote(centre, centre.Organisation, [microscope], 31 * 24, 2)));
        Assert.Equal("20 EUR", Totals(await Quote(centre, centre.Organisation, [microscope], 30 * 24, 2)));

        var rates = await Centre.Get(site.Client(), $"{centre.Api}/resources/{microscope}/rates");
        using var stale = new HttpRequestMessage(HttpMethod.Put, new Uri($"{centre.Api}/resources/{microscope}/rates", UriKind.Relative)) { Content = JsonContent.Create(new { rates = Array.Empty<object>() }) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"99\"");
        using var refused = await centre.Staff.SendAsync(stale);
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        Assert.Equal(2, rates.GetProperty("rates").GetArrayLength());
        await Set(centre, microscope, [new { perHour = 12, currency = "EUR" }]);
        Assert.Equal("20 EUR", Totals(await Centre.Get(centre.Booker, $"/api/places/bookings/{Centre.Id(booking)}")));
        Assert.Equal("36 EUR", Totals(await Centre.Move(centre.Booker, booking, 28, 3)));
        // The audit tells what they were.
        Assert.Equal(2, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'places.set-rates'"));
    }

    [Theory, Databases]
    public async Task Rates_that_cannot_be_are_refused_by_field_and_are_for_the_staff(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource();
        Assert.Equal("Rates[0].Currency Rates[1].PerHour Rates[2].PerHour Rates[3].Country Rates[4].Until Rates[5].PerUse", Errors(await Set(centre, microscope,
        [
            new { perHour = 1, currency = "XXX" }, new { perHour = -1, currency = "EUR" }, new { perHour = 1.5m, currency = "JPY" }, new { perHour = 1, currency = "EUR", country = "ZZ" },
            new { perHour = 1, currency = "EUR", userClass = "Academic", from = "2027-03-02", until = "2027-03-01" }, new { perHour = 1, perUse = 1.005m, userClass = "Other", currency = "EUR" },
        ], HttpStatusCode.BadRequest)));
        Assert.Equal("Rates[1].From", Errors(await Set(centre, microscope, [new { perHour = 1, currency = "EUR", until = "2027-03-31" }, new { perHour = 2, currency = "RUB", from = "2027-03-31" }], HttpStatusCode.BadRequest)));
        Assert.Equal("Rates[0].PerHour", Errors(await Set(centre, microscope, [new { perHour = 1e20, currency = "EUR" }], HttpStatusCode.BadRequest)));
        Assert.Equal("Rates[0].PerHour Rates[0].OffHoursPercent".Split(' ').Order(), Errors(await Set(centre, microscope, [new { currency = "EUR", offHoursPercent = 501 }], HttpStatusCode.BadRequest)).Split(' ').Order());
        // On other days, for others or in another country it is another rate.
        await Set(centre, microscope, [new { perHour = 1.125m, currency = "KWD", until = "2027-03-31" }, new { perHour = 2, currency = "JPY", from = "2027-04-01" }, new { perHour = 3, currency = "EUR", country = "IR" }, new { perHour = 4, currency = "EUR", userClass = "Resident" }]);
        await Set(centre, microscope, [], HttpStatusCode.Forbidden, centre.Booker);
        await Centre.Send(centre.Staff, HttpMethod.Put, $"{centre.Api}/resources/{Guid.NewGuid()}/rates", new { rates = Array.Empty<object>() }, HttpStatusCode.NotFound);
        Assert.Equal(4, (await Centre.Get(site.Client(), centre.Api + "/resources")).GetProperty("items")[0].GetProperty("rates").GetArrayLength());
    }

    [Theory, Databases]
    public async Task Staff_keep_rates_on_a_page_and_whoever_books_sees_the_price_there(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource();
        var page = $"/places/{centre.Place}/facilities/{microscope}/rates";
        async Task<string> Add(Dictionary<string, string> values)
        {
            using var answer = await centre.Staff.Submit(page, "form:has([name='Added.PerHour'])", values);
            return answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther ? "saved" : (await answer.Html()).QuerySelector("main")!.TextContent;
        }

        Assert.Equal("saved", await Add(new() { ["Added.Currency"] = "EUR", ["Added.PerHour"] = "12.50", ["Added.From"] = "2027-01-01" }));
        Assert.Contains("Another rate for the same class", await Add(new() { ["Added.Currency"] = "EUR", ["Added.PerHour"] = "13", ["Added.From"] = "2027-02-01" }), StringComparison.Ordinal);
        Assert.Contains("at most 2 decimals", await Add(new() { ["Added.Currency"] = "EUR", ["Added.PerHour"] = "13.005", ["Added.UserClass"] = "Academic" }), StringComparison.Ordinal);
        // A number is no class, on the page and in the API.
        Assert.NotEqual("saved", await Add(new() { ["Added.Currency"] = "EUR", ["Added.PerHour"] = "1", ["Added.UserClass"] = "7" }));
        await Set(centre, microscope, [new { perHour = 1, currency = "EUR", userClass = 7 }], HttpStatusCode.BadRequest);
        using var ended = await centre.Staff.Submit(page, "form:has([name='Ended.Until'])", new Dictionary<string, string> { ["Ended.Rate"] = "all-all-20270101", ["Ended.Until"] = "2027-03-31" });
        Assert.True(ended.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, await ended.Content.ReadAsStringAsync());
        Assert.Equal("saved", await Add(new() { ["Added.Currency"] = "EUR", ["Added.PerHour"] = "13", ["Added.From"] = "2027-04-01" }));
        var shown = (await site.Client().Page(page)).QuerySelector("main")!;
        Assert.Contains("12.50 EUR an hour", shown.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, shown.QuerySelectorAll("tbody tr").Length);
        Assert.Empty(shown.QuerySelectorAll("form"));

        foreach (var day in new[] { "0001-01-01", "9999-12-31" }) Assert.DoesNotContain("Total:", (await centre.Booker.Page($"/places/{centre.Place}/book?resource={microscope}&day={day}&from=11:00&until=09:00")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // Asked for the price only, nothing is booked; who comes with a time sees it at once.
        var book = $"/places/{centre.Place}/book?resource={microscope}&day=2027-03-02&from=09:00&until=11:00";
        Assert.Contains("Total: 25 EUR", (await centre.Booker.Page(book)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var asked = await centre.Booker.Submit(book, "form:has([name='Input.Day'])", new Dictionary<string, string> { ["Input.PriceOnly"] = "true", ["Input.Until"] = "12:00" });
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("Total: 37.50 EUR", (await asked.Html()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM places_booking"));
        using var booked = await centre.Booker.Submit(book, "form:has([name='Input.Day'])");
        Assert.Contains("Total: 25 EUR", (await centre.Booker.Page(booked.Headers.Location!.ToString())).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var removed = await centre.Staff.Submit(page, "form:has([aria-label^='Remove'])");
        Assert.True(removed.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, await removed.Content.ReadAsStringAsync());
        Assert.Equal(1, (await Centre.Get(site.Client(), $"{centre.Api}/resources/{microscope}/rates")).GetProperty("rates").GetArrayLength());
    }

    [Theory, Databases]
    public async Task A_file_of_resources_brings_simple_rates_and_leaves_others_alone(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        async Task<HttpResponseMessage> Send(string csv)
        {
            using var body = new MultipartFormDataContent { { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(csv)), "file", "resources.csv" } };
            return await centre.Staff.PostAsync(new Uri(centre.Api + "/resources/import", UriKind.Relative), body);
        }

        using var first = await Send("code,kind,name_en,currency,per_hour,per_hour_resident,per_use,off_percent,missed_percent\nA-1,Room,One,EUR,12.50,4,1,150,50\nA-2,Room,Two,,,,,,\n");
        Assert.True(first.IsSuccessStatusCode, await first.Content.ReadAsStringAsync());
        var rows = (await Centre.Get(site.Client(), centre.Api + "/resources")).GetProperty("items").EnumerateArray().ToDictionary(r => Centre.Text(r, "code"), r => r.GetProperty("rates"));
        Assert.Equal((2, 0), (rows["A-1"].GetArrayLength(), rows["A-2"].GetArrayLength()));
        Assert.Equal(("12.5", "Resident"), (Centre.Text(rows["A-1"][0], "perHour"), Centre.Text(rows["A-1"][1], "userClass")));
        using var again = await Send("code,kind,name_en\nA-1,Room,One again\n");
        Assert.True(again.IsSuccessStatusCode, await again.Content.ReadAsStringAsync());
        Assert.Equal(2, (await Centre.Get(site.Client(), centre.Api + "/resources")).GetProperty("items").EnumerateArray().Single(r => Centre.Text(r, "code") == "A-1").GetProperty("rates").GetArrayLength());
        using var wrong = await Send("code,kind,name_en,currency,per_hour\nA-3,Room,Three,EUR,a lot\nA-4,Room,Four,BOO,1\n");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("2:per_hour 3:Currency", Errors(await wrong.Content.ReadFromJsonAsync<JsonElement>()));
    }
}
