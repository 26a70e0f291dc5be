using Isthmus.Places.Network;

namespace Isthmus.Places.Bookings;

/// <summary>Bookings: one's own, or all of a place for its staff.</summary>
internal static class ListBookings
{
    public sealed record Filter(PlaceId? Place, ResourceId? Resource, SeriesId? Series, ReservationState? State, DateTime? From, DateTime? Until);

    /// <summary>Those that an actor may see, by time.</summary>
    public static async Task<IQueryable<Reservation>> Seen(Filter filter, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var bookings = db.Reservations.AsNoTracking();
        var all = filter.Place is { } id && await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } place && Staff.Is(actor, place);
        var (me, own) = (actor.User ?? default, actor.Memberships.Where(m => m.Value >= MemberRole.Editor).Select(m => m.Key).ToList());
        if (!all) bookings = bookings.Where(b => b.By == me || own.Contains(b.Organisation));
        if (filter.Place is { } at) bookings = bookings.Where(b => b.PlaceId == at);
        if (filter.Resource is { } resource) bookings = bookings.Where(b => db.Occupancies.Any(o => o.ReservationId == b.Id && o.ResourceId == resource));
        if (filter.Series is { } series) bookings = bookings.Where(b => b.SeriesId == series);
        if (filter.State is { } state) bookings = bookings.Where(b => b.State == state);
        if (filter.From is { } from) bookings = bookings.Where(b => b.Until > from);
        if (filter.Until is { } until) bookings = bookings.Where(b => b.From < until);
        return bookings;
    }

    private static async Task<CursorPage<BookingView>> Handle(Filter filter, string? cursor, int? limit, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var after = new ReservationId(Cursor.Read(cursor)?.Id ?? Guid.Empty);
        var take = Cursor.Take(limit);
        var rows = await (await Seen(filter, actor, db, ct)).Where(b => b.Id > after).OrderBy(b => b.Id).Take(take + 1).ToListAsync(ct);
        return Cursor.Page((await BookingView.Of(rows, db, ct)).ToList(), take, b => Cursor.Write("", b.Id.Value));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/bookings", async (PlaceId? place, ResourceId? resource, SeriesId? series, ReservationState? state, DateTimeOffset? from, DateTimeOffset? until, string? cursor, int? limit, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
                TypedResults.Ok(await Handle(new(place, resource, series, state, from?.UtcDateTime, until?.UtcDateTime), cursor, limit, actor.Actor, db, ct)))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.bookings.list").WithSummary("One's own bookings and those of one's organisations; all of a place for its staff");
        api.MapGet("/bookings/{booking}", async (ReservationId booking, HttpResponse response, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                var own = await Own.Find(booking, actor.Actor, db, ct);
                if (own.Succeeded) response.SetETag(own.Value.Booking);
                return await (own.Succeeded ? (Outcome<Reservation>)own.Value.Booking : own.Refusal).ToOk(db, ct);
            })
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.bookings.show").WithSummary("One booking");
    }
}
