using Isthmus.Compliance.Gate;

namespace Isthmus.Compliance.Cases;

internal static class CaseEvidence
{
    /// <summary>What the decision that a case is about found; null once that was forgotten.</summary>
    public static async Task<Verdict?> Verdict(Case open, ComplianceDb db, CancellationToken ct)
    {
        var json = await db.Decisions.AsNoTracking().Where(d => d.Id == open.Decision).Select(d => d.Verdict).SingleOrDefaultAsync(ct);
        return json is null ? null : CanonicalJson.Read<Verdict>(json);
    }
}
