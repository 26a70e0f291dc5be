using Isthmus.Compliance.Cases;
using Isthmus.Compliance.Gate;
using Isthmus.Compliance.Lists;
using Isthmus.Platform.Audit;
using Isthmus.Screening;

namespace Isthmus.Compliance.Bundles;

/// <summary>A decision but for its question, what was known and its verdict, which stand beside it byte for byte.</summary>
internal sealed record BundledDecision(string Id, DateTime At, GatePoint Point, string Subject, Standing Standing, string By, Guid? ById, string Basis, string Digest, bool Forgotten);

/// <summary>An entry as the version said it that the decision used.</summary>
internal sealed record BundledEntry(string Pack, int Version, string VersionSha256, string Fingerprint, ListEntry Entry);

internal sealed record BundledRuling(string Id, string Case, string Subject, bool Refuses, IReadOnlyList<RuledFinding> Findings, string Reason, DateOnly? Until, DateTime At, DateTime? LiftedAt);

internal sealed record BundledNote(string Id, string By, DateTime At, string Text, string? FileName, string? FileSha256);

internal sealed record BundledCase(
    string Id, string Subject, string Label, GatePoint Point, CaseState State, double Risk, DateTime OpenedAt, string FirstDecision, DateTime ChangedAt, string Decision,
    string? ProposedBy, DateTime? ProposedAt, string? Reason, DateOnly? Until, string? DecidedBy, DateTime? DecidedAt, IReadOnlyList<BundledNote> Notes);

/// <summary>A line of the audit: with all that its hash is made of, so that the chain can be followed; what it said only where it is about what the bundle is about.</summary>
internal sealed record BundledAudit(long Seq, string At, string Actor, string Action, string SubjectKind, string SubjectId, string PayloadHash, string PreviousHash, string Hash, string? Payload)
{
    public static BundledAudit Of(AuditEntry e, bool told) => new(
        e.Seq, e.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture), e.ActorId?.ToString() ?? "-", e.Action, e.SubjectKind, e.SubjectId, e.PayloadHash, e.PreviousHash, e.Hash, told ? e.Payload : null);
}

/// <summary>What the decisions of a bundle rest on.</summary>
internal static class BundleParts
{
    private const int Some = 500;

    /// <summary>The entries that the verdicts name, each as the version of then said it.</summary>
    public static async Task<List<BundledEntry>> Entries(IReadOnlyList<Decision> decisions, IReadOnlyDictionary<string, Basis> bases, ComplianceDb db, CancellationToken ct)
    {
        var named = decisions.Where(d => d.Verdict is not null && bases.ContainsKey(d.Basis))
            .SelectMany(d => CanonicalJson.Read<Verdict>(d.Verdict!).Findings.Select(f => f.Party).OfType<PartyEvidence>().SelectMany(p => bases[d.Basis].Lists.Where(l => l.Pack == p.Pack).Select(l => (Used: l, p.EntryId))))
            .Distinct().ToLookup(n => n.Used, n => n.EntryId);
        var found = new List<BundledEntry>();
        foreach (var used in named.OrderBy(n => n.Key.Pack, StringComparer.Ordinal).ThenBy(n => n.Key.Number))
            if (await db.Contents.AsNoTracking().Where(c => c.Version == used.Key.Version).Select(c => c.Packed).SingleOrDefaultAsync(ct) is { } packed)
                found.AddRange(PackedEntries.Unpack(packed).Where(e => used.Contains(e.Id)).Select(e => new BundledEntry(used.Key.Pack, used.Key.Number, used.Key.Sha256, EntryFingerprint.Of(e), e)));
        return found;
    }

    public static async Task<List<BundledCase>> Cases(HashSet<SubjectRef> subjects, ComplianceDb db, CancellationToken ct)
    {
        var cases = new List<Case>();
        foreach (var some in subjects.Select(s => s.Id).Distinct().Chunk(Some)) cases.AddRange(await db.Cases.AsNoTracking().Where(c => some.Contains(c.SubjectId)).ToListAsync(ct));
        cases.RemoveAll(c => !subjects.Contains(c.Subject));
        var notes = new List<(CaseId Case, BundledNote Note)>();
        foreach (var some in cases.Select(c => c.Id).Chunk(Some))
            // Without the bytes of their files.
            notes.AddRange((await db.Notes.AsNoTracking().Where(n => some.Contains(n.Case)).OrderBy(n => n.At).Select(n => new { n.Id, n.Case, n.ByName, n.At, n.Text, n.FileName, n.FileSha256 }).ToListAsync(ct))
                .Select(n => (n.Case, new BundledNote(n.Id.ToString(), n.ByName, n.At, n.Text, n.FileName, n.FileSha256))));
        return [.. cases.OrderBy(c => c.OpenedAt).Select(c => new BundledCase(
            c.Id.ToString(), c.Subject.ToString(), c.Label, c.Point, c.State, c.Risk, c.OpenedAt, c.FirstDecision.ToString(), c.ChangedAt, c.Decision.ToString(),
            c.ProposedByName, c.ProposedAt, c.Reason, c.Until, c.DecidedByName, c.DecidedAt, [.. notes.Where(n => n.Case == c.Id).Select(n => n.Note)]))];
    }

    public static async Task<List<BundledRuling>> Rulings(HashSet<SubjectRef> subjects, ComplianceDb db, CancellationToken ct)
    {
        var rulings = new List<Ruling>();
        foreach (var some in subjects.Select(s => s.Id).Distinct().Chunk(Some)) rulings.AddRange(await db.Rulings.AsNoTracking().Where(r => some.Contains(r.SubjectId)).ToListAsync(ct));
        return [.. rulings.Where(r => subjects.Contains(new(r.SubjectKind, r.SubjectId))).OrderBy(r => r.At)
            .Select(r => new BundledRuling(r.Id.ToString(), r.Case.ToString(), $"{r.SubjectKind}:{r.SubjectId}", r.Refuses, r.InForce.Findings, r.Reason, r.Until, r.At, r.LiftedAt))];
    }

    /// <summary>The audit entries that hold the digests of these decisions.</summary>
    public static async Task<HashSet<long>> Holding(IReadOnlyList<Decision> decisions, ComplianceDb db, CancellationToken ct)
    {
        var holding = new HashSet<long>();
        foreach (var basis in decisions.GroupBy(d => d.Basis))
        {
            var missing = basis.Select(d => d.Digest).ToHashSet(StringComparer.Ordinal);
            // A batch is saved after its decisions were made; a day more, for a clock that was set back.
            var since = basis.Min(d => d.At).AddDays(-1);
            await foreach (var entry in db.History("compliance_basis", basis.Key).Where(a => a.At >= since && a.Payload != null).Select(a => new { a.Seq, a.Payload }).AsAsyncEnumerable().WithCancellation(ct))
            {
                if (missing.RemoveWhere(d => entry.Payload!.Contains(d, StringComparison.Ordinal)) > 0) holding.Add(entry.Seq);
                if (missing.Count == 0) break;
            }
        }
        return holding;
    }
}
