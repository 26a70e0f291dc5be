using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering;

/// <summary>Opportunities as other rooms and the matching read them.</summary>
internal sealed class PublishedOpportunities(PartneringDb db, TimeProvider clock) : IOpportunities
{
    public async Task<IReadOnlyDictionary<OpportunityId, OpportunityCard>> Find(IReadOnlyCollection<OpportunityId> ids, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var found = new Dictionary<OpportunityId, OpportunityCard>();
        foreach (var some in ids.Distinct().Chunk(500))
            foreach (var o in await Public(now).Where(o => some.Contains(o.Id)).ToListAsync(ct)) found[o.Id] = Card(o, now);
        return found;
    }

    public async Task<IReadOnlyList<OpportunityCard>> Published(OpportunityId? after, int take, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var rows = Public(now);
        if (after is { } last) rows = rows.Where(o => o.Id > last);
        return (await rows.OrderBy(o => o.Id).Take(Math.Clamp(take, 1, 1000)).ToListAsync(ct)).ConvertAll(o => Card(o, now));
    }

    public async Task<IReadOnlyList<DeclinedPair>> Declined(IReadOnlyCollection<OpportunityId> ids, CancellationToken ct)
    {
        var pairs = new List<DeclinedPair>();
        foreach (var some in ids.Distinct().Chunk(500))
            foreach (var i in await db.Interests.AsNoTracking().Where(i => some.Contains(i.OpportunityId) && i.State == InterestState.Declined).OrderBy(i => i.Id).ToListAsync(ct))
                pairs.Add(new(i.OpportunityId, i.Organisation, i.Reason ?? DeclineReason.Other, i.AnsweredAt ?? i.AskedAt));
        return pairs;
    }

    private IQueryable<Opportunity> Public(DateTime now) => db.Opportunities.AsNoTracking().Where(o => o.State == OpportunityState.Published && o.ValidUntil > now);

    private static OpportunityCard Card(Opportunity o, DateTime now) => new(o.Id, o.Reference, o.Profile, o.Owner, o.IsAnonymous, o.Country,
        [.. o.Texts.Select(t => new OpportunityWords(t.Language, t.Language == o.Language, t.Title, t.Summary, t.Description, t.PartnerRole, t.Advantages, t.TechnicalSpecification, t.Offered, t.LookedFor))])
    {
        Stage = o.Facts.Stage, Readiness = o.Facts.Readiness, Partnerships = o.Facts.Partnerships, PartnerKinds = o.Facts.PartnerKinds, TargetCountries = o.Facts.TargetCountries, Keywords = o.Facts.Keywords,
        IsOpen = o.Takes(now), PublishedAt = o.PublishedAt!.Value, ValidUntil = o.ValidUntil!.Value,
    };
}
