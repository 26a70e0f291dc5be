using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Buying;

/// <summary>An organisation writes a request for quotation. What was published stays as it is: those who quote rely on it.</summary>
internal static class WriteRfq
{
    internal sealed record Request([property: Required] OrganisationId? Organisation, [property: Required] RfqInput? Rfq);

    public static async Task<Outcome<Rfq>> Add(OrganisationId organisation, RfqInput input, Actor actor, IOrganisations organisations, Taxonomies taxonomies, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.MayView(organisation) || (await organisations.Find([organisation], ct)).GetValueOrDefault(organisation) is not { } card) return Refusal.NotFound("partnering.no-such-organisation");
        if (!actor.MayEdit(organisation)) return Refusal.Forbidden();
        var read = RfqRules.Read(input, taxonomies, []);
        if (!read.Succeeded) return read.Refusal;
        var now = Instants.Stored(clock);
        var r = new Rfq { Id = RfqId.New(), Buyer = card.Id, Country = card.Country, CreatedAt = now };
        r.Write(read.Value, taxonomies, now);
        db.Rfqs.Add(r);
        return await db.Save(r, "partnering.add-rfq", ct);
    }

    public static async Task<Outcome<Rfq>> Edit(RfqId id, RfqInput input, int? version, Actor actor, Taxonomies taxonomies, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await RfqAccess.ToWrite(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        if (found.Value.State != RfqState.Draft) return Refusal.Conflict("partnering.rfq-published");
        var read = RfqRules.Read(input, taxonomies, found.Value.Content.Keywords);
        if (!read.Succeeded) return read.Refusal;
        found.Value.Write(read.Value, taxonomies, Instants.Stored(clock));
        return await db.Save(found.Value, "partnering.edit-rfq", ct);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/", async (Request body, HttpResponse response, CurrentActor actor, IOrganisations organisations, Taxonomies taxonomies, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            {
                var outcome = await Add(body.Organisation ?? default, body.Rfq ?? new(), actor.Actor, organisations, taxonomies, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(r => TypedResults.Created($"/api/rfqs/{r.Id}", new Saved<RfqId>(r.Id, r.Version)));
            })
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("partnering.rfqs.add").WithSummary("Begins a request for quotation of an organisation as a draft");
        api.MapPut("/{rfq}", async (RfqId rfq, RfqInput body, HttpRequest request, HttpResponse response, CurrentActor actor, Taxonomies taxonomies, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            {
                if (request.IfMatch() is not { } version) return Refusal.Invalid("partnering.if-match-missing").ToProblem();
                var outcome = await Edit(rfq, body, version, actor.Actor, taxonomies, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return (Results<Ok<RfqAnswer>, Problem>)outcome.ToResult(r => TypedResults.Ok(new RfqAnswer(r.Id, r.Version, r.State, r.OnHold)));
            })
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.rfqs.change").WithSummary("Replaces what a draft of a request for quotation says; If-Match carries the version that was read");
    }
}
