using Isthmus.Figures.Checks;
using Isthmus.Figures.Deriving;
using Isthmus.Indicators.Charts;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Reading;

namespace Isthmus.Indicators.Groups;

/// <summary>
/// What the countries of a group have together of a measure, period by period. Units are never mixed, a range is never taken for a number, of two statements that contradict each other neither is taken; who is missing is named, so that
/// the sum of some is never read as the sum of all.
/// </summary>
internal static class SumGroup
{
    /// <summary>Why a country's figure is not in the sum.</summary>
    public enum Why { NoFigure, Range, NoNumber, Ambiguous, Contradiction, Unit }

    public sealed record Absent(string Country, Why Why);

    /// <param name="Period">For which time.</param>
    /// <param name="Members">Who belonged on its last day.</param>
    /// <param name="Result">The sum of those that have a number; an obstacle where none has.</param>
    /// <param name="Inputs">Their figures.</param>
    /// <param name="Missing">The others.</param>
    public sealed record Sum(Period Period, IReadOnlyList<string> Members, Derivation Result, IReadOnlyList<SeriesPoint> Inputs, IReadOnlyList<Absent> Missing);

    /// <summary>A place, an index or a share is no amount.</summary>
    public static bool IsAmount(Measure measure) => measure.Unit.Dimension is not ("rank" or "index" or "score" or "share" or "points");

    /// <summary>The latest first. Pure.</summary>
    public static IReadOnlyList<Sum> Of(CountryGroup group, Measure measure, IReadOnlyList<SeriesPoint> points)
    {
        var sums = new List<Sum>();
        foreach (var time in points.Where(p => p.Figure.Shape != Shape.Words).GroupBy(p => p.Period))
        {
            var members = group.On(time.Key.Mark);
            var (inputs, missing) = (new List<SeriesPoint>(), new List<Absent>());
            foreach (var country in members)
            {
                if (Pick([.. time.Where(p => p.Subject == country)], measure, out var why) is { } point) inputs.Add(point);
                else missing.Add(new(country, why));
            }
            if (inputs.Count > 0 || missing.Exists(m => m.Why != Why.NoFigure)) sums.Add(new(time.Key, members, Derive.Sum([.. inputs.Select(p => p.Figure.In(measure.Unit)!)]), inputs, missing));
        }
        return [.. sums.OrderByDescending(s => s.Period)];
    }

    // The firmest of what was said of one country for one time, where it can all be true.
    private static SeriesPoint? Pick(List<SeriesPoint> said, Measure measure, out Why why)
    {
        var real = said.Where(p => p.Figure.Standing != Standing.Target).ToList();
        var all = real.Count > 0 ? real : said;
        why = Why.NoFigure;
        if (all.Count == 0) return null;
        for (var i = 0; i < all.Count; i++)
            for (var j = i + 1; j < all.Count; j++)
                if (Contradiction.Between(all[i].Figure, all[i].Period, all[j].Figure, all[j].Period)) { why = Why.Contradiction; return null; }
        var numbers = all.Where(p => p.Figure.IsNumber).ToList();
        why = numbers.Count == 0 ? all.Exists(p => p.Figure.Shape == Shape.Range) ? Why.Range : Why.NoNumber : numbers.TrueForAll(p => p.Figure.Qualifier == Qualifier.Ambiguous) ? Why.Ambiguous : Why.Unit;
        return numbers.Where(p => p.Figure.Qualifier != Qualifier.Ambiguous && p.Figure.In(measure.Unit) is not null).OrderBy(p => p.Figure.Qualifier.Weakness()).ThenBy(p => p.Figure.Standing).FirstOrDefault();
    }

    public static async Task<Outcome<(Measure Measure, DateTime At, IReadOnlyList<Sum> Sums)>> Handle(CountryGroup group, string? measure, string? asOf, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (AsOf.Read(asOf, Instants.Stored(clock)) is not { } at) return Refusal.InvalidField("asOf", "indicators.wrong.asOf");
        if (await db.Measures.AsNoTracking().SingleOrDefaultAsync(m => m.Code == measure, ct) is not { } known) return Refusal.InvalidField("measure", "indicators.wrong.measure");
        if (!IsAmount(known)) return Refusal.InvalidField("measure", "indicators.wrong.noAmount");
        var points = await SeriesReader.Read(new(known.Code, [.. group.Members.Select(m => m.Country).Distinct()], at) { Most = ReadMeasure.Most }, db, ct);
        return (known, at, Of(group, known, points));
    }

    /// <summary>The measures of which a country of the group has figures that can be added.</summary>
    public static async Task<IReadOnlyList<Measure>> Measures(CountryGroup group, DateTime at, IndicatorsDb db, CancellationToken ct)
    {
        var countries = group.Members.Select(m => m.Country).Distinct().ToList();
        var claimed = await Claims.SaidClaims.At(db, at).Where(c => countries.Contains(c.SubjectKey)).Select(c => c.MeasureCode).Distinct().ToListAsync(ct);
        var observed = await db.Series.AsNoTracking().Where(s => countries.Contains(s.SubjectKey)).Select(s => s.MeasureCode).Distinct().ToListAsync(ct);
        var codes = claimed.Union(observed).ToList();
        return [.. (await db.Measures.AsNoTracking().Where(m => codes.Contains(m.Code)).OrderBy(m => m.Code).ToListAsync(ct)).Where(IsAmount)];
    }

    public sealed record Part(string Country, string Figure, string Source, ClaimId? Claim, string? Dataset);

    public sealed record Line(string Period, decimal? Value, string Unit, Qualifier? Qualifier, Standing? Standing, bool IsWhole, IReadOnlyList<string> Members, IReadOnlyList<Part> Inputs, IReadOnlyList<Absent> Missing);

    public sealed record View(string Group, string Measure, DateTime At, IReadOnlyList<Line> Sums);

    private static Line LineOf(Sum s, Measure m) => new(s.Period.Text, s.Result.Derived?.Told, m.Unit.ToString(), s.Result.Derived?.Figure.Qualifier, s.Result.Derived?.Figure.Standing, s.Missing.Count == 0 && s.Result.Derived is not null, s.Members,
        [.. s.Inputs.Select(p => new Part(p.Subject, $"{p.Figure} {p.Figure.Unit}", p.Source, p.Claim, p.DatasetKey))], s.Missing);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/groups/{code}/sums", async (string code, string? measure, string? asOf, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
        {
            if (await db.Groups.AsNoTracking().SingleOrDefaultAsync(g => g.Code == code, ct) is not { } group) return Refusal.NotFound(WriteGroup.Unknown).ToProblem();
            var found = await Handle(group, measure, asOf, db, clock, ct);
            return found.Succeeded ? (Results<Ok<View>, Problem>)TypedResults.Ok(new View(code, found.Value.Measure.Code, found.Value.At, [.. found.Value.Sums.Select(s => LineOf(s, found.Value.Measure))])) : found.Refusal.ToProblem();
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.groups.sums").WithSummary("What the countries of a set have together of a measure, period by period, with who is missing and why");
}
