using Isthmus.Matching.TwoSided;

namespace Isthmus.Partnering.Matching;

/// <summary>What each axis weighs in a match: as published, and as the answers have taught it.</summary>
internal static class ShowWeights
{
    public sealed record Row(MatchAxis Axis, double Published, double InUse);

    /// <param name="Answers">How many it was learnt from; null where the published weights hold.</param>
    /// <param name="Least">How many are needed.</param>
    public sealed record View(int? Answers, DateTime? At, double? LossBefore, double? LossAfter, int Least, IReadOnlyList<Row> Weights);

    public static async Task<View> Handle(PartneringDb db, CancellationToken ct)
    {
        var learnt = await db.Weights.AsNoTracking().SingleOrDefaultAsync(ct);
        var model = learnt?.Model ?? AcceptanceModel.Default;
        return new(learnt?.Answers, learnt?.At, learnt?.LossBefore, learnt?.LossAfter, LearnAcceptance.Options.LeastAnswers, [.. Enum.GetValues<MatchAxis>().Select(a => new Row(a, AcceptanceModel.Default[a], Math.Round(model[a], 2)))]);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/partnering/weights", async (PartneringDb db, CancellationToken ct) => TypedResults.Ok(await Handle(db, ct)))
        .RequireAccess(Policies.Officer, Scopes.Read).WithTags("Partnering").WithName("partnering.weights").WithSummary("What each axis weighs in a match, as published and as learnt from answers");
}
