using System.Text.Json.Serialization;

namespace Isthmus.Places.Residents.Reviewing;

/// <summary>An expert says whether there is an own interest, and without one gives points, advice and a comment. May be changed while the application is looked at.</summary>
internal static class GiveReview
{
    public sealed class ScoreInput
    {
        [StringLength(Intakes.IntakeRules.LongestKey)] public string? Criterion { get; set; }
        [Range(0, Intakes.Intake.MostScore)] public int? Points { get; set; }
    }

    public sealed class Request
    {
        [Required] public ConflictOfInterest? Conflict { get; set; }
        [MaxLength(Intakes.Intake.MostCriteria)] public List<ScoreInput> Scores { get; set => field = value ?? []; } = [];
        public Advice? Advice { get; set; }
        [StringLength(ExpertReview.LongestComment), Lines] public string? Comment { get; set; }
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<ExpertReview?> Mine(ResidentId id, Actor actor, PlacesDb db, CancellationToken ct) =>
        actor.User is { } user ? await db.ExpertReviews.SingleOrDefaultAsync(e => e.ResidentId == id && e.Expert == user, ct) : null;

    public static async Task<Outcome<ExpertReview>> Handle(ResidentId id, Request request, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await Mine(id, actor, db, ct) is not { } review || await db.Residents.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } r) return Refusal.NotFound(AssignExpert.Unknown);
        if (review.Check(version) is { } stale) return stale;
        if (r.State is not (ResidentState.Submitted or ResidentState.InReview)) return Refusal.Conflict("residents.move-not-now");
        if (request.Conflict is not (ConflictOfInterest.None or ConflictOfInterest.Declared)) return Refusal.InvalidField(nameof(Request.Conflict), "ui.validation.choose");
        var intake = await db.Intakes.AsNoTracking().SingleAsync(i => i.Id == r.PlaceId, ct);
        var faults = new List<FieldRefusal>();
        var scores = request.Conflict == ConflictOfInterest.Declared ? [] : Scores(request, intake, faults);
        if (request.Conflict == ConflictOfInterest.None && request.Advice is null) faults.Add(new(nameof(Request.Advice), "ui.validation.choose"));
        if (faults.Count > 0) return Refusal.InvalidFields(faults);

        var own = request.Conflict == ConflictOfInterest.Declared;
        (review.Conflict, review.Scores, review.Advice, review.GivenAt) = (request.Conflict.Value, scores, own ? null : request.Advice, Instants.Stored(clock));
        review.Comment = string.IsNullOrWhiteSpace(request.Comment) ? null : request.Comment.ReplaceLineEndings("\n").Trim();
        db.Doing("residents.give-review");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(review.Version); }
        return review;
    }

    private static List<Score> Scores(Request request, Intakes.Intake intake, List<FieldRefusal> faults)
    {
        var scores = new List<Score>();
        foreach (var c in intake.Criteria)
        {
            var at = request.Scores.FindIndex(s => s.Criterion == c.Key);
            if (at < 0 || request.Scores[at].Points is not { } points) faults.Add(new($"Scores[{Math.Max(0, at)}].Points", "residents.missing.score", c.Name.In(Language.Current.Code)));
            else if (points > c.Most) faults.Add(new($"Scores[{at}].Points", "residents.wrong.score", c.Most));
            else scores.Add(new(c.Key, points));
        }
        return scores;
    }

    public sealed record View(ExpertReviewId Id, ResidentId Resident, int Version, string Project, string? Plan, Profiles.CompanyFacts Facts, IReadOnlyList<Applying.FormAnswer> Answers, IReadOnlyList<Intakes.Criterion> Criteria, ConflictOfInterest Conflict, IReadOnlyList<Score> Scores, Advice? Advice, string? Comment);

    public static void Map(RouteGroupBuilder residents)
    {
        residents.MapGet("/{resident}/review", async (ResidentId resident, HttpResponse response, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                if (await Mine(resident, actor.Actor, db, ct) is not { } e || await db.Residents.AsNoTracking().SingleOrDefaultAsync(x => x.Id == resident, ct) is not { } r) return Refusal.NotFound(AssignExpert.Unknown).ToProblem();
                var intake = await db.Intakes.AsNoTracking().SingleAsync(i => i.Id == r.PlaceId, ct);
                response.SetETag(e);
                // Whoever has an interest of the own in it reads no more of it than the title.
                var open = e.Conflict != ConflictOfInterest.Declared;
                return (Results<Ok<View>, Problem>)TypedResults.Ok(new View(e.Id, e.ResidentId, e.Version, r.Project, open ? r.Plan : null, open ? r.Facts : new(), open ? r.Answers : [], intake.Criteria, e.Conflict, e.Scores, e.Advice, e.Comment));
            })
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("residents.reviews.show").WithSummary("An application for the expert who is asked about it, with the own points");
        residents.MapPut("/{resident}/review", async (ResidentId resident, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            {
                var outcome = await Handle(resident, body, request.IfMatch(), actor.Actor, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(e => TypedResults.Ok(new AssignExpert.Answer(e.Id, e.ResidentId)));
            })
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("residents.reviews.give").WithSummary("Declares an own interest, or gives points, advice and a comment");
    }
}
