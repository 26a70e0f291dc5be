using Isthmus.Figures.Checks;
using Isthmus.Indicators.Sources;

namespace Isthmus.Indicators.Claims;

/// <summary>A source as readers see it.</summary>
internal sealed record SourceView(SourceId Id, string Outlet, string? Title, string? Address, DateOnly? PublishedOn, SourceKind Kind, SourceVerdict Verdict, SourceId? DerivativeOf, string? Licence)
{
    public static SourceView? Of(Source? s) => s is null ? null : new(s.Id, s.Outlet, s.Title, s.Address, s.PublishedOn, s.Kind, s.Verdict, s.DerivativeOf, s.Licence);
}

/// <summary>A claim as readers see it. <c>Value</c> is null for a range, a direction and words.</summary>
internal sealed record ClaimView(
    ClaimId Id, string Measure, string Subject, Shape Shape, decimal? Value, decimal? Low, decimal? High, Qualifier Qualifier, Standing Standing, string Unit, string Period, DateOnly? From, DateOnly? Until, DateOnly? AsOf, string? Definition, string? Note, string? Speaker,
    SourceView? Source, bool IsCharted, IReadOnlyList<ClaimId> DerivedFrom, ClaimId? Supersedes, IReadOnlyList<Debris> Debris, ClaimState State, DateTime CapturedAt, DateTime? SaidFrom, DateTime? SaidUntil, string? Reason, int Version)
{
    public static ClaimView Of(Claim c, Source? source) => new(c.Id, c.MeasureCode, c.SubjectKey, c.Shape, c.Shape == Shape.Number ? c.Low : null, c.Shape == Shape.Range ? c.Low : null, c.Shape == Shape.Range ? c.High : null, c.Qualifier, c.Standing, c.Unit.ToString(), c.PeriodText,
        c.FirstDay, c.LastDay, c.AsOf, c.Definition, c.Note, c.Speaker, SourceView.Of(source), c.IsCharted, c.DerivedFrom, c.Supersedes, c.Debris, c.State, c.CapturedAt, c.SaidFrom, c.SaidUntil, c.Reason, c.Version);
}

/// <summary>One claim with its source, what corrects it, and what it cannot be true beside.</summary>
internal static class ShowClaim
{
    public sealed record View(ClaimView Claim, ClaimId? SupersededBy, IReadOnlyList<ClaimView> Contradicts, IReadOnlyList<SourceView> SourceChain);

    /// <summary>The records besides, for the page's own rules.</summary>
    public sealed record Found(Claim Claim, Measures.Measure Measure, View View);

    public static async Task<Outcome<Found>> Handle(ClaimId id, Actor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } claim || !actor.Sees(claim)) return Refusal.NotFound(ClaimAccess.Unknown);
        var measure = await db.Measures.AsNoTracking().SingleAsync(m => m.Code == claim.MeasureCode, ct);
        var chain = await Chain(claim.SourceId, db, ct);
        var by = await db.Claims.AsNoTracking().Where(c => c.Supersedes == id && c.SaidFrom != null).OrderByDescending(c => c.SaidFrom).Select(c => (ClaimId?)c.Id).FirstOrDefaultAsync(ct);
        var others = await Others(claim, db, Instants.Stored(clock), ct);
        var sources = await SourcesOf(others, db, ct);
        return new Found(claim, measure, new(ClaimView.Of(claim, chain.Count > 0 ? chain[0] : null), by, [.. others.Select(o => ClaimView.Of(o, o.SourceId is { } s ? sources.GetValueOrDefault(s) : null))], [.. chain.Select(s => SourceView.Of(s)!)]));
    }

    public static async Task<Dictionary<SourceId, Source>> SourcesOf(IEnumerable<Claim> claims, IndicatorsDb db, CancellationToken ct)
    {
        var ids = claims.Select(c => c.SourceId).OfType<SourceId>().Distinct().ToList();
        return await db.Sources.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
    }

    private static async Task<List<Claim>> Others(Claim claim, IndicatorsDb db, DateTime now, CancellationToken ct)
    {
        var (id, measure, subject) = (claim.Id, claim.MeasureCode, claim.SubjectKey);
        var linked = await db.Links.AsNoTracking().Where(l => l.One == id || l.Other == id).Select(l => l.One == id ? l.Other : l.One).ToListAsync(ct);
        var near = await SaidClaims.At(db, now).Where(c => c.Id != id && ((c.MeasureCode == measure && c.SubjectKey == subject) || linked.Contains(c.Id))).ToListAsync(ct);
        return [.. near.Where(c => linked.Contains(c.Id) || SaidClaims.Contradict(claim, c)).OrderBy(c => c.LastDay).ThenBy(c => c.Id.Value)];
    }

    // From the source to what it retells, to its origin as far as that is known.
    private static async Task<List<Source>> Chain(SourceId? first, IndicatorsDb db, CancellationToken ct)
    {
        var chain = new List<Source>();
        for (var next = first; next is { } id && chain.All(s => s.Id != id) && chain.Count < 10;)
        {
            var source = await db.Sources.AsNoTracking().SingleAsync(s => s.Id == id, ct);
            chain.Add(source);
            next = source.DerivativeOf;
        }
        return chain;
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/claims/{claim}", async (ClaimId claim, HttpResponse response, CurrentActor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(claim, actor.Actor, db, clock, ct)).ToResult(f => { response.SetETag(f.Claim); return TypedResults.Ok(f.View); }))
        .OpenToAll(Scopes.Read).WithName("indicators.claims.show").WithSummary("One claim with its source back to the origin, what corrects it and what contradicts it");
}
