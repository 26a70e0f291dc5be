using Isthmus.Compliance.Gate;
using Isthmus.Screening;

namespace Isthmus.Compliance.Rescreening;

/// <summary>
/// Everybody live, indexed by the names asked about, so that the changes of a list are held against all of them at once. Kept in memory, about 1 kB a party, and brought up to date from the database
/// each time it is used, so that a second process needs to know nothing of it.
/// </summary>
internal sealed class LiveParties : IDisposable
{
    // More changes than this are cheaper made anew.
    private const int MostSingly = 3000;
    private const int Slice = 2000;

    private sealed record Kept(DecisionId Decision, int Parties);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<SubjectRef, Kept> _kept = [];
    private PartyIndex _index = PartyIndex.Build([]);

    /// <summary>The subjects of which an entry may mean a party.</summary>
    public async Task<IReadOnlyCollection<SubjectRef>> Meant(IReadOnlyCollection<ListEntry> entries, double threshold, ComplianceDb db, CancellationToken ct)
    {
        if (entries.Count == 0) return [];
        await _one.WaitAsync(ct);
        try
        {
            await CatchUp(db, ct);
            return [.. _index.Affected(entries, threshold, ct).Select(a => SubjectOf(a.Key)).Distinct()];
        }
        finally { _one.Release(); }
    }

    private async Task CatchUp(ComplianceDb db, CancellationToken ct)
    {
        // Read as it comes: nearly all are as they were.
        var (same, changed) = (0, new List<SubjectRef>());
        await foreach (var s in db.Subjects.AsNoTracking().Select(s => new { s.Kind, s.Id, s.Decision }).AsAsyncEnumerable().WithCancellation(ct))
        {
            var subject = new SubjectRef(s.Kind, s.Id);
            if (_kept.TryGetValue(subject, out var kept) && kept.Decision == s.Decision) same++;
            else changed.Add(subject);
        }
        var gone = _kept.Count == same + changed.Count(_kept.ContainsKey) ? [] : await Gone(db, ct);
        if (changed.Count + gone.Count > MostSingly)
        {
            _kept.Clear();
            var parties = new List<KeyValuePair<string, Party>>();
            await foreach (var subject in db.Subjects.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct)) parties.AddRange(Keep(subject));
            _index = PartyIndex.Build(parties, ct);
            return;
        }
        foreach (var subject in gone) Drop(subject);
        foreach (var kind in changed.GroupBy(s => s.Kind))
            foreach (var ids in kind.Select(s => s.Id).Chunk(Slice))
                foreach (var subject in await db.Subjects.AsNoTracking().Where(s => s.Kind == kind.Key && ids.Contains(s.Id)).ToListAsync(ct))
                {
                    Drop(subject.Ref);
                    foreach (var (key, party) in Keep(subject)) _index = _index.With(key, party);
                }
    }

    private async Task<List<SubjectRef>> Gone(ComplianceDb db, CancellationToken ct)
    {
        var there = (await db.Subjects.AsNoTracking().Select(s => new { s.Kind, s.Id }).ToListAsync(ct)).Select(s => new SubjectRef(s.Kind, s.Id)).ToHashSet();
        return [.. _kept.Keys.Where(s => !there.Contains(s))];
    }

    private IEnumerable<KeyValuePair<string, Party>> Keep(GateSubject subject)
    {
        // An owner counts from any share on: with others, listed long ago, it may come to a half.
        var parties = subject.Asked().Parties.SelectMany(p => (p.Owners ?? []).Select(Decide.Owner).Prepend(Decide.Screened(p with { Owners = null }))).ToList();
        _kept[subject.Ref] = new(subject.Decision, parties.Count);
        return parties.Select((p, i) => KeyValuePair.Create(KeyOf(subject.Ref, i), p));
    }

    private void Drop(SubjectRef subject)
    {
        if (!_kept.Remove(subject, out var kept)) return;
        for (var i = 0; i < kept.Parties; i++) _index = _index.Without(KeyOf(subject, i));
    }

    // A subject may be asked about with several parties, and each has its owners.
    private static string KeyOf(SubjectRef subject, int party) => $"{party}:{subject.Kind}:{subject.Id}";

    private static SubjectRef SubjectOf(string key) => key.Split(':', 3) is [_, var kind, var id] ? new(kind, id) : throw new FormatException(key);

    public void Dispose() => _one.Dispose();
}
