namespace Isthmus.Partnering.Interests;

/// <summary>What the organisations of a member sent and got. What the gate holds is not among what they got.</summary>
internal static class ListInterests
{
    public sealed record Row(InterestId Id, OpportunityId Opportunity, string Reference, string Title, OrganisationId Organisation, string OrganisationName, InterestState State, bool OnHold, DealStage? Stage, DateTime AskedAt, bool Received);

    public static async Task<List<Row>> Handle(bool received, string language, Actor actor, IOrganisations organisations, PartneringDb db, CancellationToken ct)
    {
        var mine = actor.Memberships.Keys.ToList();
        if (mine.Count == 0) return [];
        var interests = db.Interests.AsNoTracking();
        interests = received
            ? interests.Where(i => !i.OnHold && i.DeliveredAt != null && db.Opportunities.Any(o => o.Id == i.OpportunityId && mine.Contains(o.Owner)))
            : interests.Where(i => mine.Contains(i.Organisation));
        var some = await interests.OrderByDescending(i => i.AskedAt).ThenBy(i => i.Id).Take(500).ToListAsync(ct);
        var ids = some.Select(i => i.OpportunityId).Distinct().ToList();
        var opportunities = (await db.Opportunities.AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(ct)).ToDictionary(o => o.Id);
        var cards = await organisations.Find([.. some.Select(i => i.Organisation).Distinct()], ct);
        return some.ConvertAll(i => new Row(i.Id, i.OpportunityId, opportunities[i.OpportunityId].Reference, opportunities[i.OpportunityId].In(language).Title, i.Organisation, cards.GetValueOrDefault(i.Organisation)?.Name ?? "–", i.State, i.OnHold, i.Stage, i.AskedAt, received));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/", async (bool? received, CurrentActor actor, IOrganisations organisations, PartneringDb db, CancellationToken ct) =>
            TypedResults.Ok(await Handle(received != false, Language.Current.Code, actor.Actor, organisations, db, ct)))
        .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("partnering.interests.list").WithSummary("Expressions of interest that one’s organisations received, or with received=false sent");
}
