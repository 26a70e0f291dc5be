using Isthmus.Indicators.Deriving;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Reading;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators.Charts;

/// <summary>The figures of a measure as a page or a file of it shows them: claims, observations and what is worked out as one of them, of subjects that may be named.</summary>
internal static class ReadMeasure
{
    /// <summary>Further ones are in the files of their data set.</summary>
    public const int Most = 20_000;

    public sealed record Found(Measure Measure, DateTime At, IReadOnlyList<SeriesPoint> Points, IReadOnlyDictionary<string, string> Names)
    {
        /// <summary>Who they come from, for the line under a chart.</summary>
        public string? Sources => string.Join("; ", Points.Select(p => p.Source).Where(s => s.Length > 0).Distinct().Take(4)) is { Length: > 0 } all ? all : null;
    }

    public static async Task<Outcome<Found>> Handle(string code, IEnumerable<string?> subjects, string? asOf, IndicatorsDb db, SubjectNames names, Texts t, Formats f, TimeProvider clock, CancellationToken ct)
    {
        if (AsOf.Read(asOf, Instants.Stored(clock)) is not { } at) return Refusal.InvalidField("asOf", "indicators.wrong.asOf");
        if (await db.Measures.AsNoTracking().SingleOrDefaultAsync(m => m.Code == code, ct) is not { } measure) return Refusal.NotFound(WriteMeasure.Unknown);
        var keys = subjects.Where(s => !string.IsNullOrWhiteSpace(s)).Select(s => SubjectKey.Read(s)?.Key).ToList();
        if (keys.Contains(null)) return Refusal.InvalidField("subject", "indicators.wrong.subject");
        var points = await SeriesReader.Read(new(code, [.. keys.OfType<string>().Distinct()], at) { Most = Most }, db, ct);
        var derived = await DerivedPoints.Of(measure, [.. keys.OfType<string>().Distinct()], at, t, db, ct);
        var of = await names.Of([.. points.Select(p => p.Subject), .. derived.SelectMany(d => d.About)], t, f, ct);
        // What was reckoned with somebody who may not be named is not shown either.
        return new Found(measure, at, [.. points.Concat(derived.Where(d => d.About.All(of.ContainsKey)).Select(d => d.Point)).Where(p => of.ContainsKey(p.Subject)).OrderBy(p => p.Subject, StringComparer.Ordinal).ThenBy(p => p.Period).ThenBy(p => p.SaidFrom)], of);
    }
}
