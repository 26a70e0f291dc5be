using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Registration;

/// <summary>Adds, changes and removes the questions of a registration type. An answered question keeps its kind: the answers must go on meaning what they meant.</summary>
internal static class EditQuestion
{
    private const string Unknown = "forums.no-such-question";
    private const int MostQuestions = 50;
    private const int MostChoices = 50;

    public sealed class Request
    {
        public QuestionKind Kind { get; set; }
        [StringLength(500)] public string? TextEn { get; set; }
        [StringLength(500)] public string? TextRu { get; set; }
        [StringLength(500)] public string? TextFa { get; set; }

        /// <summary>One choice a line, in the same order in each language.</summary>
        [StringLength(4000), Lines] public string? ChoicesEn { get; set; }
        [StringLength(4000), Lines] public string? ChoicesRu { get; set; }
        [StringLength(4000), Lines] public string? ChoicesFa { get; set; }
        public bool Required { get; set; }

        /// <summary>Asked later, of those who were approved.</summary>
        public bool FollowUp { get; set; }

        /// <summary>The condition: an earlier question and the answer to it, as <c>guid=answer</c>; the answer is yes, no or the number of a choice.</summary>
        [StringLength(50)] public string? OnlyIf { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Question>> Add(EditionId id, RegistrationTypeId type, Request request, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        if (await Refused(id, type, who, db, ct, request) is { } refusal) return refusal;
        var others = await db.QuestionsOf(type, ct);
        if (others.Count >= MostQuestions) return Refusal.Conflict("forums.too-many-questions", MostQuestions);
        var question = new Question { Id = QuestionId.New(), TypeId = type, Kind = request.Kind, Text = Empty, Choices = Empty, Place = 1 + others.Select(q => q.Place).DefaultIfEmpty(0).Max() };
        if (Put(question, request, others) is { } fault) return fault;
        db.Questions.Add(question);
        db.Doing("forums.add-question");
        await db.SaveChangesAsync(ct);
        return question;
    }

    public static async Task<Outcome<Question>> Change(EditionId id, RegistrationTypeId type, QuestionId questionId, Request request, int? version, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        if (await Refused(id, type, who, db, ct, request) is { } refusal) return refusal;
        if (await db.Questions.SingleOrDefaultAsync(q => q.Id == questionId && q.TypeId == type, ct) is not { } question) return Refusal.NotFound(Unknown);
        if (question.Check(version) is { } stale) return stale;
        var (kind, choices) = (question.Kind, question.ChoiceCount);
        if (Put(question, request, await db.QuestionsOf(type, ct)) is { } fault) return fault;
        if ((question.Kind != kind || question.ChoiceCount < choices) && await db.Answers.AnyAsync(a => a.QuestionId == questionId, ct)) return Refusal.Conflict("forums.question-answered");
        db.Doing("forums.edit-question");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return question;
    }

    /// <summary>Removes a question with what was answered to it; those that hung on it count always from then on.</summary>
    public static async Task<Outcome<Done>> Remove(EditionId id, RegistrationTypeId type, QuestionId questionId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        if (await Refused(id, type, who, db, ct) is { } refusal) return refusal;
        if (await db.Questions.SingleOrDefaultAsync(q => q.Id == questionId && q.TypeId == type, ct) is not { } question) return Refusal.NotFound(Unknown);
        foreach (var other in await db.Questions.Where(q => q.OnlyIf == questionId).ToListAsync(ct)) (other.OnlyIf, other.OnlyIfAnswer) = (null, null);
        db.Questions.Remove(question);
        db.Doing("forums.remove-question");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return default(Done);
    }

    public static Request Form(Question q) => new()
    {
        Kind = q.Kind, TextEn = q.Text["en"], TextRu = q.Text["ru"], TextFa = q.Text["fa"], ChoicesEn = q.Choices["en"], ChoicesRu = q.Choices["ru"], ChoicesFa = q.Choices["fa"],
        Required = q.Required, FollowUp = q.FollowUp, OnlyIf = q.OnlyIf is { } other ? $"{other}={q.OnlyIfAnswer}" : null, Version = q.Version,
    };

    private static LocalText Empty => LocalText.Of(null, null, null);

    private static async Task<Refusal?> Refused(EditionId id, RegistrationTypeId type, CurrentActor who, ForumsDb db, CancellationToken ct, Request? request = null)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (request is not null && LocalText.Of(request.TextEn, request.TextRu, request.TextFa).IsEmpty) return Refusal.InvalidField(nameof(Request.TextEn), "ui.validation.required");
        return await db.RegistrationTypes.AnyAsync(t => t.Id == type && t.EditionId == id, ct) ? null : Refusal.NotFound("forums.no-such-registration-type");
    }

    private static Refusal? Put(Question q, Request request, IReadOnlyList<Question> others)
    {
        (q.Kind, q.Text, q.Required, q.FollowUp) = (request.Kind, LocalText.Of(request.TextEn, request.TextRu, request.TextFa), request.Required, request.FollowUp);
        q.Choices = q.Kind is QuestionKind.Choice or QuestionKind.Several ? LocalText.Of(Tidy(request.ChoicesEn), Tidy(request.ChoicesRu), Tidy(request.ChoicesFa)) : Empty;
        if (q.Kind is QuestionKind.Choice or QuestionKind.Several)
        {
            var lengths = q.Choices.All.Values.Select(t => t.Split('\n').Length).Distinct().ToList();
            if (lengths is not [>= 2 and <= MostChoices]) return Refusal.InvalidField(nameof(Request.ChoicesEn), "forums.reg.choices", MostChoices);
        }
        (q.OnlyIf, q.OnlyIfAnswer) = (null, null);
        if (string.IsNullOrEmpty(request.OnlyIf)) return null;
        var parts = request.OnlyIf.Split('=');
        // Only an earlier one, so that no two questions hang on each other.
        var other = parts.Length == 2 && Guid.TryParse(parts[0], out var guid) ? others.FirstOrDefault(o => o.Id.Value == guid && o.Place < q.Place && (!o.FollowUp || q.FollowUp)) : null;
        if (other is null || !Conditions(other).Contains(parts[1])) return Refusal.InvalidField(nameof(Request.OnlyIf), "ui.validation.value");
        (q.OnlyIf, q.OnlyIfAnswer) = (other.Id, parts[1]);
        return null;
    }

    /// <summary>The answers to a question on which another may hang.</summary>
    public static IEnumerable<string> Conditions(Question q) => q.Kind switch
    {
        QuestionKind.YesNo => [QuestionRules.Yes, QuestionRules.No],
        QuestionKind.Choice or QuestionKind.Several => Enumerable.Range(1, q.ChoiceCount).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        _ => [],
    };

    private static string Tidy(string? choices) => string.Join('\n', (choices ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    public sealed record Row(QuestionId Id, QuestionKind Kind, IReadOnlyDictionary<string, string> Text, IReadOnlyDictionary<string, string> Choices, bool Required, bool FollowUp, QuestionId? OnlyIf, string? OnlyIfAnswer, int Version);

    // What the form asks is public as far as the type is.
    private static async Task<Outcome<List<Row>>> List(EditionId id, RegistrationTypeId type, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.VisibleEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (!await db.RegistrationTypes.AnyAsync(t => t.Id == type && t.EditionId == id && (who.Actor.IsOrganiser || t.InvitationKey == null), ct)) return Refusal.NotFound("forums.no-such-registration-type");
        return (await db.QuestionsOf(type, ct)).ConvertAll(q => new Row(q.Id, q.Kind, q.Text.All, q.Choices.All, q.Required, q.FollowUp, q.OnlyIf, q.OnlyIfAnswer, q.Version));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/registration-types/{type}/questions", async (EditionId id, RegistrationTypeId type, CurrentActor who, ForumsDb db, CancellationToken ct) => (await List(id, type, who, db, ct)).ToResult(r => TypedResults.Ok(r)))
            .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithName("forums.questions.list").WithSummary("The questions of a registration type");
        api.MapPost("/{id}/registration-types/{type}/questions", async (EditionId id, RegistrationTypeId type, Request request, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Add(id, type, request, who, db, ct)).ToResult(q => TypedResults.Created($"/api/forums/{id}/registration-types/{type}/questions", new Saved<QuestionId>(q.Id, q.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.questions.add").WithSummary("Adds a question to a registration type");
        api.MapPut("/{id}/registration-types/{type}/questions/{question}", async (EditionId id, RegistrationTypeId type, QuestionId question, Request request, HttpRequest http, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Change(id, type, question, request, http.IfMatch(), who, db, ct)).ToResult(q => TypedResults.Ok(new Saved<QuestionId>(q.Id, q.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.questions.change").WithSummary("Changes a question; once answered it keeps its kind");
        api.MapDelete("/{id}/registration-types/{type}/questions/{question}", async (EditionId id, RegistrationTypeId type, QuestionId question, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Remove(id, type, question, who, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.questions.remove").WithSummary("Removes a question with its answers");
    }
}
