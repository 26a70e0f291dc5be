using Isthmus.Compliance.Gate;
using Isthmus.Compliance.Lists;
using Isthmus.Platform.Jobs;
using Isthmus.Screening;

namespace Isthmus.Compliance.Rescreening;

/// <summary>
/// Screens what is live again after a list, a regime or a threshold changed. When only entries of one list changed, each live name is held against these few entries alone; only what they touch
/// is decided anew. Nothing is written for a subject whose answer stays the same. It may run again from the start: deciding again what was decided changes nothing.
/// </summary>
internal static class Rescreen
{
    public const string JobKind = "compliance.rescreen";
    private const int Slice = 1000;
    private const int Batch = 200;

    /// <param name="Pack">The list that changed; null when something else did, and everything is decided anew.</param>
    /// <param name="From">The version that was in force before; null for a first one.</param>
    internal sealed record Args(string? Pack = null, VersionId? From = null, VersionId? To = null);

    internal sealed record Result(int Seen, int Decided, int Changed);

    internal sealed class Handler(ComplianceDb db, AskAgain again, Screeners screeners, TimeProvider clock) : IJobHandler<Args>
    {
        public async Task Run(Args args, JobRun run, CancellationToken ct)
        {
            var affects = await Affects(args, db, ct);
            var total = await db.Subjects.CountAsync(ct);
            var (seen, decided, changed) = (0, 0, 0);
            var (kind, id) = ("", "");
            while (true)
            {
                var slice = await db.Subjects.AsNoTracking().Where(s => string.Compare(s.Kind, kind) > 0 || s.Kind == kind && string.Compare(s.Id, id) > 0)
                    .OrderBy(s => s.Kind).ThenBy(s => s.Id).Take(Slice).ToListAsync(ct);
                if (slice.Count == 0) break;
                (kind, id) = (slice[^1].Kind, slice[^1].Id);
                foreach (var some in slice.Where(affects).Chunk(Batch))
                {
                    decided += some.Length;
                    changed += await Again(some, ct);
                }
                seen += slice.Count;
                run.Report(seen / (double)Math.Max(total, seen), "compliance.rescreen.step");
            }
            db.ChangeTracker.Clear();
            await run.Finish(db, new Result(seen, decided, changed), ct);
        }

        // Each batch in a transaction of its own: on SQLite nobody else writes during one.
        private async Task<int> Again(GateSubject[] subjects, CancellationToken ct)
        {
            for (var attempt = 1; ; attempt++)
            {
                db.ChangeTracker.Clear();
                var now = Instants.Stored(clock);
                var screener = await screeners.Current(db, now, ct);
                var changed = await again.Stage(subjects, screener, now, ct);
                try { await db.SaveChangesAsync(ct); return changed.Count; }
                catch (Exception e) when (attempt < 5 && (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e))) { }
            }
        }
    }

    // Which subjects an update can touch: those that a new or changed entry may mean, and those that an entry now changed or gone stood against.
    private static async Task<Func<GateSubject, bool>> Affects(Args args, ComplianceDb db, CancellationToken ct)
    {
        if (args is not { Pack: { } pack, From: { } from, To: { } to }) return _ => true;
        var delta = ListDelta.Between(await Entries(from, db, ct), await Entries(to, db, ct));
        var arrived = ScreeningIndex.Build(delta.ToScreen, ct);
        var gone = delta.Changed.Select(c => c.Was).Concat(delta.Removed).Select(e => $"|party:{pack}/{e.Id}|").ToList();
        var threshold = (await db.Settings.AsNoTracking().SingleOrDefaultAsync(ct) ?? new GateSettings()).PartyThreshold;
        return subject => subject.Keys.Contains("|list-", StringComparison.Ordinal) || gone.Exists(k => subject.Keys.Contains(k, StringComparison.Ordinal)) || arrived.Count > 0 && Meets(subject, arrived, threshold);
    }

    private static bool Meets(GateSubject subject, ScreeningIndex arrived, double threshold) =>
        subject.Asked().Parties.Any(p => arrived.Search(Decide.Screened(p), threshold, 1).Count > 0);

    private static async Task<IReadOnlyList<ListEntry>> Entries(VersionId version, ComplianceDb db, CancellationToken ct) =>
        PackedEntries.Unpack(await db.Contents.AsNoTracking().Where(c => c.Version == version).Select(c => c.Packed).SingleAsync(ct));
}
