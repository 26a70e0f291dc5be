using Isthmus.Registry.Importing;
using Isthmus.Registry.Lookups;
using Isthmus.Registry.Organisations;

namespace Isthmus.Registry.Merging;

/// <summary>Notes which organisations may be one, wherever that is noticed.</summary>
internal static class NotePairs
{
    public static (OrganisationId First, OrganisationId Second) Ordered(OrganisationId a, OrganisationId b) => a.Value.CompareTo(b.Value) < 0 ? (a, b) : (b, a);

    /// <summary>After an organisation was added or renamed: compares its names with the register.</summary>
    public static async Task Of(Organisation organisation, RegistryDb db, DateTime now, CancellationToken ct)
    {
        var found = await ResolveNames.Handle([.. organisation.Content.AllNames], db, ct);
        var best = found.SelectMany(f => f.Value).Where(c => c.Id != organisation.Id).GroupBy(c => c.Id).Select(g => g.MaxBy(c => c.Score)!);
        foreach (var candidate in best)
        {
            var pair = await Open(db, organisation.Id, candidate.Id, now, ct);
            (pair.Score, pair.Reason) = (candidate.Score, candidate.Reason);
        }
    }

    /// <summary>Rows that became organisations of their own though they were like others.</summary>
    public static void FromImport(IReadOnlyList<ImportRow> rows, IReadOnlyDictionary<int, Organisation> byRow, RegistryDb db, DateTime now)
    {
        var noted = new HashSet<(OrganisationId, OrganisationId)>();
        foreach (var row in rows.Where(r => r.Created && r.Candidates.Count > 0))
            foreach (var candidate in row.Candidates)
            {
                var other = candidate.Organisation is { } id ? new OrganisationId(id) : candidate.Row is { } number && byRow.TryGetValue(number, out var earlier) ? earlier.Id : (OrganisationId?)null;
                if (other is null || other == row.Result || !noted.Add(Ordered(row.Result!.Value, other.Value))) continue;
                var (first, second) = Ordered(row.Result!.Value, other.Value);
                db.Duplicates.Add(new ProbableDuplicate { First = first, Second = second, Score = candidate.Score, Reason = candidate.Reason, FoundAt = now, NotTheSame = row.Decided, DecidedAt = row.Decided ? now : null });
            }
    }

    public static async Task<ProbableDuplicate> Open(RegistryDb db, OrganisationId a, OrganisationId b, DateTime now, CancellationToken ct)
    {
        var (first, second) = Ordered(a, b);
        if (await db.Duplicates.SingleOrDefaultAsync(d => d.First == first && d.Second == second, ct) is { } known) return known;
        var pair = new ProbableDuplicate { First = first, Second = second, FoundAt = now };
        db.Duplicates.Add(pair);
        return pair;
    }

    public static void Decide(ProbableDuplicate pair, Actor actor, DateTime now) => (pair.NotTheSame, pair.DecidedById, pair.DecidedAt) = (true, actor.User, now);
}
