namespace Isthmus.Charts.Drawing;

/// <summary>Draws a timeline.</summary>
internal sealed class TimelinePainter(Sheet sheet, Timeline timeline)
{
    private const double Row = 25, Head = 26, Under = 26, Mark = 6, Gap = 7;

    private readonly List<TimelineItem> _items = [.. timeline.Items.Where(i => i.Lane >= 0 && i.Lane < timeline.Lanes.Count)];

    public void Paint()
    {
        LegendEntry[] legend = timeline.UncertainWords is { Length: > 0 } words && _items.Exists(i => i.Uncertain)
            ? [new LegendEntry((on, x, y) => Doubt(on, x, y), Xml.Clean(words), "v")] : [];
        var footer = new Footer(sheet, [], false, legend: legend);
        if (_items.Count == 0)
        {
            sheet.Nothing(160);
            footer.Draw(sheet.Top);
            return;
        }

        double left = sheet.Left + 10, right = sheet.Right - 10;
        DateOnly[] dates = [.. _items.SelectMany(i => (DateOnly[])[Span(i).From, Span(i).To]), .. timeline.Notes.Select(n => n.At)];
        var time = TimeScale.For(dates, (int)Math.Max(1, (right - left) / 64), timeline.TimeTicks);
        double X(DateOnly date) => left + time.Share(date) * (right - left);

        double top = Notes(sheet.Top, X, out var notes);
        var lanes = new List<(double Top, double Rows, List<Placed> Items)>();
        double y = top;
        for (int lane = 0; lane < timeline.Lanes.Count; lane++)
        {
            double head = timeline.Lanes[lane].Length > 0 ? Head : 6;
            var placed = Place([.. _items.Where(i => i.Lane == lane)], X, out int rows);
            lanes.Add((y, y + head, placed));
            y += head + Math.Max(1, rows) * Row + 6;
        }
        double bottom = y + 2;
        if (sheet.Room(0, 0, Under + footer.Height) is var room && room > bottom - sheet.Top) bottom = sheet.Top + room;

        foreach (var tick in time.Ticks) sheet.Line(X(tick), top, X(tick), bottom, "g");
        Axis.Time(sheet, time, X, timeline.Date, bottom, sheet.Left, sheet.Right);
        foreach (var (x, baseline, label) in notes)
        {
            sheet.Line(X(x), baseline + 4, X(x), bottom, "d");
            _ = label;
        }
        for (int lane = 0; lane < lanes.Count; lane++)
        {
            var (laneTop, rowsTop, placed) = lanes[lane];
            if (lane > 0) sheet.Line(sheet.Left, laneTop, sheet.Right, laneTop, "g");
            sheet.Open(Glyphs.Class(lane));
            sheet.Fitted(sheet.Left, laneTop + 17, Xml.Clean(timeline.Lanes[lane]), sheet.Right - sheet.Left, Anchor.Start, "n b", Sheet.Letter, true);
            foreach (var item in placed) Item(item, lane, rowsTop + (item.Row + 0.5) * Row);
            sheet.Close();
        }
        footer.Draw(bottom + Under);
    }

    private static (DateOnly From, DateOnly To) Span(TimelineItem item)
    {
        if (item.To is { } to) return to < item.From ? (to, item.From) : (item.From, to);
        return item.Grain switch
        {
            DateGrain.Year => (new DateOnly(item.From.Year, 1, 1), new DateOnly(item.From.Year, 12, 31)),
            DateGrain.Month => (new DateOnly(item.From.Year, item.From.Month, 1), new DateOnly(item.From.Year, item.From.Month, DateTime.DaysInMonth(item.From.Year, item.From.Month))),
            _ => (item.From, item.From),
        };
    }

    private sealed record Placed(TimelineItem Item, double From, double To, double Label, double Room, string When, string Name, int Row);

    // Each item goes to the first row where it and its label are free; the label stands after its mark, or before it where there is no room.
    private List<Placed> Place(List<TimelineItem> items, Func<DateOnly, double> x, out int rows)
    {
        var placed = new List<Placed>();
        var free = new List<List<(double From, double To)>>();
        foreach (var item in items.OrderBy(i => Span(i).From).ThenBy(i => Span(i).To).ThenBy(i => i.Label, StringComparer.Ordinal))
        {
            var span = Span(item);
            double from = x(span.From) - Mark, to = Math.Max(x(span.To) + Mark, from + 2 * Mark);
            if (item.Uncertain) to += 16;
            string when = Xml.Clean(item.When ?? timeline.Date(item.From, item.Grain)), name = Xml.Clean(item.Label);
            double wide = TextWidth.Of(when, Sheet.Letter) + (when.Length > 0 ? 6 : 0) + TextWidth.Of(name, Sheet.Letter, true) + 2;
            double after = sheet.Right - to - Gap, before = from - Gap - sheet.Left;
            bool behind = wide <= after || after >= before;
            double room = Math.Min(wide, Math.Max(behind ? after : before, 30));
            double label = behind ? to + Gap : from - Gap - room;
            double first = Math.Min(from, label), last = Math.Max(to, label + room) + 12;
            int row = free.FindIndex(r => r.TrueForAll(t => first >= t.To || last <= t.From));
            if (row < 0)
            {
                row = free.Count;
                free.Add([]);
            }
            free[row].Add((first, last));
            placed.Add(new Placed(item, from, to, label, room, when, name, row));
        }
        rows = free.Count;
        return placed;
    }

    private void Item(Placed placed, int lane, double y)
    {
        var item = placed.Item;
        double to = placed.To - (item.Uncertain ? 16 : 0);
        sheet.OpenMark(item.Text);
        if (to - placed.From <= 2 * Mark + 0.5 && item.Grain == DateGrain.Day) sheet.Draw(Glyphs.Shape(sheet, lane, placed.From + Mark, y, Mark - 0.75), item.Uncertain ? "o y" : "f");
        else sheet.Draw(Pill(placed.From, to, y), item.Grain == DateGrain.Day && !item.Uncertain ? "f" : item.Uncertain ? "o y" : "o");
        if (item.Uncertain) sheet.Text(to + 7, y + 4.2, "?", Anchor.Middle, "n b");
        sheet.Text(placed.Label, y + 4.2, placed.When, placed.Name, placed.Room);
        sheet.Close();
    }

    private PathData Pill(double from, double to, double y)
    {
        const double R = 5, C = 2.76;
        return sheet.Path().Move(from + R, y - R).To(to - R, y - R).Curve(to - R + C, y - R, to, y - C, to, y).Curve(to, y + C, to - R + C, y + R, to - R, y + R)
            .To(from + R, y + R).Curve(from + R - C, y + R, from, y + C, from, y).Curve(from, y - C, from + R - C, y - R, from + R, y - R).Close();
    }

    private static void Doubt(Sheet on, double x, double y)
    {
        on.Draw(on.Path().Circle(x - 4, y, 5), "o y");
        on.Text(x + 7, y + 4.2, "?", Anchor.Middle, "n b");
    }

    // The words of the notes stand above the lanes, in as many rows as they need.
    private double Notes(double top, Func<DateOnly, double> x, out List<(DateOnly At, double Baseline, string Label)> drawn)
    {
        drawn = [];
        var rows = new List<double>();
        foreach (var note in timeline.Notes.OrderBy(n => n.At).ThenBy(n => n.Label, StringComparer.Ordinal))
        {
            string label = Xml.Clean(note.Label);
            double wide = Math.Min(TextWidth.Of(label, Sheet.Letter), sheet.Right - sheet.Left), from = Math.Clamp(x(note.At) - wide / 2, sheet.Left, sheet.Right - wide);
            int row = rows.FindIndex(r => r + 12 <= from);
            if (row < 0)
            {
                row = rows.Count;
                rows.Add(0);
            }
            rows[row] = from + wide;
            double baseline = top + 12 + row * 18;
            sheet.Fitted(from + wide / 2, baseline, label, wide + 1, Anchor.Middle, "m");
            drawn.Add((note.At, baseline, label));
        }
        return top + (rows.Count == 0 ? 0 : rows.Count * 18 + 4);
    }
}
