using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Deriving;
using Isthmus.Indicators.Reading;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators.Measures;

/// <summary>A measure with what is said of it, or was said on a day: claims with their sources, what contradicts what, what is worked out of them.</summary>
internal static class ShowMeasure
{
    /// <summary>Two claims that cannot both be true, or that somebody saw so.</summary>
    public sealed record Pair(ClaimId One, ClaimId Other, string? Note);

    public sealed record View(ListMeasures.Row Measure, DateTime At, IReadOnlyList<ClaimView> Claims, IReadOnlyList<Pair> Contradictions, IReadOnlyList<ShowDerived.View> Derived, Own.ListOwn.View? Own);

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

    /// <summary>Without what is about organisations that may not be named.</summary>
    private static async Task<Found> Shown(Found found, Actor actor, SubjectNames names, CancellationToken ct)
    {
        var hidden = await names.Hidden([.. found.Claims.Select(c => c.SubjectKey), .. found.Derived.SelectMany(d => d.Inputs).Select(i => i.SubjectKey)], actor, ct);
        if (hidden.Count == 0) return found;
        bool Shown(Claim c) => !hidden.Contains(c.SubjectKey);
        return found with { Claims = [.. found.Claims.Where(Shown)], Contradictions = [.. found.Contradictions.Where(p => Shown(p.One) && Shown(p.Other))], Derived = [.. found.Derived.Where(d => d.Inputs.All(Shown))] };
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/measures/{code}", async (string code, string? subject, string? asOf, HttpResponse response, CurrentActor actor, SubjectNames names, Own.OwnNumbers own, Formats f, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(code, subject, asOf, db, clock, ct);
            if (!outcome.Succeeded) return outcome.Refusal.ToProblem();
            var found = await Shown(outcome.Value, actor.Actor, names, ct);
            response.SetETag(found.Measure);
            var counted = found.Measure.Own is { } of ? (await own.Read(f.Language.Code, actor.Actor, ct)).FirstOrDefault(r => r.Figure.Code == of && r.Figure.By is null) : null;
            return (Results<Ok<View>, Problem>)TypedResults.Ok(new View(ListMeasures.Of(found.Measure), found.At, [.. found.Claims.Select(c => ClaimView.Of(c, c.SourceId is { } s ? found.Sources.GetValueOrDefault(s) : null))],
                [.. found.Contradictions.Select(p => new Pair(p.One.Id, p.Other.Id, p.Note))], [.. found.Derived.Select(d => ShowDerived.ViewOf(d, found.Sources))], counted is null ? null : Isthmus.Indicators.Own.ListOwn.Of(counted)));
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.measures.show").WithSummary("A measure with what is said of it; asOf=2021-08-01 gives what was said at the end of that day");
}
