using Isthmus.Contracts.Compliance;
using Isthmus.Places.Facilities;
using Isthmus.Places.Rates;

namespace Isthmus.Places.Bookings;

/// <summary>Staff approve or decline what waits for them: a request, or a new time of a booking. An approval holds against the same rules as a booking, at the moment it is given.</summary>
internal static class DecideBooking
{
    public sealed class Request
    {
        [Required] public bool? Approve { get; set; }

        /// <summary>Told to who booked; needed to decline.</summary>
        [StringLength(300)] public string? Note { get; set; }
    }

    public static async Task<Outcome<Reservation>> Handle(ReservationId id, Request request, int? version, Actor actor, IClearance gate, IOrganisations organisations, ITexts texts, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct)
    {
        var before = await Own.Find(id, actor, db, ct);
        if (!before.Succeeded) return before.Refusal;
        if (!before.Value.Staff) return Refusal.Forbidden(BookResources.NotYours);
        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        if (request.Approve == false && note is null) return Refusal.InvalidField(nameof(Request.Note), "ui.validation.required");
        var sought = await Bookable.Find(before.Value.Place.Id, await Own.Lines(id, db, ct), db, ct);
        if (!sought.Succeeded) return sought.Refusal;
        var bookable = sought.Value;
        var held = await AccessGate.Held(before.Value.Booking.Organisation, bookable.Resources, bookable.Place.CountryCode, gate, db, ct);
        var payer = await Payer.Of(before.Value.Booking.Organisation, bookable.Place, organisations, db, ct);
        db.ChangeTracker.Clear();

        var now = Instants.Stored(clock);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Turn.Take(db, [.. bookable.Resources.Select(r => r.Id.Value), before.Value.Booking.By.Value], ct);
        var booking = await db.Reservations.SingleAsync(b => b.Id == id, ct);
        if (booking.Check(version) is { } stale) return stale;
        if (booking.State != ReservationState.Requested && booking.MoveFrom is null) return Refusal.Conflict("places.nothing-to-decide");
        if (request.Approve == true && await Approve(booking, bookable, held, payer, texts, now, db, ct) is { } refusal) return refusal;
        if (request.Approve == false) await Decline(booking, db, ct);
        booking.Note = note;
        await mail.Tell(booking, before.Value.Place, before.Value.Zone, ct);
        db.Doing(request.Approve == true ? "places.approve-booking" : "places.decline-booking");
        return await Ending.Commit(transaction, bookable, before.Value.Booking.Use, id, now, db, ct) is { } faster ? faster : booking;
    }

    private static async Task<Refusal?> Approve(Reservation booking, Bookable bookable, IReadOnlySet<ResourceId> held, Payer payer, ITexts texts, DateTime now, PlacesDb db, CancellationToken ct)
    {
        var use = booking.MoveFrom is { } from && booking.MoveUntil is { } until ? new Span(from, until) : booking.Use;
        var broken = await Rules.Find(booking, use, bookable.Resources, held, bookable.Zone, now, db, ct);
        // What was within notice and horizon when it was asked for stays so; what lies in the past by now does not.
        if (broken.FindAll(b => !b.Finding.MayBeOverridden) is { Count: > 0 } left) return Rules.Refuse(left, texts);
        if (await Held.Find(bookable, use, booking.Id, db, ct) is not { } parts) return Alternatives.Taken(await Alternatives.To(bookable, use, booking.Id, now, db, ct));
        var there = await db.Occupancies.Where(o => o.ReservationId == booking.Id).ToListAsync(ct);
        booking.State = ReservationState.Confirmed;
        if (booking.MoveFrom is not null) MoveBooking.Put(booking, use, parts, payer, bookable.Zone, there, db);
        else if (there.Exists(o => !o.Holds))
        {
            // It waited without holding: the units that are free now are the ones it has.
            db.Occupancies.RemoveRange(there);
            db.Occupancies.AddRange(parts.Rows(booking.Id, use, holds: true));
        }
        return null;
    }

    private static async Task Decline(Reservation booking, PlacesDb db, CancellationToken ct)
    {
        if (booking.MoveFrom is not null)
        {
            (booking.MoveFrom, booking.MoveUntil) = (null, null);
            db.Occupancies.RemoveRange(await db.Occupancies.Where(o => o.ReservationId == booking.Id && o.Moving).ToListAsync(ct));
            return;
        }
        booking.State = ReservationState.Declined;
        await Own.Free(booking.Id, db, ct);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/bookings/{booking}/decision", async (ReservationId booking, Request request, HttpRequest http, HttpResponse response, CurrentActor actor, IClearance gate, IOrganisations organisations, ITexts texts, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(booking, request, http.IfMatch(), actor.Actor, gate, organisations, texts, db, mail, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return await outcome.ToOk(db, ct);
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.bookings.decide").WithSummary("Staff approve or decline a request or a new time; an approval obeys the same rules as a booking");
}
