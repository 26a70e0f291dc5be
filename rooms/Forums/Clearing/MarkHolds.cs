using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Platform.Jobs;

namespace Isthmus.Forums.Clearing;

/// <summary>Asks the gate about an edition before it is planned or published, and marks whom and which pairs it holds. In a save of its own: the gate is never asked within a transaction of ours.</summary>
internal sealed class MarkHolds(ForumsDb db, IClearance gate) : IJobHandler<MarkHolds.Args>
{
    public const string JobKind = "forums.mark-holds";

    internal sealed record Args(Guid Edition);

    /// <summary>As a job: somebody is free again, and pairs that were held with them may be.</summary>
    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        await Of(EditionId.From(args.Edition), db, gate, ct);
        await run.Finish(db, null, ct);
    }

    public static async Task Of(EditionId id, ForumsDb db, IClearance gate, CancellationToken ct)
    {
        var participants = await db.Participants.Where(p => p.EditionId == id).ToDictionaryAsync(p => p.Id, ct);
        var requests = await db.Requests.Where(r => r.EditionId == id && (r.State == RequestState.Accepted || r.State == RequestState.Pending)).ToListAsync(ct);
        var standings = await gate.Of([.. participants.Values.Select(p => IClearance.Subject(p.Organisation)).Distinct()], ct);
        foreach (var participant in participants.Values) participant.OnHold = standings[IClearance.Subject(participant.Organisation)] != Standing.Clear;
        await gate.Clear(GatePoint.Schedule, requests, participants, db, ct);
        if (db.ChangeTracker.HasChanges())
        {
            db.Doing("forums.mark-holds");
            await db.SaveChangesAsync(ct);
        }
        db.ChangeTracker.Clear();
    }
}
