using System.Globalization;
using System.Text;

namespace Isthmus.Forums.Tests.Schedule;

/// <summary>A small reader of RFC 5545 that shares nothing with the writer: unfolds, splits, unescapes.</summary>
internal sealed record IcsLine(string Name, IReadOnlyDictionary<string, string> Parameters, string Value);

internal sealed class IcsComponent(string name)
{
    public string Name { get; } = name;
    public List<IcsLine> Lines { get; } = [];
    public List<IcsComponent> Inside { get; } = [];

    public IcsLine Line(string name) => Lines.Single(l => l.Name == name);

    public string this[string name] => Line(name).Value;

    public IEnumerable<IcsComponent> All(string kind) => Inside.Where(c => c.Name == kind);

    /// <summary>The instant of a DATE-TIME with a TZID, by the VTIMEZONE that the file itself brings.</summary>
    public DateTime Instant(string name, IcsComponent calendar)
    {
        var line = Line(name);
        var wall = IcsText.Wall(line.Value);
        var zone = calendar.All("VTIMEZONE").Single(z => z["TZID"] == line.Parameters["TZID"]);
        return wall - IcsText.OffsetAt(zone, wall);
    }
}

internal static class IcsText
{
    public static IcsComponent Parse(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        foreach (var raw in text.Split("\r\n")) Assert.True(Encoding.UTF8.GetByteCount(raw) <= 75, $"{Encoding.UTF8.GetByteCount(raw)} octets: {raw}");
        var open = new Stack<IcsComponent>();
        var root = new IcsComponent("root");
        open.Push(root);
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(Split))
        {
            if (line.Name == "BEGIN")
            {
                var inside = new IcsComponent(line.Value);
                open.Peek().Inside.Add(inside);
                open.Push(inside);
            }
            else if (line.Name == "END") Assert.Equal(line.Value, open.Pop().Name);
            else open.Peek().Lines.Add(line);
        }
        Assert.Same(root, Assert.Single(open));
        return Assert.Single(root.Inside);
    }

    public static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
            text.Append(value[i] != '\\' ? value[i] : value[++i] is 'n' or 'N' ? '\n' : value[i]);
        return text.ToString();
    }

    public static DateTime Wall(string value) => DateTime.ParseExact(value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    /// <summary>Of all observances, the one that began last before the wall time counts.</summary>
    public static TimeSpan OffsetAt(IcsComponent zone, DateTime wall)
    {
        var began = zone.Inside.SelectMany(o => Onsets(o, wall.Year).Select(at => (At: at, To: Offset(o["TZOFFSETTO"])))).Where(x => x.At <= wall).OrderBy(x => x.At);
        return began.Last().To;
    }

    private static IEnumerable<DateTime> Onsets(IcsComponent observance, int until)
    {
        var first = Wall(observance["DTSTART"]);
        yield return first;
        if (observance.Lines.FirstOrDefault(l => l.Name == "RRULE") is not { } rule) yield break;
        var parts = rule.Value.Split(';').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        Assert.Equal("YEARLY", parts["FREQ"]);
        var month = int.Parse(parts["BYMONTH"], CultureInfo.InvariantCulture);
        var nth = int.Parse(parts["BYDAY"][..^2], CultureInfo.InvariantCulture);
        var weekday = Array.IndexOf(["SU", "MO", "TU", "WE", "TH", "FR", "SA"], parts["BYDAY"][^2..]);
        for (var year = first.Year + 1; year <= until; year++)
        {
            var days = Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(d => new DateTime(year, month, d)).Where(d => (int)d.DayOfWeek == weekday).ToList();
            yield return (nth > 0 ? days[nth - 1] : days[^-nth]) + first.TimeOfDay;
        }
    }

    private static TimeSpan Offset(string value)
    {
        var offset = new TimeSpan(int.Parse(value[1..3], CultureInfo.InvariantCulture), int.Parse(value[3..5], CultureInfo.InvariantCulture), 0);
        return value[0] == '-' ? -offset : offset;
    }

    private static IcsLine Split(string line)
    {
        // A colon or a semicolon inside quotes belongs to the parameter.
        var (quoted, end) = (false, 0);
        while (quoted || line[end] != ':')
        {
            if (line[end] == '"') quoted = !quoted;
            end++;
        }
        var head = new List<string>();
        var start = 0;
        quoted = false;
        for (var i = 0; i <= end; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            if (i != end && (quoted || line[i] != ';')) continue;
            head.Add(line[start..i]);
            start = i + 1;
        }
        return new IcsLine(head[0], head.Skip(1).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1].Trim('"')), line[(end + 1)..]);
    }
}
