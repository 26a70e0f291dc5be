using System.Globalization;
using System.Xml.Linq;

namespace Isthmus.Charts.Tests;

/// <summary>Charts to test with, and what can be read from a drawing.</summary>
internal static class Made
{
    public static readonly ChartText Words = new("Title", "Description") { Measure = "Measure", Marks = Enum.GetValues<Mark>().ToDictionary(m => m, m => $"means {m}") };

    public static string Number(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Date(DateOnly date, DateGrain grain) => date.ToString(grain == DateGrain.Year ? "yyyy" : grain == DateGrain.Month ? "MMM yyyy" : "d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Each kind of chart, with these figures under every mark and these words everywhere.</summary>
    public static IEnumerable<Chart> Each(decimal[] values, string words = "a name")
    {
        var text = new ChartText(words, words) { Measure = words, Note = words, Source = words, NoData = words, Marks = Enum.GetValues<Mark>().ToDictionary(m => m, _ => words) };
        ChartPoint[] points = [.. values.Select((v, i) => new ChartPoint(words) { At = new DateOnly(2000 + i / 2, 1 + i * 5 % 12, 1), Category = i % 5, Value = v, Low = i % 3 == 0 ? v : null, High = i % 3 == 0 ? values[0] : null, Mark = (Mark)(i % 13), Derived = i % 4 == 0, Label = words })];
        ChartSeries[] series = [new(words, points), new(words + " 2", [.. points.Take(3)])];
        string[] categories = [.. Enumerable.Range(0, 5).Select(i => words + i)];
        string Write(decimal v) => words + Number(v);
        string When(DateOnly d, DateGrain g) => words + Date(d, g);
        yield return new LineChart(text, series, Number, Date);
        yield return new LineChart(text, series, Write, When);
        yield return new LineChart(text, series, Number, Date) { Notes = [new(new DateOnly(1999, 5, 1), words), new(new DateOnly(1999, 6, 1), words), new(new DateOnly(2003, 1, 1), words + " 3")] };
        yield return new BarChart(text, categories, series, Number);
        yield return new BarChart(text, categories, series, Write) { Upright = true };
        yield return new DotRangeChart(text, categories, series, Number);
        yield return new RankChart(text, series, Number, When);
        yield return new Timeline(text, [words, words], [.. points.Select((p, i) => new TimelineItem(p.At, words, words) { Grain = (DateGrain)(i % 3), Lane = i % 2, Uncertain = i % 3 == 0 })], When) { Notes = [new(new DateOnly(2001, 1, 1), words)], UncertainWords = words };
        yield return new WorldMap(text, [.. values.Select((v, i) => new MapValue(new[] { "IR", "RUS", "MLT", "SGP", "ZZZ", "TV" }[i % 6], v, words) { Mark = (Mark)(i % 13) })], Write);
        yield return new PairMatrix(text, categories, categories, [.. values.Select((v, i) => new PairCell(i % 5, i * 3 % 7, v, words) { Mark = (Mark)(i % 13) })], Write);
    }

    public static XElement Read(string svg) => XDocument.Parse(svg).Root!;

    public static IEnumerable<XElement> All(this XElement svg, string name) => svg.Descendants().Where(e => e.Name.LocalName == name);

    public static double Of(this XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>The corners of a path in the coordinates of the sheet.</summary>
    public static IEnumerable<(double X, double Y)> Corners(XElement path)
    {
        double x = 0, y = 0, startX = 0, startY = 0;
        char command = 'M';
        var tokens = new Queue<string>(System.Text.RegularExpressions.Regex.Matches(path.Attribute("d")!.Value, @"[A-Za-z]|-?\d*\.?\d+").Select(m => m.Value));
        double Next() => double.Parse(tokens.Dequeue(), CultureInfo.InvariantCulture);
        while (tokens.Count > 0)
        {
            if (char.IsLetter(tokens.Peek()[0])) command = tokens.Dequeue()[0];
            switch (command)
            {
                case 'M': (x, y) = (Next(), Next()); (startX, startY, command) = (x, y, 'L'); break;
                case 'm': (x, y) = (x + Next(), y + Next()); (startX, startY, command) = (x, y, 'l'); break;
                case 'L': (x, y) = (Next(), Next()); break;
                case 'l': (x, y) = (x + Next(), y + Next()); break;
                case 'H': x = Next(); break;
                case 'h': x += Next(); break;
                case 'V': y = Next(); break;
                case 'v': y += Next(); break;
                case 'C': for (int i = 0; i < 4; i++) Next(); (x, y) = (Next(), Next()); break;
                case 'a': for (int i = 0; i < 5; i++) Next(); (x, y) = (x + Next(), y + Next()); break;
                case 'z': (x, y) = (startX, startY); continue;
                default: throw new InvalidOperationException($"unknown command {command}");
            }
            yield return (x, y);
        }
    }
}
