using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Reading;

namespace Isthmus.Indicators.Deriving;

/// <summary>Derived figures that are themselves figures of a measure, about a subject, for a period: they stand among what was said, and say that they are worked out. As firm as the weakest of what they take, never firmer.</summary>
internal static class DerivedPoints
{
    /// <param name="Point">The figure.</param>
    /// <param name="About">Its subject and those of its inputs.</param>
    public sealed record Found(SeriesPoint Point, IReadOnlyList<string> About);

    public static async Task<IReadOnlyList<Found>> Of(Measure measure, IReadOnlyList<string> subjects, DateTime at, Texts t, IndicatorsDb db, CancellationToken ct)
    {
        var rows = db.Derived.AsNoTracking().Where(d => d.MeasureCode == measure.Code && d.CreatedAt <= at);
        if (subjects.Count > 0) rows = rows.Where(d => subjects.Contains(d.SubjectKey!));
        var all = await rows.OrderBy(d => d.Id).ToListAsync(ct);
        if (all.Count == 0) return [];
        var standing = await SaidClaims.Standing([.. all.SelectMany(d => d.Inputs)], at, db, ct);
        var sources = await ShowClaim.SourcesOf(standing.Values, db, ct);
        return [.. all.Where(d => d.Inputs.All(standing.ContainsKey)).Select(d => Read(d, [.. d.Inputs.Select(i => standing[i])], measure, sources, t)).OfType<Found>()];
    }

    // What stands in the way is told by its own page; here is nothing to show then.
    private static Found? Read(DerivedFigure d, IReadOnlyList<Claim> inputs, Measure measure, Dictionary<SourceId, Sources.Source> sources, Texts t)
    {
        if (WorkOut.Of(d.Formula, inputs).Derived is not { } result || result.Figure.Unit.Dimension != measure.Unit.Dimension || d.Period is not { } period || d.SubjectKey is not { } subject) return null;
        var outlets = string.Join("; ", inputs.Select(c => c.SourceId is { } id ? sources.GetValueOrDefault(id)?.Outlet : null).OfType<string>().Distinct());
        return new(new(measure.Code, subject, period, Figure.Number(result.Told, result.Figure.Unit, result.Figure.Qualifier, result.Figure.Standing))
        {
            Source = t["indicators.derived.from", outlets.Length > 0 ? outlets : "–"], SaidFrom = inputs.Max(c => c.SaidFrom!.Value) is var said && said > d.CreatedAt ? said : d.CreatedAt, Derived = d.Id,
        }, [subject, .. inputs.Select(c => c.SubjectKey)]);
    }
}
