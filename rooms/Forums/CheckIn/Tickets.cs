using System.Security.Cryptography;
using System.Text;
using Isthmus.Forums.Registration;

namespace Isthmus.Forums.CheckIn;

/// <summary>Tickets as the door sees them.</summary>
internal static class Tickets
{
    public sealed record Found(TicketId Ticket, string? Name, string? Organisation, RegistrationTypeId Type, ScanVerdict Verdict);

    public static async Task<IReadOnlyDictionary<string, Found>> Find(EditionId edition, IEnumerable<string?> written, ForumsDb db, CancellationToken ct)
    {
        var codes = written.OfType<string>().Distinct().ToList();
        if (codes.Count == 0) return new Dictionary<string, Found>();
        var rows = await db.Tickets.AsNoTracking().Where(t => t.EditionId == edition && codes.Contains(t.Code))
            .Join(db.Registrants, t => t.RegistrantId, r => r.Id, (t, r) => new { t.Code, t.Id, t.Name, r.Organisation, r.TypeId, r.State }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Code, r => new Found(r.Id, r.Name, r.Organisation, r.TypeId, r.State == RegistrationState.Approved ? ScanVerdict.Good : ScanVerdict.NotApproved));
    }

    /// <summary>
    /// What a phone keeps for the time without a network. Not the codes themselves: who finds the phone cannot print tickets from it.
    /// </summary>
    public static async Task<Outcome<List<string>>> Marks(string? key, ForumsDb db, CancellationToken ct)
    {
        if (await db.DoorOf(key, ct) is not { } door) return Refusal.NotFound(DoorLookup.Unknown);
        var codes = await db.Tickets.AsNoTracking().Where(t => t.EditionId == door.EditionId && db.Registrants.Any(r => r.Id == t.RegistrantId && r.State == RegistrationState.Approved)).Select(t => t.Code).ToListAsync(ct);
        return codes.ConvertAll(c => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(c)))[..12]);
    }
}
