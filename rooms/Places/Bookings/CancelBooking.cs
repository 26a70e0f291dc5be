using Isthmus.Contracts.Places;

namespace Isthmus.Places.Bookings;

/// <summary>Cancels a booking. Its time is free at once, for the waiting list first; one that comes too late is counted.</summary>
internal static class CancelBooking
{
    public sealed class Request
    {
        [StringLength(300)] public string? Note { get; set; }
    }

    public static async Task<Outcome<Reservation>> Handle(ReservationId id, Request request, int? version, Actor actor, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var own = await Own.Find(id, actor, db, ct);
        if (!own.Succeeded) return own.Refusal;
        var booking = own.Value.Booking;
        if (booking.Check(version) is { } stale) return stale;
        if (!booking.IsAhead(now)) return Refusal.Conflict(Own.Over);
        var resources = await db.Occupancies.Where(o => o.ReservationId == id).Join(db.Resources, o => o.ResourceId, r => r.Id, (_, r) => r).AsNoTracking().ToListAsync(ct);
        booking.LateCancel = booking.State == ReservationState.Confirmed && !own.Value.Staff && resources.Exists(r => booking.From < now.AddMinutes(r.Rules.Policy.LateCancelMinutes));
        booking.State = ReservationState.Cancelled;
        booking.Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        booking.Moves++;
        if (await db.Waiting.SingleOrDefaultAsync(w => w.Offer == id && w.State == Waiting.WaitingState.Offered, ct) is { } entry) entry.State = Waiting.WaitingState.Withdrawn;
        await Own.Free(id, db, ct);
        db.Publish(new TimeFreed(booking.PlaceId, booking.From, booking.Until));
        await mail.Tell(booking, own.Value.Place, own.Value.Zone, ct);
        db.Doing("places.cancel-booking");
        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("places.changed-meanwhile"); }
        return booking;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/bookings/{booking}/cancellation", async (ReservationId booking, Request request, HttpRequest http, CurrentActor actor, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct) =>
            await (await Handle(booking, request, http.IfMatch(), actor.Actor, db, mail, clock, ct)).ToOk(db, ct))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.bookings.cancel").WithSummary("Cancels a booking that is ahead");
}
