using Isthmus.Figures.Deriving;
using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Reading;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators.Deriving;

/// <summary>Derived figures, worked out of what is said now or was said on a day.</summary>
internal static class ShowDerived
{
    /// <param name="Value">Null where something stands in the way, which <paramref name="Obstacle"/> then tells.</param>
    public sealed record View(DerivedId Id, IReadOnlyDictionary<string, string> Title, Formula Formula, decimal? Value, string? Unit, Qualifier? Qualifier, Standing? Standing, Obstacle? Obstacle, bool IsDerived, IReadOnlyList<ClaimView> Inputs, int Version)
    {
        /// <summary>What it is a figure of; null where it is one of no measure.</summary>
        public string? Measure { get; init; }
        public string? Subject { get; init; }
        public string? Period { get; init; }
    }

    /// <summary>One with the records that it was worked out of.</summary>
    public sealed record Found(DerivedFigure Of, Derivation Result, IReadOnlyList<Claim> Inputs);

    /// <summary>Those that touch a measure or are figures of it, or all; those of which an input was not said at the time are left out.</summary>
    public static async Task<IReadOnlyList<Found>> All(string? measure, DateTime at, IndicatorsDb db, CancellationToken ct)
    {
        var all = await db.Derived.AsNoTracking().OrderBy(d => d.Id).ToListAsync(ct);
        var standing = await SaidClaims.Standing([.. all.SelectMany(d => d.Inputs)], at, db, ct);
        return [.. all.Where(d => d.Inputs.All(standing.ContainsKey)).Select(d => Of(d, standing)).Where(f => measure is null || f.Of.MeasureCode == measure || f.Inputs.Any(i => i.MeasureCode == measure))];
    }

    public static async Task<Outcome<Found>> One(DerivedId id, DateTime at, IndicatorsDb db, CancellationToken ct)
    {
        if (await db.Derived.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } derived) return Refusal.NotFound("indicators.no-such-derived");
        var standing = await SaidClaims.Standing(derived.Inputs, at, db, ct);
        return derived.Inputs.All(standing.ContainsKey) ? Of(derived, standing) : Refusal.NotFound("indicators.no-such-derived");
    }

    private static Found Of(DerivedFigure derived, IReadOnlyDictionary<ClaimId, Claim> standing)
    {
        var inputs = derived.Inputs.Select(i => standing[i]).ToList();
        return new(derived, WorkOut.Of(derived.Formula, inputs), inputs);
    }

    public static View ViewOf(Found found, IReadOnlyDictionary<SourceId, Sources.Source> sources)
    {
        var (d, result) = (found.Of, found.Result.Derived);
        return new(d.Id, d.Title.All, d.Formula, result?.Told, result?.Figure.Unit.ToString(), result?.Figure.Qualifier, result?.Figure.Standing, found.Result.Obstacle, true,
            [.. found.Inputs.Select(c => ClaimView.Of(c, c.SourceId is { } s ? sources.GetValueOrDefault(s) : null))], d.Version) { Measure = d.MeasureCode, Subject = d.SubjectKey, Period = d.PeriodText };
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/derived", async (string? measure, string? asOf, CurrentActor actor, SubjectNames names, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            {
                if (AsOf.Read(asOf, Instants.Stored(clock)) is not { } at) return Refusal.InvalidField("asOf", "indicators.wrong.asOf").ToProblem();
                var found = await All(Written.Plain(measure), at, db, ct);
                var hidden = await names.Hidden(found.SelectMany(f => f.Inputs).Select(i => i.SubjectKey), actor.Actor, ct);
                found = [.. found.Where(f => !f.Inputs.Any(i => hidden.Contains(i.SubjectKey)))];
                var sources = await ShowClaim.SourcesOf(found.SelectMany(f => f.Inputs), db, ct);
                return (Results<Ok<IReadOnlyList<View>>, Problem>)TypedResults.Ok<IReadOnlyList<View>>([.. found.Select(f => ViewOf(f, sources))]);
            })
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.derived.list").WithSummary("Figures worked out of claims, each with its inputs");
        api.MapGet("/derived/{derived}", async (DerivedId derived, string? asOf, HttpResponse response, CurrentActor actor, SubjectNames names, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            {
                if (AsOf.Read(asOf, Instants.Stored(clock)) is not { } at) return Refusal.InvalidField("asOf", "indicators.wrong.asOf").ToProblem();
                var found = await One(derived, at, db, ct);
                if (!found.Succeeded) return found.Refusal.ToProblem();
                if ((await names.Hidden(found.Value.Inputs.Select(i => i.SubjectKey), actor.Actor, ct)).Count > 0) return Refusal.NotFound("indicators.no-such-derived").ToProblem();
                response.SetETag(found.Value.Of);
                return (Results<Ok<View>, Problem>)TypedResults.Ok(ViewOf(found.Value, await ShowClaim.SourcesOf(found.Value.Inputs, db, ct)));
            })
            .OpenToAll(Scopes.Read).WithName("indicators.derived.show").WithSummary("One figure worked out of claims, with its inputs");
    }
}
