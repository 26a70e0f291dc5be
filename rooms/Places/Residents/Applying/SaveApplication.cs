using System.Text.Json.Serialization;
using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;
using Isthmus.Places.Residents.Intakes;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Residents.Applying;

/// <summary>The applicant writes the application: what is missing may follow, what is wrong is refused. The first time the enquiry becomes a draft.</summary>
internal static class SaveApplication
{
    public sealed class Request : IHasFacts
    {
        [Required, StringLength(Resident.LongestProject)] public string? Project { get; set; }
        [StringLength(Resident.LongestTerms), Lines] public string? Plan { get; set; }
        public FactsInput Facts { get; set => field = value ?? new(); } = new();
        [MaxLength(Intake.MostQuestions)] public List<AnswerInput> Answers { get; set => field = value ?? []; } = [];
        [JsonIgnore] public int? Version { get; set; }

        public static Request Of(Resident r, Intake intake) => new()
        {
            Project = r.Project, Plan = r.Plan, Facts = FactsInput.Of(r.Facts), Version = r.Version,
            Answers = [.. intake.Questions.Select(q => (Question: q, Value: r.Answers.FirstOrDefault(a => a.Question == q.Key)?.Value))
                .Select(x => new AnswerInput { Question = x.Question.Key, Value = x.Question.Kind == AnswerKind.Several ? null : x.Value, Values = x.Question.Kind == AnswerKind.Several ? [.. (x.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)] : [] })],
        };

        /// <summary>One line of answers for each question of the form, in its order, whatever was sent.</summary>
        public void Align(Intake intake) => Answers = [.. intake.Questions.Select(q => Answers.Find(a => a.Question == q.Key) ?? new() { Question = q.Key })];
    }

    public static async Task<Outcome<Resident>> Handle(ResidentId id, Request request, int? version, Actor actor, IClearance gate, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Residents.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } r || !ResidentMoves.Sees(r, actor)) return Refusal.NotFound(ResidentAccess.Unknown);
        if (!ResidentMoves.Of(ResidentMove.Begin).May(r, actor)) return Refusal.Forbidden();
        if (r.Check(version) is { } stale) return stale;
        if (!ResidentMoves.MayWrite(r.State)) return Refusal.Conflict("residents.not-editable");
        var intake = await db.Intakes.AsNoTracking().SingleAsync(i => i.Id == r.PlaceId, ct);
        var now = Instants.Stored(clock);
        var faults = new List<FieldRefusal>();
        var facts = request.Facts.Read("Facts.", await db.Today(r.PlaceId, now, ct), faults);
        var answers = AnswerRules.Read(intake.Questions, request.Answers, faults);
        if (request.Project?.Trim() is not { Length: > 0 } project) faults.Add(new(nameof(Request.Project), "ui.validation.required"));
        else r.Project = project;
        if (faults.Count > 0) { db.ChangeTracker.Clear(); return Refusal.InvalidFields(faults); }

        (r.Plan, r.Facts, r.Answers) = (string.IsNullOrWhiteSpace(request.Plan) ? null : request.Plan.ReplaceLineEndings("\n").Trim(), r.Facts.Equals(facts) ? r.Facts : facts!, answers);
        r.Country = (await organisations.Find([r.Organisation], ct)).GetValueOrDefault(r.Organisation)?.Country;
        r.Contact ??= actor.User;
        if (r.State == ResidentState.Enquiry) db.Step(r, ResidentState.Draft, null, actor, now);
        else r.Touch(now);
        await GatedKinds.Residents.Clear([r], db, gate, organisations, ct);
        return await db.Save(r, "residents.save-application", ct);
    }

    public static void Map(RouteGroupBuilder residents) => residents.MapPut("/{resident}/application", async (ResidentId resident, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, IClearance gate, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(resident, body, request.IfMatch(), actor.Actor, gate, organisations, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(r => TypedResults.Ok(ResidentAnswer.Of(r)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("residents.application.save").WithSummary("Saves the application's facts, plan and answers; it is handed in by a move");
}
