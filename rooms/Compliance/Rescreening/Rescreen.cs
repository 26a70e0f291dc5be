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
    private const int Batch = 200;
    private const int Attempts = 5;

    /// <param name="Pack">The list that changed; null when something else did, and everything is decided anew.</param>
    /// <param name="From">The version that was in force before; null for a first one.</param>
    internal sealed record Args(string? Pack = null, VersionId? From = null, VersionId? To = null);

    internal sealed record Result(int Seen, int Decided, int Changed);

    internal sealed class Handler(ComplianceDb db, AskAgain again, Screeners screeners, LiveParties live, TimeProvider clock) : IJobHandler<Args>
    {
        public async Task Run(Args args, JobRun run, CancellationToken ct)
        {
            var result = args is { Pack: { } pack, From: { } from, To: { } to } ? await Some(await Touched(pack, from, to, ct), run, ct) : await All(run, ct);
            db.ChangeTracker.Clear();
            await run.Finish(db, result, ct);
        }

        private async Task<Result> All(JobRun run, CancellationToken ct)
        {
            var total = await db.Subjects.CountAsync(ct);
            var (seen, changed) = (0, 0);
            var (kind, id) = ("", "");
            while (true)
            {
                var slice = await db.Subjects.AsNoTracking().Where(s => string.Compare(s.Kind, kind) > 0 || s.Kind == kind && string.Compare(s.Id, id) > 0)
                    .OrderBy(s => s.Kind).ThenBy(s => s.Id).Take(Batch).ToListAsync(ct);
                if (slice.Count == 0) return new Result(seen, seen, changed);
                (kind, id) = (slice[^1].Kind, slice[^1].Id);
                changed += await Again(slice, ct);
                seen += slice.Count;
                run.Report(seen / (double)Math.Max(total, seen), "compliance.rescreen.step");
            }
        }

        private async Task<Result> Some(List<SubjectRef> touched, JobRun run, CancellationToken ct)
        {
            var (decided, changed) = (0, 0);
            foreach (var kind in touched.GroupBy(s => s.Kind))
                foreach (var ids in kind.Select(s => s.Id).Chunk(Batch))
                {
                    var some = await db.Subjects.AsNoTracking().Where(s => s.Kind == kind.Key && ids.Contains(s.Id)).ToListAsync(ct);
                    changed += await Again(some, ct);
                    decided += some.Count;
                    run.Report(decided / (double)touched.Count, "compliance.rescreen.step");
                }
            return new Result(await db.Subjects.CountAsync(ct), decided, changed);
        }

        // Each batch in a transaction of its own: on SQLite nobody else writes during one.
        private async Task<int> Again(IReadOnlyList<GateSubject> subjects, CancellationToken ct)
        {
            for (var attempt = 1; ; attempt++)
            {
                db.ChangeTracker.Clear();
                var now = Instants.Stored(clock);
                var screener = await screeners.Current(db, now, ct);
                var changed = await again.Stage(subjects, screener, now, ct);
                try
                {
                    await using var transaction = await db.Database.BeginTransactionAsync(ct);
                    await db.HoldLists(ct);
                    // What a later version says has been written by its own job perhaps, and is not to be overwritten by what an earlier one says.
                    if (!await Screeners.IsInForce(screener, db, now, ct) && attempt < Attempts) continue;
                    await db.SaveChangesAsync(ct);
                    await transaction.CommitAsync(ct);
                    return changed.Count;
                }
                catch (Exception e) when (attempt < Attempts && (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e))) { }
            }
        }

        // Those whom a new or changed entry may mean, those that an entry now changed or gone stood against, and those that waited for a list.
        private async Task<List<SubjectRef>> Touched(string pack, VersionId from, VersionId to, CancellationToken ct)
        {
            var delta = ListDelta.Between(await Entries(from, db, ct), await Entries(to, db, ct));
            var gone = delta.Changed.Select(c => c.Was).Concat(delta.Removed).SelectMany(e => new[] { Decide.PartyKey(pack, e.Id), Decide.OwnerKey(pack, e.Id) }).ToHashSet(StringComparer.Ordinal);
            // An id that holds the mark between keys is not found between two of them.
            var barred = gone.Where(k => k.Contains('|', StringComparison.Ordinal)).ToList();
            var threshold = (await db.Settings.AsNoTracking().SingleOrDefaultAsync(ct) ?? new GateSettings()).PartyThreshold;
            var meant = await live.Meant([.. delta.ToScreen], threshold, db, ct);
            var found = await db.Subjects.AsNoTracking().Where(s => s.Keys != "").Select(s => new { s.Kind, s.Id, s.Keys }).ToListAsync(ct);
            return [.. meant.Concat(found.Where(s => Stands(s.Keys)).Select(s => new SubjectRef(s.Kind, s.Id))).Distinct()];

            bool Stands(string keys) => keys.Split('|').Any(k => gone.Contains(k) || k.StartsWith("list-", StringComparison.Ordinal)) || barred.Exists(k => keys.Contains(k, StringComparison.Ordinal));
        }
    }

    private static async Task<IReadOnlyList<ListEntry>> Entries(VersionId version, ComplianceDb db, CancellationToken ct) =>
        PackedEntries.Unpack(await db.Contents.AsNoTracking().Where(c => c.Version == version).Select(c => c.Packed).SingleAsync(ct));
}
