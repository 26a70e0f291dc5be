using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Jobs;
using Isthmus.Programme.Publishing;

namespace Isthmus.Programme.Clearing;

/// <summary>Asks the gate about speakers that it was not asked about: those who came or changed in some other way than by their form, and those who are older than the gate. In slices, each saved by itself.</summary>
internal sealed class ClearUnasked(ProgrammeDb db, IClearance gate, TimeProvider clock) : IJobHandler<ClearUnasked.Args>, IChore
{
    public const string JobKind = "programme.clear-unasked";
    private const int Slice = 200;

    internal sealed record Args;

    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        await Do(ct);
        await run.Finish(db, null, ct);
    }

    public async Task Do(CancellationToken ct)
    {
        while (await Some(ct)) { }
        db.ChangeTracker.Clear();
    }

    private async Task<bool> Some(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var some = await db.Speakers.Where(s => s.Clearance == null && s.Name != null).OrderBy(s => s.Id).Take(Slice).ToListAsync(ct);
        if (some.Count == 0) return false;
        var answers = await gate.Ask([.. some.Select(s => (s.Id, SpeakerText.Of(s)!))], ct);
        var before = some.Where(s => s.OnHold).ToHashSet();
        foreach (var (speaker, answer) in some.Zip(answers)) speaker.Stand(answer.Clearance);
        var shown = some.Where(s => s.OnHold != before.Contains(s)).Select(s => s.EditionId);
        db.Doing("programme.clear-unasked");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Turn.Count(shown, db, clock, ct);
        // Somebody changed one of them in this moment: they are looked at again.
        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { }
        return true;
    }
}
