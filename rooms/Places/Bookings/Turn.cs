using Microsoft.EntityFrameworkCore;

namespace Isthmus.Places.Bookings;

/// <summary>
/// Who books, moves or approves is alone with the resources concerned, and with the person whose limits are counted, to the end of the transaction: so that who comes second is told what is free instead. Not what keeps
/// bookings apart: that does the database, whoever forgets this.
/// </summary>
internal static class Turn
{
    public static async Task Take(PlacesDb db, IEnumerable<Guid> of, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A turn is taken in a transaction.");
        // SQLite has one writer at a time, from the beginning of its transaction.
        if (db.Database.IsSqlite()) return;
        // Always in the same order: two who want the same two things never wait for each other.
        foreach (var key in of.Select(id => BitConverter.ToInt64(id.ToByteArray(), 8)).Distinct().Order()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", ct);
    }
}
