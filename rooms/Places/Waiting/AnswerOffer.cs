using Isthmus.Contracts.Compliance;
using Isthmus.Places.Bookings;
using Isthmus.Places.Facilities;

namespace Isthmus.Places.Waiting;

/// <summary>Who waited takes what is held, or leaves it to the next.</summary>
internal static class AnswerOffer
{
    public sealed class Request
    {
        [Required] public bool? Take { get; set; }
    }

    public static async Task<Outcome<Reservation>> Handle(ReservationId id, Request request, int? version, Actor actor, IClearance gate, ITexts texts, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var safety = await Safety.Of(id, actor, gate, db, ct);
        if (!safety.Succeeded) return safety.Refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var own = await Own.Find(id, actor, db, ct);
        if (!own.Succeeded) return own.Refusal;
        var booking = own.Value.Booking;
        if (booking.Check(version) is { } stale) return stale;
        if (booking.State != ReservationState.Offered || booking.AnswerBy <= now) return Refusal.Conflict("places.offer-over");
        // A day may lie between the offer and its answer.
        if (request.Take == true && await safety.Value.Broken(booking, own.Value.Zone, now, db, ct) is { Count: > 0 } broken) return Rules.Refuse(broken, texts);
        var entry = await db.Waiting.SingleOrDefaultAsync(w => w.Offer == id, ct);
        (booking.State, booking.AnswerBy) = (request.Take == true ? ReservationState.Confirmed : ReservationState.Cancelled, null);
        if (entry is not null) entry.State = request.Take == true ? WaitingState.Taken : WaitingState.Withdrawn;
        if (request.Take == false)
        {
            await Own.Free(id, db, ct);
            db.Publish(new TimeFreed(booking.PlaceId, booking.From, booking.Until));
        }
        await mail.Tell(booking, own.Value.Place, own.Value.Zone, ct);
        db.Doing(request.Take == true ? "places.take-offer" : "places.leave-offer");
        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("places.changed-meanwhile"); }
        return booking;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/bookings/{booking}/answer", async (ReservationId booking, Request request, HttpRequest http, CurrentActor actor, IClearance gate, ITexts texts, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct) =>
            await (await Handle(booking, request, http.IfMatch(), actor.Actor, gate, texts, db, mail, clock, ct)).ToOk(db, ct))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.bookings.answer").WithSummary("Takes the time that is held for one of the waiting list, or leaves it to the next");
}
