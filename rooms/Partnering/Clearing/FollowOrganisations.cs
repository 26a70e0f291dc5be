using Isthmus.Platform.Outbox;

namespace Isthmus.Partnering.Clearing;

/// <summary>Organisations became one, or two again: what they offer and asked for goes with them, and the gate is asked anew.</summary>
internal sealed class FollowOrganisations(PartneringDb db) : IReaction<OrganisationsMerged>, IReaction<MergeUndone>
{
    public async Task React(OrganisationsMerged happened, CancellationToken ct)
    {
        foreach (var o in await db.Opportunities.Where(o => o.Owner == happened.Gone).ToListAsync(ct)) (o.Owner, o.MovedFrom) = (happened.Kept, happened.Gone);
        var there = await db.Interests.Where(i => i.Organisation == happened.Kept).Select(i => i.OpportunityId).ToListAsync(ct);
        foreach (var i in await db.Interests.Where(i => i.Organisation == happened.Gone).ToListAsync(ct))
        {
            // The one organisation has one open at a time.
            if (!i.IsOver && there.Contains(i.OpportunityId)) i.Withdraw();
            (i.Organisation, i.MovedFrom) = (happened.Kept, happened.Gone);
        }
        db.Doing("partnering.follow-merge");
    }

    public async Task React(MergeUndone happened, CancellationToken ct)
    {
        foreach (var o in await db.Opportunities.Where(o => o.MovedFrom == happened.Restored && o.Owner == happened.Kept).ToListAsync(ct)) (o.Owner, o.MovedFrom) = (happened.Restored, null);
        foreach (var i in await db.Interests.Where(i => i.MovedFrom == happened.Restored && i.Organisation == happened.Kept).ToListAsync(ct)) (i.Organisation, i.MovedFrom) = (happened.Restored, null);
        db.Doing("partnering.follow-merge");
    }
}

/// <summary>An account was erased: the contact that it released and the searches that it kept are not there any more. Who wrote what stays as an id that leads nowhere.</summary>
internal sealed class ForgetAccount(PartneringDb db) : IReaction<AccountErased>
{
    public async Task React(AccountErased happened, CancellationToken ct)
    {
        foreach (var i in await db.Interests.Where(i => i.AskerContact == happened.Id || i.OwnerContact == happened.Id).ToListAsync(ct)) i.ForgetAccount(happened.Id);
        db.Searches.RemoveRange(await db.Searches.Where(s => s.Account == happened.Id).ToListAsync(ct));
        // A question or an answer may be signed, by whoever acted for a side of it.
        var names = new[] { happened.PersonName, happened.Email }.OfType<string>().Where(n => n.Length > 2).ToList();
        var sides = happened.Organisations?.ToList() ?? [];
        foreach (var q in await db.RfqQuestions.Where(q => q.By == happened.Id || q.AnsweredBy == happened.Id || sides.Contains(q.Organisation) || db.Rfqs.Any(r => r.Id == q.RfqId && sides.Contains(r.Buyer))).ToListAsync(ct)) q.Forget(happened.Id, names);
        db.Doing("partnering.forget-account");
    }
}
