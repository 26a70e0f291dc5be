using Isthmus.Partnering.Clearing;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Interests;

/// <summary>A member of another organisation expresses its interest. The gate is asked about both sides first: what it holds reaches nobody until it is clear.</summary>
internal static class ExpressInterest
{
    public sealed class Request
    {
        [Required] public Guid? Organisation { get; set; }
        [Required, StringLength(InterestTables.Text), Lines] public string? Cooperation { get; set; }
        [StringLength(InterestTables.Text), Lines] public string? Unclear { get; set; }
        [Required, StringLength(InterestTables.Text), Lines] public string? OwnOrganisation { get; set; }
    }

    public static async Task<Outcome<Interest>> Handle(OpportunityId id, Request request, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, PartneringMail mail, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        if (await db.Opportunities.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is not { } o || !Visible.To(actor, o, now)) return Refusal.NotFound(Visible.Unknown);
        var from = new OrganisationId(request.Organisation ?? default);
        if (!Sides.Edits(actor, from)) return Refusal.Forbidden("partnering.not-yours");
        if (from == o.Owner) return Refusal.Conflict("partnering.own-interest");
        if (!o.Takes(now)) return Refusal.Conflict("partnering.not-open");
        if (Written.Lines(request.Cooperation) is not { } cooperation) return Refusal.InvalidField(nameof(request.Cooperation), "ui.validation.required");
        if (Written.Lines(request.OwnOrganisation) is not { } own) return Refusal.InvalidField(nameof(request.OwnOrganisation), "ui.validation.required");
        if (await db.Interests.AnyAsync(i => i.OpportunityId == id && i.Organisation == from && (i.State == InterestState.Waiting || i.State == InterestState.Accepted), ct)) return Refusal.Conflict("partnering.interest-there");

        var interest = new Interest { Id = InterestId.New(), OpportunityId = id, Organisation = from, By = actor.User, Cooperation = cooperation, Unclear = Written.Lines(request.Unclear), OwnOrganisation = own, AskedAt = now };
        await gate.Clear([(interest, o)], organisations, now, ct);
        db.Interests.Add(interest);
        if (!interest.OnHold)
        {
            db.Publish(new InterestExpressed(interest.Id, id, from));
            await mail.Expressed(interest, o, ct);
        }
        db.Doing("partnering.express-interest");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e))
        {
            await db.Drop([PartneringGate.Subject(interest.Id)], ct);
            return Refusal.Conflict("partnering.interest-there");
        }
        return interest;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{opportunity}/interests", async (OpportunityId opportunity, Request request, CurrentActor actor, IOrganisations organisations, IClearance gate, PartneringDb db, PartneringMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(opportunity, request, actor.Actor, organisations, gate, db, mail, clock, ct)).ToResult(i => TypedResults.Created($"/api/interests/{i.Id}", new Saved<InterestId>(i.Id, i.Version))))
        .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("partnering.interests.express").WithSummary("Expresses the interest of an organisation in an opportunity; the gate is asked about both");
}
