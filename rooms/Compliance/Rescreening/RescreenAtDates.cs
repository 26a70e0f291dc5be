using Isthmus.Compliance.Regimes;
using Isthmus.Platform.Jobs;

namespace Isthmus.Compliance.Rescreening;

/// <summary>Screens everything again on the day on which a rule comes into force or ends, or the day after a release ran out: time alone changes these answers.</summary>
internal sealed class RescreenAtDates(ComplianceDb db, TimeProvider clock) : IChore
{
    // As long as jobs are kept; what lies further back was seen when it came.
    private const int Memory = 90;

    public async Task Do(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var today = DateOnly.FromDateTime(Instants.Stored(clock));
        // Those with a subject screen for one list only.
        var last = await db.Jobs.Where(j => j.Kind == Rescreen.JobKind && j.Subject == null).OrderByDescending(j => j.Id).Select(j => (DateTime?)j.CreatedAt).FirstOrDefaultAsync(ct);
        var seen = last is { } at ? DateOnly.FromDateTime(at) : today.AddDays(-Memory);
        if (!(await Dates(seen, ct)).Exists(d => d > seen && d <= today)) return;
        db.Enqueue(Rescreen.JobKind, new Rescreen.Args());
        await db.SaveChangesAsync(ct);
    }

    private async Task<List<DateOnly>> Dates(DateOnly seen, CancellationToken ct)
    {
        var rules = (await db.Regimes.AsNoTracking().Where(r => r.InUse).Select(r => r.Json).ToListAsync(ct)).SelectMany(json => CanonicalJson.Read<RegimeRules>(json).Rules).ToList();
        var released = await db.Rulings.AsNoTracking().Where(r => r.LiftedAt == null && r.Until >= seen).Select(r => r.Until!.Value).Distinct().ToListAsync(ct);
        return [.. rules.Select(r => r.From), .. rules.Select(r => r.Until).OfType<DateOnly>().Concat(released).Where(d => d < DateOnly.MaxValue).Select(d => d.AddDays(1))];
    }
}
