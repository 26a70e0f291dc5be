using Isthmus.Places.Facilities;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;
using Microsoft.Extensions.Options;

namespace Isthmus.Places.Bookings;

/// <summary>Calendar files: of one booking, of one's own bookings under an address that nobody can guess, and feeds of a resource and of a place that tell only that something is taken.</summary>
internal static class CalendarFeeds
{
    private const string Ics = "text/calendar; charset=utf-8";
    private const int DaysBack = 30;

    private static async Task<Outcome<string>> One(ReservationId id, Actor actor, PlacesDb db, SiteSettings site, string sender, DateTime now, CancellationToken ct)
    {
        var own = await Own.Find(id, actor, db, ct);
        if (!own.Succeeded) return own.Refusal;
        var view = (await BookingView.Of([own.Value.Booking], db, ct))[0];
        return BookingCalendar.Of(own.Value.Place, own.Value.Zone, sender, now).Publish([BookingCalendar.Event(own.Value.Booking, own.Value.Place, string.Join(" + ", view.Resources.Select(r => r.Code)), site)]);
    }

    /// <param name="resource">Null: all of the place.</param>
    private static async Task<Outcome<string>> Feed(PlaceId placeId, ResourceId? resource, PlacesDb db, SiteSettings site, string sender, DateTime now, CancellationToken ct)
    {
        if (await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == placeId && p.PublishedAt != null && !p.OnHold, ct) is not { } place) return Refusal.NotFound("places.no-such-place");
        if (resource is { } one && !await db.Resources.AnyAsync(r => r.Id == one && r.PlaceId == placeId, ct)) return Refusal.NotFound(WriteResource.Unknown);
        var from = now.AddDays(-DaysBack);
        var rows = await db.Occupancies.AsNoTracking().Where(o => o.Holds && o.Until > from && o.ReservationId != null && (resource == null || o.ResourceId == resource))
            .Join(db.Reservations.Where(b => b.PlaceId == placeId), o => o.ReservationId, b => b.Id, (o, b) => new { b, o.ResourceId }).Join(db.Resources, x => x.ResourceId, r => r.Id, (x, r) => new { x.b, r.Code }).Take(5000).ToListAsync(ct);
        var events = rows.GroupBy(r => r.b.Id).Select(g => BookingCalendar.Event(g.First().b, place, string.Join(" + ", g.Select(x => x.Code).Distinct().Order()), site) with { Url = null });
        return BookingCalendar.Of(place, TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone), sender, now).Feed([.. events]);
    }

    /// <summary>Whoever knows the address reads one person's bookings and nothing else; making a new one closes the old.</summary>
    private static async Task<IResult> Personal(string file, HttpContext http, IAccounts accounts, Texts texts, PlacesDb db, SiteSettings site, IOptions<MailSettings> mail, TimeProvider clock, CancellationToken ct)
    {
        var token = file.EndsWith(".ics", StringComparison.Ordinal) ? file[..^4] : "";
        if (!BookingFeed.CouldBe(token)) return TypedResults.NotFound();
        if (await db.Feeds.AsNoTracking().SingleOrDefaultAsync(f => f.Token == token, ct) is not { } feed || (await accounts.Find([feed.Person], ct)).GetValueOrDefault(feed.Person) is not { IsActive: true } reader) return TypedResults.NotFound();
        var now = Instants.Stored(clock);
        var from = now.AddDays(-DaysBack);
        var shown = new[] { ReservationState.Confirmed, ReservationState.InUse, ReservationState.Done, ReservationState.Cancelled, ReservationState.Displaced };
        var bookings = await db.Reservations.AsNoTracking().Where(b => b.By == feed.Person && b.Until > from && shown.Contains(b.State)).OrderBy(b => b.From).Take(1000).ToListAsync(ct);
        var ids = bookings.Select(b => b.PlaceId).Distinct().ToList();
        var places = await db.Places.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var codes = (await BookingView.Of(bookings, db, ct)).ToDictionary(v => v.Id, v => string.Join(" + ", v.Resources.Select(r => r.Code)));
        // Of several places at once the file is in one time, which programs turn into that of their reader.
        var zone = places.Values.Select(p => p.TimeZone).Distinct().ToList() is [var one] ? TimeZoneInfo.FindSystemTimeZoneById(one) : TimeZoneInfo.Utc;
        // An address that opens something must not stay behind in a shared cache or a referrer.
        http.Response.Headers.CacheControl = "private, max-age=300";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        var title = texts.In(Language.Find(reader.Locale) ?? Language.English)["places.myBookings"];
        return TypedResults.Text(new Isthmus.Ics.IcsCalendar(title, zone, new(site.Name, mail.Value.From), now).Feed([.. bookings.Select(b => BookingCalendar.Event(b, places[b.PlaceId], codes[b.Id], site))]), Ics);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar/bookings/{file}", Personal).AllowAnonymous().ExcludeFromDescription().RequireRateLimiting(RateLimits.Search);
        routes.MapGet("/places/bookings/{booking}/calendar.ics", async (ReservationId booking, CurrentActor actor, PlacesDb db, SiteSettings site, IOptions<MailSettings> mail, TimeProvider clock, CancellationToken ct) =>
                (await One(booking, actor.Actor, db, site, mail.Value.From, Instants.Stored(clock), ct)).ToResult(text => TypedResults.Text(text, Ics)))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithTags("Places").WithName("places.bookings.ics").WithSummary("A booking as a calendar file");
        routes.MapGet("/places/{place}/calendar.ics", async (PlaceId place, ResourceId? resource, PlacesDb db, SiteSettings site, IOptions<MailSettings> mail, TimeProvider clock, CancellationToken ct) =>
                (await Feed(place, resource, db, site, mail.Value.From, Instants.Stored(clock), ct)).ToResult(text => TypedResults.Text(text, Ics)))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithTags("Places").WithName("places.calendar.ics").WithSummary("A feed of what is taken at a place, or of one resource; it does not tell by whom");
    }
}
