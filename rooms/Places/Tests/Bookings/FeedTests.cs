using System.Net;
using System.Text.Json;
using Isthmus.Contracts.People;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Bookings;

public sealed class FeedTests
{
    private static async Task<string> Make(HttpClient who) => new Uri(Centre.Text(await Centre.Send(who, HttpMethod.Put, "/api/places/bookings/feed", null, HttpStatusCode.OK), "address")).AbsolutePath;

    private static async Task<HttpStatusCode> Status(TestSite site, string address)
    {
        using var answer = await site.Client().GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    [Theory, Databases]
    public async Task A_calendar_program_reads_the_bookings_of_one_person_under_an_address_that_can_be_renewed_and_taken_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var (microscope, room) = (await centre.Resource(more: new { code = "MINE-1" }), await centre.Resource("Room", more: new { code = "OTHER-1" }));
        var booking = await centre.Book(microscope, 2, 2);
        await centre.Book(room, 2, 2, who: await centre.Member(centre.Organisation, "colleague@example.org"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Client().PutAsync(new Uri("/api/places/bookings/feed", UriKind.Relative), null)).StatusCode);

        using var made = await centre.Booker.Submit("/places/bookings", "#feed ~ form", new Dictionary<string, string>());
        Assert.True(made.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, await made.Content.ReadAsStringAsync());
        var address = new Uri((await centre.Booker.Page("/places/bookings")).QuerySelector("a[href*='/calendar/bookings/']")!.GetAttribute("href")!).AbsolutePath;
        using var answer = await site.Client().GetAsync(new Uri(address, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.True(answer.Headers.CacheControl!.Private);
        Assert.Contains("MINE-1", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Asia/Vladivostok:20270301T100000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("OTHER-1", text, StringComparison.Ordinal);
        await Centre.Cancel(centre.Booker, booking);
        Assert.Contains("STATUS:CANCELLED", await site.Client().GetStringAsync(new Uri(address, UriKind.Relative)), StringComparison.Ordinal);

        // Another address closes the one before; what was taken back opens nothing.
        var renewed = await Make(centre.Booker);
        Assert.NotEqual(address, renewed);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await Status(site, address), await Status(site, renewed)));
        foreach (var wrong in new[] { "/calendar/bookings/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics", "/calendar/bookings/.ics", "/calendar/bookings/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%D8%B4.ics", renewed[..^4] }) Assert.Equal(HttpStatusCode.NotFound, await Status(site, wrong));
        var secret = renewed.Split('/')[^1][..^4];
        Assert.Equal(0, await site.Count($"SELECT COUNT(*) FROM platform_audit WHERE \"Payload\" LIKE '%{secret}%'"));
        Assert.Equal(2, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'places.renew-feed'"));
        await Centre.Send(centre.Booker, HttpMethod.Delete, "/api/places/bookings/feed", null, HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NotFound, await Status(site, renewed));
        await Centre.Send(centre.Booker, HttpMethod.Delete, "/api/places/bookings/feed", null, HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task Where_the_account_is_deactivated_the_address_opens_nothing(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var address = await Make(centre.Booker);
        Assert.Equal(HttpStatusCode.OK, await Status(site, address));
        await site.Execute("""UPDATE people_account SET "DeactivatedAt" = '2027-02-01 00:00:00Z' WHERE "Email" = 'booker@example.org'""");
        Assert.Equal(HttpStatusCode.NotFound, await Status(site, address));
    }

    [Theory, Databases]
    public async Task Where_the_account_is_erased_the_address_opens_nothing(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var address = await Make(centre.Booker);
        var person = await site.InScope(async sp => (await sp.GetRequiredService<IAccounts>().OfEmail("booker@example.org", CancellationToken.None))!.Id);
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlacesDb>();
            db.Publish(new AccountErased(person));
            await db.SaveChangesAsync();
        });
        await site.Quiet();
        Assert.Equal(HttpStatusCode.NotFound, await Status(site, address));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM places_booking_feed"));
    }
}
