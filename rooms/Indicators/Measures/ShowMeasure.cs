using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Deriving;
using Isthmus.Indicators.Reading;

namespace Isthmus.Indicators.Measures;

/// <summary>A measure with what is said of it, or was said on a day: claims with their sources, what contradicts what, what is worked out of them.</summary>
internal static class ShowMeasure
{
    /// <summary>Two claims that cannot both be true, or that somebody saw so.</summary>
    public sealed record Pair(ClaimId One, ClaimId Other, string? Note);

    public sealed record View(ListMeasures.Row Measure, DateTime At, IReadOnlyList<ClaimView> Claims, IReadOnlyList<Pair> Contradictions, IReadOnlyList<ShowDerived.View> Derived);

    public sealed record Found(Measure Measure, DateTime At, IReadOnlyList<Claim> Claims, IReadOnlyList<(Claim One, Claim Other, string? Note)> Contradictions, IReadOnlyList<ShowDerived.Found> Derived, IReadOnlyDictionary<SourceId, Sources.Source> Sources);

    private const int MostClaims = 2000;

    public static async Task<Outcome<Found>> Handle(string code, string? subject, string? asOf, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (AsOf.Read(asOf, Instants.Stored(clock)) is not { } at) return Refusal.InvalidField("asOf", "indicators.wrong.asOf");
        if (await db.Measures.AsNoTracking().SingleOrDefaultAsync(m => m.Code == code, ct) is not { } measure) return Refusal.NotFound(WriteMeasure.Unknown);
        string? key = null;
        if (!string.IsNullOrWhiteSpace(subject) && (key = Subjects.SubjectKey.Read(subject)?.Key) is null) return Refusal.InvalidField("subject", "indicators.wrong.subject");
        var rows = SaidClaims.At(db, at).Where(c => c.MeasureCode == code);
        if (key is not null) rows = rows.Where(c => c.SubjectKey == key);
        var claims = await rows.OrderBy(c => c.SubjectKey).ThenBy(c => c.LastDay).ThenBy(c => c.Id).Take(MostClaims).ToListAsync(ct);
        var derived = await ShowDerived.All(code, at, db, ct);
        return new Found(measure, at, claims, await SaidClaims.Contradictions(claims, db, ct), derived, await ShowClaim.SourcesOf([.. claims, .. derived.SelectMany(d => d.Inputs)], db, ct));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/measures/{code}", async (string code, string? subject, string? asOf, HttpResponse response, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(code, subject, asOf, db, clock, ct)).ToResult(f =>
            {
                response.SetETag(f.Measure);
                return TypedResults.Ok(new View(ListMeasures.Of(f.Measure), f.At, [.. f.Claims.Select(c => ClaimView.Of(c, c.SourceId is { } s ? f.Sources.GetValueOrDefault(s) : null))], [.. f.Contradictions.Select(p => new Pair(p.One.Id, p.Other.Id, p.Note))],
                    [.. f.Derived.Select(d => ShowDerived.ViewOf(d, f.Sources))]));
            }))
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.measures.show").WithSummary("A measure with what is said of it; asOf=2021-08-01 gives what was said at the end of that day");
}
