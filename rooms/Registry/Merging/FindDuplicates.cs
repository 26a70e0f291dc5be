using Isthmus.Platform.Jobs;
using Isthmus.Registry.Organisations;

namespace Isthmus.Registry.Merging;

/// <summary>Compares the whole register with itself, as a background job; what a person has decided stays decided.</summary>
internal static class FindDuplicates
{
    public const string JobKind = "registry.find-duplicates";
    public static readonly SubjectRef Subject = new("registry", "duplicates");
    private const int MostPairs = 20_000;

    internal sealed record Request([property: Required] bool? All);

    internal sealed record Args;

    public static async Task<Outcome<JobId>> Handle(Actor actor, RegistryDb db, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        var subject = Subject.ToString();
        if (await db.Jobs.AnyAsync(j => j.Subject == subject && (j.State == JobState.Queued || j.State == JobState.Running), ct)) return Refusal.Conflict("registry.duplicates-under-way");
        var job = db.Enqueue(JobKind, new Args(), Subject);
        await db.SaveChangesAsync(ct);
        return job;
    }

    internal sealed class Handler(RegistryDb db, TimeProvider clock) : IJobHandler<Args>
    {
        public async Task Run(Args args, JobRun run, CancellationToken ct)
        {
            var all = await db.Organisations.AsNoTracking().Where(o => o.Status == RecordStatus.Published || o.Status == RecordStatus.Draft)
                .Select(o => new { o.Id, o.Name, o.OtherNames, o.Website, o.Ror, o.Lei, o.Wikidata }).ToListAsync(ct);
            var entries = all.ConvertAll(o => new NamedEntry<OrganisationId>(o.Id, [o.Name, .. o.OtherNames.Select(n => n.Text)], o.Website,
                [.. new[] { ("ror", o.Ror), ("lei", o.Lei), ("wikidata", o.Wikidata) }.Where(i => i.Item2 is not null).Select(i => $"{i.Item1}:{i.Item2}")]));
            var index = NameIndex.Build(entries);
            var pairs = new Dictionary<(OrganisationId, OrganisationId), (double Score, MatchReason Reason)>();
            for (var i = 0; i < entries.Count && pairs.Count < MostPairs; i++)
            {
                ct.ThrowIfCancellationRequested();
                foreach (var found in index.Find(entries[i].Names, entries[i].Website, entries[i].Identifiers, 5).Where(f => f.Id != entries[i].Id))
                {
                    var key = NotePairs.Ordered(entries[i].Id, found.Id);
                    if (!pairs.TryGetValue(key, out var known) || known.Score < found.Score) pairs[key] = (found.Score, found.Reason);
                }
                if (i % 200 == 0) run.Report(0.05 + 0.9 * i / entries.Count, "registry.import.step.comparing");
            }
            var now = Instants.Stored(clock);
            var decided = await db.Duplicates.AsNoTracking().Where(d => d.NotTheSame).Select(d => new { d.First, d.Second }).ToListAsync(ct);
            foreach (var pair in decided) pairs.Remove((pair.First, pair.Second));
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.Duplicates.Where(d => !d.NotTheSame).ExecuteDeleteAsync(ct);
            db.Duplicates.AddRange(pairs.Select(p => new ProbableDuplicate { First = p.Key.Item1, Second = p.Key.Item2, Score = Math.Round(p.Value.Score, 3), Reason = p.Value.Reason, FoundAt = now }));
            await run.Finish(db, new { pairs = pairs.Count }, ct);
            await transaction.CommitAsync(ct);
        }
    }
}
