using Isthmus.Partnering.Buying;

namespace Isthmus.Partnering.Asking;

/// <summary>Questions about a request for quotation with their answers. One that waits is read by the buyer's people, officers and whoever asked; nobody is told who that was.</summary>
internal static class ListQuestions
{
    private const int Most = 500;

    public sealed record Row(RfqQuestionId Id, string Text, DateTime AskedAt, string? Answer, DateTime? AnsweredAt, bool IsOwn);

    public static async Task<Outcome<List<Row>>> Handle(RfqId id, Actor actor, PartneringDb db, CancellationToken ct)
    {
        if (await db.Rfqs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } r || !actor.Sees(r)) return Refusal.NotFound(RfqAccess.Unknown);
        var (all, own) = (actor.MayView(r.Buyer), actor.Memberships.Keys.ToList());
        var rows = await db.RfqQuestions.AsNoTracking().Where(q => q.RfqId == id && (all || q.Answer != null || own.Contains(q.Organisation))).OrderBy(q => q.AskedAt).ThenBy(q => q.Id).Take(Most).ToListAsync(ct);
        return rows.ConvertAll(q => new Row(q.Id, q.Text, q.AskedAt, q.Answer, q.AnsweredAt, own.Contains(q.Organisation)));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{rfq}/questions", async (RfqId rfq, CurrentActor actor, PartneringDb db, CancellationToken ct) => (await Handle(rfq, actor.Actor, db, ct)).ToResult(rows => TypedResults.Ok(rows)))
        .OpenToAll(Scopes.Read).WithName("partnering.rfqs.questions").WithSummary("Questions about a request for quotation with the buyer's answers, without the names of those who asked");
}
