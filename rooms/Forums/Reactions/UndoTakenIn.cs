using Isthmus.Forums.Participants;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Reactions;

/// <summary>
/// An import was undone: the participants it brought go with it. One that somebody has changed since, or that has requests, is cancelled instead, so that nobody's work is torn. Nothing keeps
/// pointing to organisations that the register no longer has.
/// </summary>
internal sealed class UndoTakenIn(ForumsDb db) : IReaction<ImportUndone>
{
    public async Task React(ImportUndone happened, CancellationToken ct)
    {
        await TakeBack(happened.Import, ct);
        foreach (var removed in happened.Removed.Chunk(500)) await Forget(happened.Import, removed, ct);
        db.Doing("forums.undo-taken-in");
    }

    // A request that is made meanwhile stops the deleting (its foreign key restricts); the reaction then runs again and finds it.
    private async Task TakeBack(ImportId import, CancellationToken ct)
    {
        var brought = db.Participants.Where(p => p.Import == import);
        var asked = (await db.Requests.Where(r => brought.Any(p => p.Id == r.FromId || p.Id == r.ToId)).Select(r => new { r.FromId, r.ToId }).ToListAsync(ct)).SelectMany(r => new[] { r.FromId, r.ToId });
        var joined = await db.Participants.Where(p => brought.Any(b => b.Id == p.FoldedInto)).Select(p => p.FoldedInto!.Value).ToListAsync(ct);
        var needed = asked.Concat(joined).ToHashSet();
        var people = (await db.People.Where(x => brought.Any(p => p.Id == x.ParticipantId)).ToListAsync(ct)).ToLookup(x => x.ParticipantId);
        foreach (var participant in await brought.ToListAsync(ct))
        {
            if (participant.Version > 1 || needed.Contains(participant.Id)) participant.State = ParticipantState.Cancelled;
            else
            {
                // Named one by one, so that the audit tells of them.
                db.People.RemoveRange(people[participant.Id]);
                db.Participants.Remove(participant);
            }
        }
    }

    private async Task Forget(ImportId import, OrganisationId[] removed, CancellationToken ct)
    {
        foreach (var participant in await db.Participants.Where(p => p.Import != import && removed.Contains(p.Organisation)).ToListAsync(ct)) participant.State = ParticipantState.Cancelled;

        var organisers = await db.Organisers.Where(o => removed.Contains(o.Organisation)).ToListAsync(ct);
        db.Organisers.RemoveRange(organisers);
        var editions = organisers.Select(o => o.EditionId).Distinct().ToList();
        foreach (var edition in await db.Editions.Where(e => editions.Contains(e.Id)).ToListAsync(ct)) db.Touch(edition);

        var gone = removed.Select(r => (OrganisationId?)r).ToList();
        var officials = await db.Officials.Where(o => gone.Contains(o.Organisation)).ToListAsync(ct);
        foreach (var official in officials) official.Organisation = null;
        var delegations = officials.Select(o => o.DelegationId).Distinct().ToList();
        foreach (var delegation in await db.Delegations.Where(d => delegations.Contains(d.Id)).ToListAsync(ct)) db.Touch(delegation);

        foreach (var series in await db.Series.Where(s => gone.Contains(s.Home)).ToListAsync(ct)) series.Home = null;
    }
}
