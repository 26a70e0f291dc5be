using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Interests;

/// <summary>How long answers take: of organisations to expressions of interest, of officers to what was submitted. Medians, for one long silence is not the rule.</summary>
internal static class AnswerTimes
{
    /// <summary>Below that a median says more about chance than about people.</summary>
    public const int Least = 3;

    public sealed record OfOrganisation(OrganisationId Organisation, string Name, int Answers, double MedianDays, int Waiting);

    public sealed record View(IReadOnlyList<OfOrganisation> Organisations, int Reviews, double? ReviewMedianDays, int UnderReview);

    public static async Task<View> Handle(IOrganisations organisations, PartneringDb db, CancellationToken ct)
    {
        var rows = await db.Interests.AsNoTracking().Where(i => i.DeliveredAt != null && (i.AnsweredAt != null || i.State == InterestState.Waiting))
            .Join(db.Opportunities, i => i.OpportunityId, o => o.Id, (i, o) => new { o.Owner, i.DeliveredAt, i.AnsweredAt }).ToListAsync(ct);
        var cards = await organisations.Find([.. rows.Select(r => r.Owner).Distinct()], ct);
        var all = rows.GroupBy(r => r.Owner).Select(g => new OfOrganisation(g.Key, cards.GetValueOrDefault(g.Key)?.Name ?? "–", g.Count(r => r.AnsweredAt is not null),
            Median([.. g.Where(r => r.AnsweredAt is not null).Select(r => (r.AnsweredAt!.Value - r.DeliveredAt!.Value).TotalDays)]) ?? 0, g.Count(r => r.AnsweredAt is null)));
        var reviews = await db.Reviews.AsNoTracking().Select(r => new { r.SubmittedAt, r.DecidedAt }).ToListAsync(ct);
        return new([.. all.OrderByDescending(o => o.Waiting).ThenByDescending(o => o.MedianDays).ThenBy(o => o.Name, StringComparer.Ordinal)], reviews.Count, Median([.. reviews.Select(r => (r.DecidedAt - r.SubmittedAt).TotalDays)]),
            await db.Opportunities.CountAsync(o => o.State == OpportunityState.UnderReview, ct));
    }

    /// <summary>Of one organisation, when it has answered often enough to say.</summary>
    public static async Task<double?> Of(OrganisationId organisation, PartneringDb db, CancellationToken ct)
    {
        var rows = await db.Interests.AsNoTracking().Where(i => i.DeliveredAt != null && i.AnsweredAt != null && db.Opportunities.Any(o => o.Id == i.OpportunityId && o.Owner == organisation)).Select(i => new { i.DeliveredAt, i.AnsweredAt }).ToListAsync(ct);
        return rows.Count < Least ? null : Median([.. rows.Select(r => (r.AnsweredAt!.Value - r.DeliveredAt!.Value).TotalDays)]);
    }

    public static double? Median(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0) return null;
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return Math.Round(sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, 1);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/partnering/answer-times", async (IOrganisations organisations, PartneringDb db, CancellationToken ct) => TypedResults.Ok(await Handle(organisations, db, ct)))
        .RequireAccess(Policies.Officer, Scopes.Read).WithTags("Partnering").WithName("partnering.answer-times").WithSummary("Median days to an answer, of organisations and of the review");
}
