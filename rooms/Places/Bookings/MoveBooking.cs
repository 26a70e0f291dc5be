using Isthmus.Contracts.Compliance;
using Isthmus.Places.Facilities;
using Isthmus.Places.Rates;

namespace Isthmus.Places.Bookings;

/// <summary>Moves a booking to another time. The old one is kept until the new one is had: both change in one transaction, or, where somebody has to agree first, the new one is held beside the old one.</summary>
internal static class MoveBooking
{
    public sealed class Request
    {
        [Required] public DateTimeOffset? From { get; set; }
        [Required] public DateTimeOffset? Until { get; set; }

        /// <summary>For staff: why rules of time and measure are gone over.</summary>
        [StringLength(300)] public string? Override { get; set; }
    }

    public static async Task<Outcome<Reservation>> Handle(ReservationId id, Request request, int? version, Actor actor, IClearance gate, IOrganisations organisations, ITexts texts, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct)
    {
        if (BookResources.ReadUse(request.From, request.Until) is not { } use) return Refusal.InvalidField(nameof(Request.Until), "places.booking.untilAfterFrom");
        var before = await Own.Find(id, actor, db, ct);
        if (!before.Succeeded) return before.Refusal;
        var sought = await Bookable.Find(before.Value.Place.Id, await Own.Lines(id, db, ct), db, ct);
        if (!sought.Succeeded) return sought.Refusal;
        var (bookable, organisation) = (sought.Value, before.Value.Booking.Organisation);
        var held = await AccessGate.Held(organisation, bookable.Resources, bookable.Place.CountryCode, gate, db, ct);
        var payer = await Payer.Of(organisation, bookable.Place, organisations, db, ct);
        db.ChangeTracker.Clear();

        var now = Instants.Stored(clock);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Turn.Take(db, [.. bookable.Resources.Select(r => r.Id.Value), before.Value.Booking.By.Value], ct);
        var own = await Own.Find(id, actor, db, ct);
        if (!own.Succeeded) return own.Refusal;
        var (booking, staff) = (own.Value.Booking, own.Value.Staff);
        if (booking.Check(version) is { } stale) return stale;
        if (!booking.IsAhead(now) || booking.State == ReservationState.Offered) return Refusal.Conflict(Own.Over);
        var parts = await Held.Find(bookable, use, id, db, ct);
        var broken = await Rules.Find(booking, use, bookable.Resources, held, bookable.Zone, now, db, ct);
        if (Rules.Left(broken, staff, request.Override) is { Count: > 0 } left) return Rules.Refuse(left, texts);
        if (parts is null) return Alternatives.Taken(await Alternatives.To(bookable, use, id, now, db, ct));
        if (broken.Count > 0) booking.Override = request.Override!.Trim();

        var there = await db.Occupancies.Where(o => o.ReservationId == id).ToListAsync(ct);
        db.Occupancies.RemoveRange(there.Where(o => o.Moving));
        var approval = bookable.Resources.Any(r => r.Rules.NeedsApproval) && !staff;
        if (booking.State == ReservationState.Confirmed && approval)
        {
            (booking.MoveFrom, booking.MoveUntil) = (use.From, use.Until);
            db.Occupancies.AddRange(Beside([.. there.Where(o => o.Holds && !o.Moving)], parts.Rows(id, use, holds: true)));
        }
        else
        {
            // What an outage displaced has no time that anybody agreed to.
            if (booking.State == ReservationState.Displaced) (booking.State, booking.Note) = (approval ? ReservationState.Requested : ReservationState.Confirmed, null);
            Put(booking, use, parts, payer, bookable.Zone, there, db);
        }
        // The version counts, whatever else has changed.
        db.Entry(booking).Property(b => b.From).IsModified = true;
        await mail.Tell(booking, own.Value.Place, own.Value.Zone, ct);
        db.Doing("places.move-booking");
        return await Ending.Commit(transaction, bookable, use, id, now, db, ct) is { } faster ? faster : booking;
    }

    /// <summary>The booking has the new time and not the old one. The old rows go first: they may overlap the new ones, which are the same booking's. It is quoted again, by the rates of now.</summary>
    public static void Put(Reservation booking, Span use, Held parts, Payer payer, TimeZoneInfo zone, IEnumerable<Occupancy> there, PlacesDb db)
    {
        var holds = booking.State != ReservationState.Requested || !parts.Resources.Any(r => r.Rules.RequestsShare);
        db.Occupancies.RemoveRange(there);
        db.Occupancies.AddRange(parts.Rows(booking.Id, use, holds));
        booking.Quote = parts.Quote(use, payer, zone);
        (booking.From, booking.Until, booking.MoveFrom, booking.MoveUntil) = (use.From, use.Until, null, null);
        booking.Moves++;
    }

    /// <summary>The new rows without what the booking has already: a unit is taken once.</summary>
    private static IEnumerable<Occupancy> Beside(IReadOnlyCollection<Occupancy> old, IEnumerable<Occupancy> rows) =>
        from row in rows
        let own = SpanSet.Of(old.Where(o => o.ResourceId == row.ResourceId && o.Unit == row.Unit).Select(o => new Span(o.From, o.Until)))
        from span in SpanSet.Of(new Span(row.From, row.Until)).Except(own)
        select new Occupancy { Id = OccupancyId.New(), ReservationId = row.ReservationId, ResourceId = row.ResourceId, Unit = row.Unit, From = span.From, Until = span.Until, Holds = true, Moving = true };

    public static void Map(RouteGroupBuilder api) => api.MapPut("/bookings/{booking}/time", async (ReservationId booking, Request request, HttpRequest http, HttpResponse response, CurrentActor actor, IClearance gate, IOrganisations organisations, ITexts texts, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(booking, request, http.IfMatch(), actor.Actor, gate, organisations, texts, db, mail, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return await outcome.ToOk(db, ct);
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.bookings.move").WithSummary("Moves a booking; the old time is kept until the new one is had, also while it waits for approval");
}
