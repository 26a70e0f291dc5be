using Isthmus.Partnering.Buying;

namespace Isthmus.Partnering.Asking;

/// <summary>The buyer answers, once; from then on everybody who sees the request reads both.</summary>
internal static class AnswerQuestion
{
    public sealed class Request
    {
        [Required, StringLength(RfqQuestion.MostAnswer), Lines] public string? Answer { get; set; }
    }

    public static async Task<Outcome<RfqQuestion>> Handle(RfqId id, RfqQuestionId question, Request request, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var found = await RfqAccess.ToWrite(id, null, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var r = found.Value;
        if (!r.TakesQuotes(now)) return Refusal.Conflict("partnering.rfq-closed");
        if (await db.RfqQuestions.SingleOrDefaultAsync(q => q.Id == question && q.RfqId == id, ct) is not { } q) return Refusal.NotFound("partnering.no-such-question");
        if (q.Answer is not null) return Refusal.Conflict("partnering.question-answered");
        if (Written.Lines(request.Answer) is not { } text) return Refusal.InvalidField(nameof(request.Answer), "ui.validation.required");
        if (await AskQuestion.Ask(q, r, text, r.Buyer, organisations, gate, db, ct) is not { } decision) return Refusal.Conflict("partnering.question-held");
        q.Reply(text, actor.User, decision, now);
        await mail.Answered(q, r, ct);
        db.Doing("partnering.answer-question");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("partnering.question-answered"); }
        return q;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPut("/{rfq}/questions/{question}/answer", async (RfqId rfq, RfqQuestionId question, Request request, CurrentActor actor, IOrganisations organisations, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(rfq, question, request, actor.Actor, organisations, gate, db, mail, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.rfqs.answer").WithSummary("Answers a question about a request for quotation of one's own, once; everybody who sees the request reads question and answer");
}
