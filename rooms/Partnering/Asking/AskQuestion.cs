using Isthmus.Partnering.Buying;
using Isthmus.Partnering.Clearing;
using Isthmus.Partnering.Quotations;

namespace Isthmus.Partnering.Asking;

/// <summary>A possible supplier asks the buyer, as long as quotes are taken. The gate is asked first: what it does not clear is not sent.</summary>
internal static class AskQuestion
{
    /// <summary>Of one organisation about one request.</summary>
    public const int MostOfOne = 5;

    public sealed class Request
    {
        [Required] public OrganisationId? Organisation { get; set; }
        [Required, StringLength(RfqQuestion.MostText), Lines] public string? Text { get; set; }
    }

    public static async Task<Outcome<RfqQuestion>> Handle(RfqId id, Request request, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        if (await db.Rfqs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } r || !actor.Sees(r)) return Refusal.NotFound(RfqAccess.Unknown);
        if (request.Organisation is not { } organisation || !actor.Speaks(organisation)) return Refusal.Forbidden("partnering.question-not-yours");
        if (actor.Memberships.ContainsKey(r.Buyer)) return Refusal.Conflict("partnering.own-rfq");
        if (!r.TakesQuotes(now)) return Refusal.Conflict("partnering.rfq-closed");
        if (Written.Lines(request.Text) is not { } text) return Refusal.InvalidField(nameof(request.Text), "ui.validation.required");
        if (await db.RfqQuestions.CountAsync(q => q.RfqId == id && q.Organisation == organisation, ct) >= MostOfOne) return Refusal.Conflict("partnering.questions-enough");

        var question = new RfqQuestion { Id = RfqQuestionId.New(), RfqId = id, Organisation = organisation, Text = text, AskedAt = now };
        var answer = await Ask(question, r, text, organisation, organisations, gate, db, ct);
        if (answer is null) return Refusal.Conflict("partnering.question-held");
        question.AskedBy(actor.User, answer);
        db.RfqQuestions.Add(question);
        await mail.Asked(question, r, ct);
        db.Doing("partnering.ask-question");
        await db.SaveChangesAsync(ct);
        return question;
    }

    /// <summary>The decision that lets a text through; null when none does. It has been said then: nothing of it is left to screen.</summary>
    public static async Task<DecisionId?> Ask(RfqQuestion q, Rfq r, string text, OrganisationId speaker, IOrganisations organisations, IClearance gate, PartneringDb db, CancellationToken ct)
    {
        var cards = await organisations.Find([q.Organisation, r.Buyer], ct);
        var answer = (await gate.Ask([BuyingGate.Question(q, r, text, speaker, cards.GetValueOrDefault(q.Organisation), cards.GetValueOrDefault(r.Buyer))], ct))[0];
        if (!answer.IsClear)
        {
            await db.Drop([BuyingGate.Subject(q.Id)], ct);
            return null;
        }
        db.Publish(new SubjectsGone([BuyingGate.Subject(q.Id)]));
        return answer.Decision;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{rfq}/questions", async (RfqId rfq, Request request, CurrentActor actor, IOrganisations organisations, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(rfq, request, actor.Actor, organisations, gate, db, mail, clock, ct)).ToResult(q => TypedResults.Created($"/api/rfqs/{rfq}/questions", new Saved<RfqQuestionId>(q.Id, q.Version))))
        .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("partnering.rfqs.ask").WithSummary("Asks the buyer something about a request for quotation; the buyer and everybody else read the question without the asker's name");
}
