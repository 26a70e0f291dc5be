using Isthmus.Contracts.People;

namespace Isthmus.Places.Residents.Reviewing;

/// <summary>An officer asks somebody with an account to look at an application; nobody of the organisation itself. Taken back while nothing was answered.</summary>
internal static class AssignExpert
{
    public const string Unknown = "residents.no-such-review";

    public sealed class Request
    {
        [Required, EmailAddress, StringLength(254)] public string? Email { get; set; }
        public DateOnly? DueOn { get; set; }
    }

    public static async Task<Outcome<ExpertReview>> Handle(ResidentId id, Request request, Actor actor, IAccounts accounts, ResidentMail mail, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ResidentAccess.ToKeep(id, null, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var r = found.Value;
        if (r.State is not (ResidentState.Submitted or ResidentState.InReview)) return Refusal.Conflict("residents.move-not-now");
        if (r.OnHold) return Refusal.Conflict("residents.on-hold");
        if (await accounts.OfEmail(request.Email?.Trim() ?? "", ct) is not { } expert) return Refusal.InvalidField(nameof(Request.Email), "residents.wrong.expert");
        if ((await accounts.MembersOf([r.Organisation], ct))[r.Organisation].Any(m => m.Id == expert.Id)) return Refusal.InvalidField(nameof(Request.Email), "residents.wrong.ownExpert");
        if (await db.ExpertReviews.AnyAsync(e => e.ResidentId == id && e.Expert == expert.Id, ct)) return Refusal.InvalidField(nameof(Request.Email), "residents.wrong.expertTwice");
        var review = new ExpertReview { Id = ExpertReviewId.New(), ResidentId = id, Expert = expert.Id, AssignedAt = Instants.Stored(clock), DueOn = request.DueOn };
        db.ExpertReviews.Add(review);
        await mail.Asked(r, await db.Cluster(r.PlaceId, ct), expert.Id, ct);
        db.Doing("residents.assign-expert");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.InvalidField(nameof(Request.Email), "residents.wrong.expertTwice"); }
        return review;
    }

    public static async Task<Outcome<Done>> TakeBack(ResidentId id, ExpertReviewId reviewId, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await ResidentAccess.ToKeep(id, null, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.ExpertReviews.SingleOrDefaultAsync(e => e.Id == reviewId && e.ResidentId == id, ct) is not { } review) return Refusal.NotFound(Unknown);
        if (review.GivenAt is not null) return Refusal.Conflict("residents.review-given");
        db.ExpertReviews.Remove(review);
        db.Doing("residents.take-back-expert");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("residents.changed-meanwhile"); }
        return default(Done);
    }

    public sealed record Answer(ExpertReviewId Id, ResidentId Resident);

    public static void Map(RouteGroupBuilder residents)
    {
        residents.MapPost("/{resident}/reviews", async (ResidentId resident, Request body, CurrentActor actor, IAccounts accounts, ResidentMail mail, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(resident, body, actor.Actor, accounts, mail, db, clock, ct)).ToResult(e => TypedResults.Created($"/api/residents/{resident}/review", new Answer(e.Id, e.ResidentId))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("residents.reviews.assign").WithSummary("Asks an expert, by the address of the account, to look at an application");
        residents.MapDelete("/{resident}/reviews/{review}", async (ResidentId resident, ExpertReviewId review, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
                (await TakeBack(resident, review, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("residents.reviews.take-back").WithSummary("Takes the request to an expert back, while nothing was answered");
    }
}
