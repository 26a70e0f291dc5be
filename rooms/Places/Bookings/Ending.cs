using Microsoft.EntityFrameworkCore.Storage;

namespace Isthmus.Places.Bookings;

/// <summary>How the transaction of a booking ends: it stands, or somebody was faster and the refusal says what is free instead.</summary>
internal static class Ending
{
    /// <param name="transaction">The transaction that takes the time.</param>
    /// <param name="bookable">What is booked, for the alternatives.</param>
    /// <param name="wanted">The time that is taken by it.</param>
    /// <param name="except">A booking that is there already: its own time is free to it.</param>
    /// <returns>Null: saved and committed.</returns>
    public static async Task<Refusal?> Commit(IDbContextTransaction transaction, Bookable bookable, Span wanted, ReservationId? except, DateTime now, PlacesDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return null;
        }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("places.changed-meanwhile"); }
        catch (DbUpdateException e) when (DbErrors.BreaksRule(e, Occupancy.Rule))
        {
            await transaction.RollbackAsync(ct);
            db.ChangeTracker.Clear();
            return Alternatives.Taken(await Alternatives.To(bookable, wanted, except, now, db, ct));
        }
    }
}
