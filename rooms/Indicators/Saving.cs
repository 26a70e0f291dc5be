namespace Isthmus.Indicators;

internal static class Saving
{
    /// <summary>Saves one record under the name of what was done; what somebody else changed meanwhile is refused.</summary>
    public static async Task<Outcome<T>> Save<T>(this IndicatorsDb db, T record, string action, CancellationToken ct) where T : IVersioned
    {
        db.Doing(action);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(record.Version); }
        return record;
    }
}

/// <summary>What was saved, and the version to send back with the next change.</summary>
internal sealed record Saved<TId>(TId Id, int Version);
