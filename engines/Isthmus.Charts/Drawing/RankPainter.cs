namespace Isthmus.Charts.Drawing;

/// <summary>Draws ranks over time, the first on top.</summary>
internal sealed class RankPainter(Sheet sheet, RankChart chart)
{
    private const double Under = 26;
    private readonly List<Figure> _figures = Figure.Of(chart.Series);

    public void Paint()
    {
        var disputes = Figure.Disputes(_figures, f => f.Point.At);
        var disputed = disputes.SelectMany(d => d).ToHashSet();
        var footer = new Footer(sheet, _figures, disputes.Count > 0);
        if (_figures.Count == 0)
        {
            sheet.Nothing(sheet.Narrow ? 200 : 260);
            footer.Draw(sheet.Top);
            return;
        }

        string[] names = [.. chart.Series.Select(s => Xml.Clean(s.Name))];
        decimal[] values = [.. _figures.SelectMany(f => f.Values())];
        double natural = Math.Clamp(names.Length * 30, sheet.Narrow ? 240 : 300, 620);
        double height = sheet.Room(natural, 110, Under + footer.Height);
        double ends = EndLabels.Room(sheet, names, height);
        if (ends == 0 && names.Length > 1)
        {
            var legend = Legend.OfSeries(sheet, chart.Series, (on, i, x, y) =>
            {
                on.Line(x - 10, y, x + 10, y, "l");
                on.Draw(Glyphs.Shape(on, i, x, y, Glyphs.Radius), "f hl");
            });
            legend.Draw(sheet, sheet.Top);
            sheet.Top += legend.Height + 10;
            height = sheet.Room(natural, 110, Under + footer.Height);
        }

        var scale = RankScale(values, (int)Math.Max(1, height / 46));
        double room = Axis.Room(sheet, scale, chart.Number);
        double directions = _figures.Exists(f => f.IsDirection) ? 20 : 0;
        double top = sheet.Top + 14 + directions, bottom = sheet.Top + Math.Max(height, 90), left = sheet.Left + room + 8, right = sheet.Right - (ends > 0 ? ends : 4);
        var dates = _figures.Select(f => f.Point.At).ToList();
        var time = TimeScale.For(dates, (int)Math.Max(1, (right - left) / 52), chart.TimeTicks, dates);
        double X(DateOnly date) => left + 16 + time.Share(date) * (right - left - 32);
        double Y(decimal rank) => top + scale.Share(rank) * (bottom - 14 - top);

        foreach (decimal tick in scale.Ticks)
        {
            sheet.Line(left, Y(tick), right, Y(tick), "g");
            sheet.Fitted(left - 8, Y(tick) + 4.2, Xml.Clean(chart.Number(tick)), room, Anchor.End, "m");
        }
        Axis.Time(sheet, time, X, chart.Date, bottom, left, right);
        foreach (var figure in _figures)
        {
            figure.X = X(figure.Point.At);
            figure.Y = figure.IsDirection ? sheet.Top + 12 : figure.IsRange ? (Y(figure.Low!.Value) + Y(figure.High!.Value)) / 2 : Y(figure.Value!.Value);
        }
        foreach (var series in _figures.GroupBy(f => f.Series))
        {
            sheet.Open(Glyphs.Class(series.Key));
            TimePlot.Line(sheet, series, TimePlot.LongestStep(chart.LongestStep, series), disputed, curved: true);
            sheet.Close();
        }
        var boxes = new Boxes();
        // Numbers stand in the markers where these are few enough to be read.
        var crowded = Crowded();
        bool numbers = _figures.Count <= 90 && (right - left) / Math.Max(1, dates.Distinct().Count()) >= 30;
        foreach (var series in _figures.GroupBy(f => f.Series))
        {
            sheet.Open(Glyphs.Class(series.Key));
            foreach (var figure in series) Marker(figure, Y, numbers && !crowded.Contains(figure), boxes);
            sheet.Close();
        }
        TimePlot.Brackets(sheet, disputes, right, boxes);
        foreach (var figure in _figures) boxes.Label(sheet, figure.Point.Label, figure.X, figure.Y, left, right, sheet.Top, bottom, "b c");
        if (ends > 0)
        {
            EndLabels.Draw(sheet, [.. _figures.Where(f => !f.IsDirection).GroupBy(f => f.Series).Select(g => g.MaxBy(f => f.Point.At)!).Select(f => (f.Series, names[f.Series], f.X + (numbers ? 5 : 0), f.Y))], right, sheet.Top, bottom);
        }
        footer.Draw(bottom + Under);
    }

    private void Marker(Figure figure, Func<decimal, double> y, bool numbers, Boxes boxes)
    {
        boxes.Take(figure.X - 9, figure.Y - 9, figure.X + 9, figure.Y + 9);
        if (figure is { Low: { } low, High: { } high })
        {
            double from = y(low), to = Math.Max(y(high), from + 2);
            Glyphs.Range(sheet, figure.X - 4.5, from, 9, to - from, figure.Series, figure.Point.Text);
            if (figure.IsRange) return;
        }
        string number = figure.Value is { } value ? Xml.Clean(chart.Number(value)) : "";
        double width = TextWidth.Of(number, Sheet.Small, true);
        bool open = figure.Mark is Mark.About or Mark.Estimate;
        if (!numbers || width > 26 || !(open || figure.Mark is Mark.Exact or Mark.Derived))
        {
            Glyphs.Draw(sheet, figure.X, figure.Y, figure.Series, figure.Mark, figure.Derived, (0, 1), figure.Point.Text);
            return;
        }
        double r = Math.Max(9.5, width / 2 + 3.5);
        sheet.OpenMark(figure.Point.Text);
        if (figure.Derived) sheet.Draw(sheet.Path().Circle(figure.X, figure.Y, r + 3.5), "k y");
        sheet.Draw(sheet.Path().Circle(figure.X, figure.Y, r), open ? "o" : "f hl");
        sheet.Text(figure.X, figure.Y + 4, number, Anchor.Middle, open ? "n b c" : "i b c");
        sheet.Close();
    }

    // Where two numbers would lie on each other there are plain markers.
    private HashSet<Figure> Crowded() =>
        [.. _figures.GroupBy(f => f.Point.At).SelectMany(at => at.OrderBy(f => f.Y).Zip(at.OrderBy(f => f.Y).Skip(1))).Where(p => p.Second.Y - p.First.Y < 17).SelectMany(p => (Figure[])[p.First, p.Second])];

    // From a round rank to a round rank, but no rank is better than the first.
    private static NiceScale RankScale(IReadOnlyCollection<decimal> ranks, int most)
    {
        var scale = NiceScale.For(ranks, false, most, whole: true);
        return scale.Low < 1 && ranks.Count > 0 && ranks.Min() >= 1 ? scale.From(1) : scale;
    }
}
