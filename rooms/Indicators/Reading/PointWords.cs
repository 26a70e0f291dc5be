namespace Isthmus.Indicators.Reading;

/// <summary>A figure of a series as tables, charts and scripts tell it, and where it leads.</summary>
internal static class PointWords
{
    public static string Of(SeriesPoint p, Texts t, Formats f) => p.Words ?? (p.Derived is null ? FigureWords.Of(p.Figure, t, f) : t["indicators.derived.value", FigureWords.Of(p.Figure, t, f)]);

    /// <summary>Subject, period, figure and source in one line.</summary>
    public static string Whole(SeriesPoint p, string subject, Texts t, Formats f) => t["indicators.chart.point", subject, PeriodWords.Of(p.Period, t, f), p.Words is null ? Of(p, t, f) : FigureWords.Of(p.Figure, t, f), p.Source.Length > 0 ? p.Source : "–"];

    /// <summary>Where the figure opens to what is behind it.</summary>
    public static string Page(SeriesPoint p) => p.Claim is { } claim ? $"/indicators/claims/{claim}" : p.Derived is { } derived ? $"/indicators/derived/{derived}" : $"/open-data/{p.DatasetKey}";
}
