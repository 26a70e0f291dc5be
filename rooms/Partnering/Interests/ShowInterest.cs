using Isthmus.Partnering.Opportunities;

namespace Isthmus.Partnering.Interests;

/// <summary>One expression of interest for one of its two sides, or an officer.</summary>
internal static class ShowInterest
{
    public sealed record Contact(string Name, string Email);

    public sealed record Step(DealStepId Id, DealStage Stage, DealOutcome? Result, DateOnly On, string? Note, bool ByOwner);

    /// <summary>The owner is left out for an asker of an anonymous opportunity until contacts are released.</summary>
    public sealed record View(
        InterestId Id, OpportunityId Opportunity, string Reference, string Title, OrganisationId? Owner, string? OwnerName, OrganisationId Organisation, string OrganisationName, InterestState State, bool OnHold, DateTime AskedAt,
        string Cooperation, string? Unclear, string OwnOrganisation, DateTime? AnsweredAt, DeclineReason? Reason, string? ReasonText, string? Confidential, bool AskerReleased, bool OwnerReleased, Contact? AskerContact, Contact? OwnerContact,
        DealStage? Stage, DealOutcome? Result, IReadOnlyList<Step> Steps, int Version);

    public sealed record Found(Sides Sides, View View);

    public static async Task<Outcome<Found>> Handle(InterestId id, string language, Actor actor, IOrganisations organisations, IAccounts accounts, PartneringDb db, CancellationToken ct)
    {
        var found = await Sides.Find(id, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var (sides, i, o) = (found.Value, found.Value.Interest, found.Value.Opportunity);
        var cards = await organisations.Find([i.Organisation, o.Owner], ct);
        // Officers look after the site, not into what two sides released to each other.
        var released = i.ContactsReleased && !i.OnHold && (sides.IsAsker || sides.IsOwner);
        var people = released ? await accounts.Find([i.AskerContact!.Value, i.OwnerContact!.Value], ct) : new Dictionary<UserId, AccountCard>();
        Contact? Of(UserId? user) => released && user is { } known && people.GetValueOrDefault(known) is { } card ? new(card.Name, card.Email) : null;
        var named = Visible.Identity(actor, o) || released;
        var open = sides.IsOwner || actor.IsOfficer || await Opened.To(actor, o, db, ct);
        var steps = await db.Steps.AsNoTracking().Where(s => s.InterestId == id).OrderBy(s => s.On).ThenBy(s => s.Id).ToListAsync(ct);
        return new Found(sides, new View(i.Id, o.Id, o.Reference, o.In(language).Title, named ? o.Owner : null, named ? cards.GetValueOrDefault(o.Owner)?.Name : null, i.Organisation, cards.GetValueOrDefault(i.Organisation)?.Name ?? "–", i.State, i.OnHold, i.AskedAt,
            i.Cooperation, i.Unclear, i.OwnOrganisation, i.AnsweredAt, i.Reason, i.ReasonText, open ? o.Confidential : null, i.AskerContact is not null, i.OwnerContact is not null, Of(i.AskerContact), Of(i.OwnerContact),
            i.Stage, i.Result, steps.ConvertAll(s => new Step(s.Id, s.Stage, s.Result, s.On, s.Note, s.ByOwner)), i.Version));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{interest}", async (InterestId interest, HttpResponse response, CurrentActor actor, IOrganisations organisations, IAccounts accounts, PartneringDb db, CancellationToken ct) =>
            (await Handle(interest, Language.Current.Code, actor.Actor, organisations, accounts, db, ct)).ToResult(f => { response.Headers.ETag = Versions.Tag(f.View.Version); return TypedResults.Ok(f.View); }))
        .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("partnering.interests.show").WithSummary("One expression of interest, for its two sides and officers");
}
