using Isthmus.Places.Residents.Agreeing;
using Isthmus.Places.Residents.Applying;
using Isthmus.Places.Residents.Profiles;
using Isthmus.Places.Residents.Reporting;
using Isthmus.Places.Residents.Reviewing;

namespace Isthmus.Places.Residents.Browsing;

/// <summary>One residency with all that belongs to it, for its organisation and officers. What experts say is seen by officers alone.</summary>
internal static class ShowResident
{
    public sealed record StepView(ResidentState? From, ResidentState To, string? Note, DateTime At);

    public sealed record ReviewView(ExpertReviewId Id, Contracts.People.UserId Expert, ConflictOfInterest Conflict, IReadOnlyList<Score> Scores, Advice? Advice, string? Comment, DateTime? GivenAt);

    public sealed record View(
        ResidentId Id, Contracts.Places.PlaceId Place, OrganisationId Organisation, ResidentState State, bool OnHold, int Version, string Project, string? Plan, string? Message, string? Country, CompanyFacts Facts, IReadOnlyList<FormAnswer> Answers, IReadOnlyList<RuleResult> Eligibility,
        string? Note, string? OfferTerms, DateOnly? OfferUntil, string? AgreementNumber, DateOnly? SignedOn, DateOnly? Since, DateOnly? Until, DateOnly? LeftOn,
        IReadOnlyList<ResidentMove> Moves, IReadOnlyList<StepView> Timeline, IReadOnlyList<AttachDocument.View> Documents, IReadOnlyList<TickItem.View> Checklist, IReadOnlyList<FileReport.View> Reports, Opinion? Opinion, IReadOnlyList<ReviewView>? Reviews);

    public static async Task<Outcome<View>> Handle(ResidentId id, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await ResidentAccess.ToSee(id, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var r = found.Value;
        var steps = await db.ResidentSteps.AsNoTracking().Where(s => s.ResidentId == id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(ct);
        var documents = await db.ResidentDocuments.AsNoTracking().Where(d => d.ResidentId == id).OrderBy(d => d.At).ToListAsync(ct);
        var items = await db.OnboardingItems.AsNoTracking().Where(i => i.ResidentId == id).OrderBy(i => i.Place).ToListAsync(ct);
        var reports = await db.AnnualReports.AsNoTracking().Where(a => a.ResidentId == id).OrderByDescending(a => a.Year).ToListAsync(ct);
        var keeps = ResidentMoves.MayKeep(r, actor);
        var reviews = keeps ? await db.ExpertReviews.AsNoTracking().Where(e => e.ResidentId == id).OrderBy(e => e.AssignedAt).ToListAsync(ct) : null;
        var intake = keeps ? await db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.Id == r.PlaceId, ct) : null;
        return new View(r.Id, r.PlaceId, r.Organisation, r.State, r.OnHold, r.Version, r.Project, r.Plan, r.Message, r.Country, r.Facts, r.Answers, r.Eligibility, r.Note, r.OfferTerms, r.OfferUntil, r.AgreementNumber, r.SignedOn, r.Since, r.Until, r.LeftOn,
            [.. ResidentMoves.For(r, actor).Select(m => m.Move)], [.. steps.Select(s => new StepView(s.From, s.To, s.Note, s.At))], [.. documents.Select(AttachDocument.View.Of)], [.. items.Select(TickItem.View.Of)], [.. reports.Select(FileReport.View.Of)],
            reviews is not null && intake is not null ? Opinion.Of(intake, reviews) : null, reviews?.ConvertAll(e => new ReviewView(e.Id, e.Expert, e.Conflict, e.Scores, e.Advice, e.Comment, e.GivenAt)));
    }

    public static void Map(RouteGroupBuilder residents)
    {
        residents.MapGet("/{resident}", async (ResidentId resident, HttpResponse response, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
                (await Handle(resident, actor.Actor, db, ct)).ToResult(v => { response.Headers.ETag = Versions.Tag(v.Version); return TypedResults.Ok(v); }))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("residents.show").WithSummary("A residency with its timeline, documents, checklist and reports");
        residents.MapGet("/", async (CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                var ids = actor.Actor.Memberships.Keys.ToList();
                return TypedResults.Ok((await db.Residents.AsNoTracking().Where(r => ids.Contains(r.Organisation)).OrderByDescending(r => r.ChangedAt).ToListAsync(ct)).ConvertAll(ResidentAnswer.Of));
            })
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("residents.mine").WithSummary("The residencies of the own organisations");
    }
}
