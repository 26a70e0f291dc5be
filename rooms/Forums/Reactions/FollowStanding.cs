using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Clearing;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Reactions;

/// <summary>The gate says something else of an organisation or a pair than before: what it holds takes part in nothing from now on, and what it frees does again. What was published tells so with the next publishing.</summary>
internal sealed class FollowStanding(ForumsDb db, IClearance gate) : IReaction<StandingChanged>
{
    public async Task React(StandingChanged happened, CancellationToken ct)
    {
        if (!Guid.TryParse(happened.Subject.Id, out var id) || happened.Subject.Kind is not (IClearance.OrganisationKind or IClearance.MeetingKind)) return;
        // How it stands now: two answers may arrive in the other order.
        var held = (await gate.Of([happened.Subject], ct))[happened.Subject] != Standing.Clear;
        db.Doing(held ? "forums.hold" : "forums.free");
        if (happened.Subject.Kind == IClearance.OrganisationKind)
        {
            var organisation = new OrganisationId(id);
            var participants = await db.Participants.Where(p => p.Organisation == organisation).ToListAsync(ct);
            participants.ForEach(p => p.OnHold = held);
            if (held) return;
            // Its pairs were held with it. They are asked about by a job: a reaction holds the place of the one writer.
            var mine = participants.Select(p => p.Id).ToList();
            foreach (var edition in await db.Requests.Where(r => r.OnHold && (mine.Contains(r.FromId) || mine.Contains(r.ToId))).Select(r => r.EditionId).Distinct().ToListAsync(ct))
                db.Enqueue(MarkHolds.JobKind, new MarkHolds.Args(edition.Value));
        }
        else
        {
            var of = new RequestId(id);
            if (await db.Requests.SingleOrDefaultAsync(r => r.Id == of, ct) is { } request) request.Stand(new(happened.Decision, held ? Standing.OnHold : Standing.Clear));
        }
    }
}
