using System.Security.Cryptography;
using System.Text;

namespace Isthmus.Partnering.Searches;

/// <summary>Ends the mails of a kept search with the key that stands in them: whoever wants no mail need not sign in.</summary>
internal static class StopDigest
{
    public static async Task<SavedSearch?> Find(SavedSearchId id, string? key, PartneringDb db, CancellationToken ct) =>
        await db.Searches.SingleOrDefaultAsync(s => s.Id == id, ct) is { } search && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(search.StopKey), Encoding.UTF8.GetBytes(key ?? "")) ? search : null;

    public static async Task<Outcome<SavedSearch>> Handle(SavedSearchId id, string? key, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await Find(id, key, db, ct) is not { } search) return Refusal.NotFound(SaveSearch.Unknown);
        search.Keep(DigestRhythm.None, Instants.Stored(clock));
        db.Doing("partnering.stop-search");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(search.Version); }
        return search;
    }
}
