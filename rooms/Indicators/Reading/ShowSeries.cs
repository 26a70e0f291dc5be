using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators.Reading;

/// <summary><c>indicators show MEASURE [--subject S] [--as-of DATE] [--format csv|json]</c>: the public figures of a measure, claims and observations, as they were said at the end of a day.</summary>
internal static class ShowSeries
{
    private static readonly string[] s_header = ["measure", "subject", "period", "qualifier", "value", "low", "high", "unit", "standing", "source", "said_from"];
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Asked(string Measure, string? Subject, DateTime? At, bool AsJson);

    public static async Task<int> Run(IServiceProvider scope, IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var (asked, wrong) = Read(args);
        if (asked is null) return await Fail(error, wrong!);
        var db = scope.GetRequiredService<IndicatorsDb>();
        if (await Find(asked.Measure, db, ct) is not { } measure) return await Fail(error, $"there is no measure '{asked.Measure}'.{await Near(asked.Measure, db, ct)}");
        string? subject = null;
        if (asked.Subject is { } text && (subject = Datasets.Reading.ObservationReader.SubjectOf(text)?.Key) is null) return await Fail(error, $"'{text}' is no subject: write a country (IR, IRN, Iran), a region (RU-NVS), a pair (IR~RU), W for the world, or x:name.");
        // A stored time is cut to whole milliseconds: what is said in this one is said.
        var at = asked.At ?? Instants.Stored(scope.GetRequiredService<TimeProvider>());
        var points = await SeriesReader.Read(new(measure, subject is null ? [] : [subject], at) { Most = int.MaxValue }, db, ct);
        if (asked.AsJson) await output.WriteLineAsync(JsonSerializer.Serialize(points.Select(p => s_header.Zip(Cells(p)).ToDictionary(c => c.First, c => c.Second)), s_json));
        else await output.WriteAsync(Csv(points));
        return 0;
    }

    internal static object?[] Cells(SeriesPoint p)
    {
        var f = p.Figure;
        return
        [
            p.Measure, p.Subject, p.Period.Text, f.Qualifier switch { Qualifier.AtLeast => ">=", Qualifier.AtMost => "<=", var q => q.Sign() is { Length: > 0 } sign ? sign : "=" },
            f.Shape switch { Shape.Number => f.Low, Shape.Rise => "↑", Shape.Fall => "↓", _ => null }, f.Shape == Shape.Range ? f.Low : null, f.Shape == Shape.Range ? f.High : null,
            f.Unit.ToString(), f.Standing.ToString().ToLowerInvariant(), p.SourceAddress is null ? p.Source : p.Source.Length == 0 ? p.SourceAddress : $"{p.Source} <{p.SourceAddress}>",
            p.SaidFrom.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ];
    }

    // Only the source is somebody's text; the sign = must stay what it is.
    private static string Csv(IReadOnlyList<SeriesPoint> points)
    {
        var csv = new StringBuilder(string.Join(',', s_header)).Append('\n');
        foreach (var point in points) csv.AppendJoin(',', Cells(point).Select(c => Cell(Convert.ToString(c, CultureInfo.InvariantCulture)!))).Append('\n');
        return csv.ToString();
    }

    private static string Cell(string text)
    {
        if (text.Length > 1 && text[0] is '=' or '+' or '@' or '\t') text = "'" + text;
        return text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static (Asked? Asked, string? Wrong) Read(IReadOnlyList<string> args)
    {
        string? measure = null, subject = null, format = null;
        DateTime? at = null;
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                if (measure is not null) return (null, $"one measure at a time: '{args[i]}' is a second one.");
                measure = args[i];
                continue;
            }
            if (i + 1 == args.Count) return (null, $"{args[i]} needs a value.");
            var value = args[++i];
            switch (args[i - 1])
            {
                case "--subject": subject = value; break;
                case "--format": format = value; break;
                case "--as-of" when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue:
                    at = day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddMilliseconds(-1);
                    break;
                case "--as-of": return (null, $"'{value}' is no day: write it as 2026-11-30.");
                case var unknown: return (null, $"unknown option {unknown}.");
            }
        }
        if (format is not (null or "csv" or "json")) return (null, $"the format is csv or json, not '{format}'.");
        return measure is null ? (null, "usage: indicators show MEASURE [--subject S] [--as-of DATE] [--format csv|json]") : (new(measure, subject, at, format == "json"), null);
    }

    private static async Task<string?> Find(string code, IndicatorsDb db, CancellationToken ct)
    {
        if (await db.Measures.AnyAsync(m => m.Code == code, ct)) return code;
        var alike = await Codes(db, ct);
        return alike.Where(c => c.Equals(code, StringComparison.OrdinalIgnoreCase)).ToList() is [var one] ? one : null;
    }

    private static async Task<string> Near(string code, IndicatorsDb db, CancellationToken ct)
    {
        var near = (await Codes(db, ct)).Select(c => (Code: c, Far: c.Contains(code, StringComparison.OrdinalIgnoreCase) || code.Contains(c, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(c.ToUpperInvariant(), code.ToUpperInvariant())))
            .Where(c => c.Far <= Math.Max(3, code.Length / 2)).OrderBy(c => c.Far).ThenBy(c => c.Code, StringComparer.Ordinal).Take(5).Select(c => c.Code).ToList();
        return near.Count == 0 ? "" : " Near it: " + string.Join(", ", near);
    }

    private static Task<List<string>> Codes(IndicatorsDb db, CancellationToken ct) => db.Measures.OrderBy(m => m.Code).Select(m => m.Code).Take(20_000).ToListAsync(ct);

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++) (row[j], diagonal) = (Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)), row[j]);
        }
        return row[b.Length];
    }

    private static async Task<int> Fail(TextWriter error, string message)
    {
        await error.WriteLineAsync("isthmus: " + message);
        return 2;
    }
}
