using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Matching;

/// <summary>What is proposed to an organisation, for each of its opportunities.</summary>
internal static class ListProposals
{
    private const int Most = 500;

    public sealed record Row(OpportunityId Opportunity, string Title, OpportunityId Other, string OtherReference, ProfileType OtherProfile, string? Relation, ActorSide? OtherActor, string OtherLanguage, string OtherTitle, string? OtherCountry, int Place, double Score, double Boost, bool IsFloor, DateTime FirstAt);

    /// <summary>Of all organisations one is a member of, or of one of them.</summary>
    public static async Task<Outcome<List<Row>>> Handle(OrganisationId? organisation, ActorSide? kind, string language, Actor actor, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        if (organisation is { } one && !actor.MayView(one)) return Refusal.Forbidden();
        var now = Instants.Stored(clock);
        List<OrganisationId> owners = organisation is { } only ? [only] : [.. actor.Memberships.Keys];
        var rows = await (from p in db.Proposals.AsNoTracking()
                          join o in db.Opportunities on p.OpportunityId equals o.Id
                          join x in db.Opportunities on p.Other equals x.Id
                          where owners.Contains(o.Owner) && o.State == OpportunityState.Published && o.ValidUntil > now && x.State == OpportunityState.Published && x.ValidUntil > now && (kind == null || x.Actor == kind)
                          orderby p.OpportunityId, p.Place
                          select new { Proposal = p, Own = o, Other = x }).Take(Most).ToListAsync(ct);
        return rows.ConvertAll(r => new Row(r.Own.Id, r.Own.In(language).Title, r.Other.Id, r.Other.Reference, r.Other.Profile, Relations.Of(r.Own, r.Other), r.Other.Actor, r.Other.In(language).Language, r.Other.In(language).Title, r.Other.Country,
            r.Proposal.Place, r.Proposal.Score / 1000.0, r.Proposal.Boost / 1000.0, r.Proposal.IsFloor, r.Proposal.FirstAt));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/proposals", async (OrganisationId? organisation, string? actor, CurrentActor who, Texts texts, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(organisation, Choices.Read<ActorSide>(actor), texts.Language.Code, who.Actor, db, clock, ct)).ToResult(rows => TypedResults.Ok(rows)))
        .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("partnering.opportunities.proposals").WithSummary("What is proposed to one’s organisations, in the lists that are made once a day for all at once");
}
