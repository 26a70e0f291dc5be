namespace Isthmus.Partnering.Opportunities;

/// <summary>What a public opportunity said before, for those who may change it.</summary>
internal static class ListVersions
{
    public sealed record Row(int Number, DateTime At, string Language, IReadOnlyList<TextsIn> Texts, OpportunityFacts Facts, bool IsAnonymous, string? Confidential);

    public static async Task<Outcome<List<Row>>> Handle(OpportunityId id, Actor actor, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Opportunities.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is not { } o || !Visible.To(actor, o, Instants.Stored(clock))) return Refusal.NotFound(Visible.Unknown);
        if (!actor.MayEdit(o.Owner)) return Refusal.Forbidden();
        var versions = await db.Versions.AsNoTracking().Where(v => v.OpportunityId == id).OrderByDescending(v => v.Number).Take(100).ToListAsync(ct);
        return versions.ConvertAll(v => new Row(v.Number, v.At, v.Language, v.Texts, v.Facts, v.IsAnonymous, v.Confidential));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{opportunity}/versions", async (OpportunityId opportunity, CurrentActor actor, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(opportunity, actor.Actor, db, clock, ct)).ToResult(v => TypedResults.Ok(v)))
        .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("partnering.opportunities.versions").WithSummary("Versions of an opportunity from before each change while it was public");
}
