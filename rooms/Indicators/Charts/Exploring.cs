using System.Globalization;
using Isthmus.Indicators.Reading;

namespace Isthmus.Indicators.Charts;

/// <summary>What a script needs to know of each figure to draw it as the server does, and to read it out: where it stands in time and on the scale, its mark, its words.</summary>
internal static class Exploring
{
    /// <summary>Less than two figures in time are nothing to move about in.</summary>
    public static bool IsWorthIt(ChartData data) => data.Points.Count(p => p.Figure.Shape is Shape.Number or Shape.Range) > 1 && data.Points.Select(p => p.Period.Text).Distinct().Skip(1).Any();

    /// <summary>The scale of the drawing: from zero, with the first place on top, or free.</summary>
    public static string ScaleOf(Measures.Measure measure) => measure.Unit.Dimension switch { "rank" => "rank", "index" or "share" or "points" => "free", _ => "zero" };

    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Of(ChartData data, IReadOnlyList<SeriesPoint> points, IReadOnlyDictionary<string, string> names, Texts t, Formats f)
    {
        // By identity: two sources may have said the very same.
        var places = new Dictionary<SeriesPoint, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < data.Points.Count; i++) places[data.Points[i]] = i;
        return [.. points.Select(p => places.TryGetValue(p, out var at) ? Of(p, data.Disputed.Contains((p.Subject, at)), data, names, t, f) : [])];
    }

    private static Dictionary<string, object?> Of(SeriesPoint p, bool disputed, ChartData data, IReadOnlyDictionary<string, string> names, Texts t, Formats f)
    {
        var figure = p.Figure.In(data.Measure.Unit) ?? p.Figure;
        return new()
        {
            ["at"] = DrawChart.At(p.Period).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["mark"] = DrawChart.MarkOf(p.Figure).ToString(), ["disputed"] = disputed ? true : null, ["is_derived"] = p.Derived is not null ? true : null,
            ["drawn_value"] = figure.IsNumber ? figure.Low : null, ["drawn_low"] = figure.Shape == Shape.Range ? figure.Low : null, ["drawn_high"] = figure.Shape == Shape.Range ? figure.High : null,
            // In the words of the page, with its source.
            ["words"] = PointWords.Whole(p, names[p.Subject], t, f), ["page"] = PointWords.Page(p),
        };
    }
}
