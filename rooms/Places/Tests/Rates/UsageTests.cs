using System.Net;
using System.Text.Json;
using Isthmus.Places.Tests.Bookings;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Rates;

public sealed class UsageTests
{
    private static Task Chores(TestSite site) => site.InScope(async sp => { foreach (var chore in sp.GetServices<IChore>().OfType<Places.Bookings.EndUses>()) await chore.Do(CancellationToken.None); });

    private static async Task Use(TestSite site, HttpClient who, JsonElement booking, double comes, double leaves)
    {
        foreach (var (at, what) in new[] { (comes, "check-in"), (leaves, "check-out") })
        {
            site.Clock.SetTo(Centre.At(at));
            await Centre.Send(who, HttpMethod.Post, $"/api/places/bookings/{Centre.Id(booking)}/{what}", null, HttpStatusCode.OK);
        }
    }

    private static string Money(JsonElement statement) => string.Join(" + ", statement.GetProperty("totals").EnumerateArray().Select(t => FormattableString.Invariant($"{t.GetProperty("amount").GetDecimal():0.##} {t.GetProperty("currency").GetString()}")));

    private static string Amount(JsonElement use) => use.GetProperty("charged") is { ValueKind: JsonValueKind.Object } charged ? FormattableString.Invariant($"{charged.GetProperty("amount").GetDecimal():0.##}") : "-";

    [Theory, Databases]
    public async Task A_statement_tells_the_time_that_was_really_used_and_what_the_rules_charge_of_the_rest(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource(rules: new { missedAfterMinutes = 20, lateCancelMinutes = 120, missedPercent = 50 }, more: new { code = "=1+1" });
        await RateTests.Set(centre, microscope, [new { perHour = 60, currency = "EUR" }]);
        var used = await centre.Book(microscope, 3, 2, new { purpose = "=HYPERLINK(\"x\")" });
        var (missed, late, early) = (await centre.Book(microscope, 8, 1), await centre.Book(microscope, 26, 1), await centre.Book(microscope, 72, 1));
        var april = await centre.Book(microscope, 31 * 24 + 1, 1);
        // A later rate is none of this month's.
        await RateTests.Set(centre, microscope, [new { perHour = 90, currency = "EUR" }]);
        await Use(site, centre.Booker, used, 3, 4.5);
        site.Clock.SetTo(Centre.At(8.5));
        await Chores(site);
        site.Clock.SetTo(Centre.At(25));
        await Centre.Cancel(centre.Booker, late);
        await Centre.Cancel(centre.Booker, early);
        await Use(site, centre.Booker, april, 31 * 24 + 1, 31 * 24 + 1.75);

        var own = await Centre.Get(centre.Booker, $"/api/places/usage?month=2027-03&organisation={centre.Organisation}");
        Assert.Equal("150 EUR", Money(own));
        Assert.Equal([("Used", 120, "90", "90"), ("Missed", 60, "", "30"), ("CancelledLate", 60, "", "30")],
            own.GetProperty("uses").EnumerateArray().Select(u => (Centre.Text(u, "outcome"), u.GetProperty("plannedMinutes").GetInt32(), Centre.Text(u, "actualMinutes"), Amount(u))));
        // April began in Vladivostok while it was March in Greenwich.
        Assert.Equal("45 EUR", Money(await Centre.Get(centre.Booker, $"/api/places/usage?month=2027-04&organisation={centre.Organisation}")));
        Assert.Equal("150 EUR", Money(await Centre.Get(centre.Staff, centre.Api + "/usage?month=2027-03")));
        await Centre.Get(centre.Staff, centre.Api + "/usage?month=March", HttpStatusCode.BadRequest);

        var csv = await centre.Booker.GetStringAsync(new Uri($"/places/usage.csv?month=2027-03&organisation={centre.Organisation}", UriKind.Relative));
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.Equal(4, csv.Trim().Split('\n').Length);
        // Who may only look at the organisation sees what was used, not what for.
        using var viewer = site.ClientOf(TestUser.MemberOf(centre.Organisation, "viewer"));
        Assert.DoesNotContain("HYPERLINK", await viewer.GetStringAsync(new Uri($"/places/usage.csv?month=2027-03&organisation={centre.Organisation}", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Whom_the_gate_keeps_out_is_charged_nothing(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        foreach (var (resource, hour) in new[] { (await centre.Resource("Room"), 1), (await centre.Resource("Room", rules: new { missedAfterMinutes = 10, missedPercent = 100 }), 3) })
        {
            await RateTests.Set(centre, resource, [new { perHour = 10, currency = "EUR" }]);
            await centre.Book(resource, hour, 1);
        }
        await site.Execute("""UPDATE places_booking SET "OnHold" = TRUE""");
        site.Clock.SetTo(Centre.At(5));
        await Chores(site);
        Assert.Equal(2, await site.Count("""SELECT count(*) FROM places_booking WHERE "State" = 'Cancelled'"""));
        Assert.Equal(0, (await Centre.Get(centre.Staff, centre.Api + "/usage?month=2027-03")).GetProperty("uses").GetArrayLength());
    }

    [Theory, Databases]
    public async Task What_is_in_use_is_not_charged_yet_and_a_missed_use_costs_nothing_where_no_rule_says_so(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var (room, desk) = (await centre.Resource("Room", rules: new { missedAfterMinutes = 10 }), await centre.Resource("Desk", rules: new { hours = "Mo-Fr 09:00-17:00" }));
        await RateTests.Set(centre, room, [new { perHour = 10, currency = "EUR" }]);
        await RateTests.Set(centre, desk, [new { perHour = 100, offHoursPercent = 200, currency = "RUB" }]);
        await centre.Book(room, 1, 1);
        var running = await centre.Book(desk, 8, 1);
        site.Clock.SetTo(Centre.At(2));
        await Chores(site);
        site.Clock.SetTo(Centre.At(8));
        await Centre.Send(centre.Booker, HttpMethod.Post, $"/api/places/bookings/{Centre.Id(running)}/check-in", null, HttpStatusCode.OK);
        var now = await Centre.Get(centre.Booker, $"/api/places/usage?organisation={centre.Organisation}");
        Assert.Equal([("Missed", "0"), ("InUse", "-")], now.GetProperty("uses").EnumerateArray().Select(u => (Centre.Text(u, "outcome"), Amount(u))));
        // Half an hour longer than planned, and out of the hours.
        site.Clock.SetTo(Centre.At(9.5));
        await Centre.Send(centre.Booker, HttpMethod.Post, $"/api/places/bookings/{Centre.Id(running)}/check-out", null, HttpStatusCode.OK);
        Assert.Equal("0 EUR + 200 RUB", Money(await Centre.Get(centre.Booker, $"/api/places/usage?organisation={centre.Organisation}")));
    }

    [Theory, Databases]
    public async Task A_statement_is_for_the_members_of_its_organisation_and_for_the_staff(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var microscope = await centre.Resource();
        await RateTests.Set(centre, microscope, [new { perHour = 7, currency = "EUR" }]);
        var other = await centre.Register("Loud Meadow Mills");
        await site.Quiet();
        using var stranger = centre.MemberOf(other);
        await Use(site, centre.Booker, await centre.Book(microscope, 1, 1), 1, 2 - (1 / 60.0));
        await Use(site, stranger, await Centre.Send(stranger, HttpMethod.Post, centre.Api + "/bookings", centre.Wish([microscope], 3, 1, new { organisation = other }), HttpStatusCode.Created), 3, 3.5);

        foreach (var url in new[] { $"/api/places/usage?organisation={centre.Organisation}", $"{centre.Api}/usage?organisation={centre.Organisation}", centre.Api + "/usage", "/api/places/usage", $"{centre.Api}/usage.csv?organisation={centre.Organisation}" }) await Centre.Get(stranger, url, HttpStatusCode.Forbidden);
        Assert.Equal("10.38 EUR", Money(await Centre.Get(centre.Staff, centre.Api + "/usage?month=2027-03")));
        Assert.Equal("3.5 EUR", Money(await Centre.Get(centre.Staff, $"{centre.Api}/usage?month=2027-03&organisation={other}")));
        Assert.Equal("3.5 EUR", Money(await Centre.Get(stranger, $"{centre.Api}/usage?organisation={other}")));

        foreach (var page in new[] { $"/places/{centre.Place}/usage", $"/places/{centre.Place}/usage/print", $"/places/usage?organisation={centre.Organisation}", $"/places/usage/print?organisation={centre.Organisation}" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
        foreach (var page in new[] { "/places/usage?month=2027-03", "/places/usage/print?month=2027-03" })
        {
            var main = (await stranger.Page(page)).QuerySelector("main")!.TextContent;
            Assert.Contains("Total: 3.50 EUR", main, StringComparison.Ordinal);
            Assert.Contains("an invoice is not made here", main, StringComparison.Ordinal);
        }
        var all = (await centre.Staff.Page($"/places/{centre.Place}/usage?month=2027-03")).QuerySelector("main")!;
        Assert.Contains("Total: 10.38 EUR", all.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, all.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(1, (await centre.Staff.Page($"/places/{centre.Place}/usage?month=2027-03&organisation={other}")).QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("Total: 10.38 EUR", (await centre.Staff.Page($"/places/{centre.Place}/usage/print?month=2027-03")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
