using Isthmus.Partnering.Clearing;
using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Opportunities;

/// <summary>An organisation begins an opportunity: a draft that only its own people and officers see.</summary>
internal static class AddOpportunity
{
    internal sealed record Request([property: Required] OrganisationId? Organisation, [property: Required] ProfileType? Profile, [property: Required] OpportunityInput? Opportunity);

    public static async Task<Outcome<Opportunity>> Handle(OrganisationId organisation, ProfileType profile, OpportunityInput input, Actor actor, IOrganisations organisations, Taxonomies taxonomies, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.MayView(organisation) || (await organisations.Find([organisation], ct)).GetValueOrDefault(organisation) is not { } card) return Refusal.NotFound("partnering.no-such-organisation");
        if (!actor.MayEdit(organisation)) return Refusal.Forbidden();
        var read = OpportunityRules.Read(input, profile, taxonomies, []);
        if (!read.Succeeded) return read.Refusal;
        var now = Instants.Stored(clock);
        var o = new Opportunity { Id = OpportunityId.New(), Reference = "", Profile = profile, Owner = card.Id, Country = card.Country, Actor = card.Actor, Language = read.Value.Texts.Language, CreatedAt = now };
        o.Write(read.Value, now);
        db.Opportunities.Add(o);
        KeywordRows.Put(o, [], db);
        db.Doing("partnering.add-opportunity");
        await References.Save([o], now, db, ct);
        return o;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/", async (Request body, HttpResponse response, CurrentActor actor, IOrganisations organisations, Taxonomies taxonomies, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(body.Organisation ?? default, body.Profile ?? default, body.Opportunity ?? new(), actor.Actor, organisations, taxonomies, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(o => TypedResults.Created($"/api/opportunities/{o.Id}", new Saved<OpportunityId>(o.Id, o.Version)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("partnering.opportunities.add").WithSummary("Begins an opportunity of an organisation as a draft; its profile cannot be changed later");
}

internal static class KeywordRows
{
    public static void Put(Opportunity o, IReadOnlyCollection<OpportunityKeyword> there, PartneringDb db)
    {
        var wanted = o.Facts.Keywords.Select(k => (k.Scheme, k.Code)).ToHashSet();
        db.Keywords.RemoveRange(there.Where(k => !wanted.Contains((k.Scheme, k.Code))));
        db.Keywords.AddRange(wanted.Except(there.Select(k => (k.Scheme, k.Code))).Select(k => new OpportunityKeyword { OpportunityId = o.Id, Scheme = k.Scheme, Code = k.Code }));
    }
}
