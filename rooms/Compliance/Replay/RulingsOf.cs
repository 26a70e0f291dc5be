using Isthmus.Compliance.Cases;
using Isthmus.Compliance.Gate;

namespace Isthmus.Compliance.Replay;

/// <summary>The officers' rulings that a decision went by: who, why, until when.</summary>
internal static class RulingsOf
{
    internal sealed record View(bool Refuses, string Reason, DateOnly? Until, DateTime At, CaseId Case, string? ProposedBy, string? DecidedBy);

    public static async Task<IReadOnlyList<View>> Decision(Decision decision, ComplianceDb db, CancellationToken ct)
    {
        var ids = CanonicalJson.Read<Known>(decision.Known).Rulings.Select(r => r.Id).ToList();
        if (ids.Count == 0) return [];
        var rulings = await db.Rulings.AsNoTracking().Where(r => ids.Contains(r.Id)).OrderByDescending(r => r.At).ToListAsync(ct);
        var about = rulings.ConvertAll(r => r.Case);
        var cases = await db.Cases.AsNoTracking().Where(c => about.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        // A case that was opened again no longer names those who had ruled; the ruling and its reason stay.
        return rulings.ConvertAll(r => new View(r.Refuses, r.Reason, r.Until, r.At, r.Case, Named(r)?.ProposedByName, Named(r)?.DecidedByName));
        Case? Named(Ruling r) => cases.GetValueOrDefault(r.Case) is { } c && c.DecidedAt == r.At ? c : null;
    }
}
