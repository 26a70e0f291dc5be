namespace Isthmus.Charts.Drawing;

/// <summary>Draws a line chart.</summary>
internal sealed class LinePainter(Sheet sheet, LineChart chart)
{
    private const double Under = 26, DirectionRow = 20, RangeWidth = 9;
    private readonly List<Figure> _figures = Figure.Of(chart.Series);
    private double _left, _right, _top, _bottom;

    public void Paint()
    {
        var disputes = Figure.Disputes(_figures, f => f.Point.At);
        var disputed = disputes.SelectMany(d => d).ToHashSet();
        var footer = new Footer(sheet, _figures, disputes.Count > 0, legend: NumberedNotes.Legend(chart.Notes));
        if (_figures.Count == 0)
        {
            sheet.Nothing(sheet.Narrow ? 200 : 260);
            footer.Draw(sheet.Top);
            return;
        }

        string[] names = [.. chart.Series.Select(s => Xml.Clean(s.Name))];
        double height = sheet.Room(sheet.Narrow ? 240 : 320, 110, Under + footer.Height);
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
            height = sheet.Room(height, 110, Under + footer.Height);
        }

        DateOnly[] dates = [.. _figures.Select(f => f.Point.At), .. chart.Notes.Select(n => n.At)];
        var notes = new NumberedNotes(sheet, chart.Notes, dates);
        sheet.Top += notes.Height;
        int[] directions = [.. _figures.Where(f => f.IsDirection).Select(f => f.Series).Distinct().Order()];
        _top = sheet.Top + 6 + directions.Length * DirectionRow;
        _bottom = sheet.Top + Math.Max(height, 70 + directions.Length * DirectionRow);
        // A marker at the very top or at the side, with its arrow, stays on the sheet.
        var scale = NiceScale.For([.. _figures.SelectMany(f => f.Values())], chart.FromZero, (int)Math.Max(1, (_bottom - _top) / 52));
        double room = Axis.Room(sheet, scale, chart.Number);
        _left = sheet.Left + room + 8;
        _right = sheet.Right - (ends > 0 ? ends : 4);
        if (_figures.Exists(f => f.Values().Any() && scale.Share(f.Values().Max()) > 0.93)) _top += 12;
        var time = TimeScale.For(dates, (int)Math.Max(1, (_right - _left) / 58), chart.TimeTicks);
        double inset = 12;
        double X(DateOnly date) => _left + inset + time.Share(date) * (_right - _left - 2 * inset);
        double Y(decimal value) => _bottom - scale.Share(value) * (_bottom - _top);

        Axis.Values(sheet, scale, Y, chart.Number, _left, _right, room);
        Axis.Time(sheet, time, X, chart.Date, _bottom, _left, _right);
        notes.Draw(X, _bottom);
        Place(X, Y);
        var boxes = new Boxes();
        bool labels = _figures.Exists(f => f.Point.Label is not null);
        foreach (var series in _figures.GroupBy(f => f.Series))
        {
            sheet.Open(Glyphs.Class(series.Key));
            TimePlot.Line(sheet, series, TimePlot.LongestStep(chart.LongestStep, series), disputed, curved: false, labels ? boxes : null);
            sheet.Close();
        }
        if (_figures.GroupBy(f => f.Series).Any(g => IsDense(g.Count()))) Strips(X);
        foreach (var series in _figures.GroupBy(f => f.Series))
        {
            sheet.Open(Glyphs.Class(series.Key));
            Markers([.. series.OrderBy(f => f.Point.At)], Array.IndexOf(directions, series.Key), Y, boxes);
            sheet.Close();
        }
        TimePlot.Brackets(sheet, disputes, _right, boxes);
        foreach (var figure in _figures) boxes.Label(sheet, figure.Point.Label, figure.X, figure.Y, _left, _right + (ends > 0 ? 0 : 4), sheet.Top, _bottom, "b c");
        if (ends > 0)
        {
            EndLabels.Draw(sheet, [.. _figures.Where(f => !f.IsDirection).GroupBy(f => f.Series).Select(g => g.MaxBy(f => f.Point.At)!).Select(f => (f.Series, names[f.Series], f.X, f.Y))], _right, _top, _bottom);
        }
        footer.Draw(_bottom + Under);
    }

    private void Place(Func<DateOnly, double> x, Func<decimal, double> y)
    {
        foreach (var figure in _figures)
        {
            figure.X = x(figure.Point.At);
            figure.Y = figure.IsDirection ? _top : figure.IsRange ? (y(figure.Low!.Value) + y(figure.High!.Value)) / 2 : y(figure.Value!.Value);
        }
        // Claims that lie on one another stand side by side.
        foreach (var place in _figures.Where(f => !f.IsDirection).GroupBy(f => (f.Series, f.Point.At)).Where(g => g.Count() > 1))
        {
            var order = place.OrderBy(f => f.Y).ToList();
            for (int i = 1; i < order.Count; i++)
            {
                if (order[i].Y - order[i - 1].Y < 10) order[i].X = Math.Min(_right, order[i - 1].X + 9);
            }
        }
    }

    private void Markers(List<Figure> figures, int directionRow, Func<decimal, double> y, Boxes boxes)
    {
        int longest = TimePlot.LongestStep(chart.LongestStep, figures);
        bool dense = IsDense(figures.Count);
        for (int i = 0; i < figures.Count; i++)
        {
            var figure = figures[i];
            if (figure.IsDirection)
            {
                figure.Y = _top - 10 - directionRow * DirectionRow - (_top - sheet.Top - 6 - DirectionRow * Math.Floor((_top - sheet.Top - 6) / DirectionRow));
                Glyphs.Draw(sheet, figure.X, figure.Y, figure.Series, figure.Mark, figure.Derived, (0, -1), figure.Point.Text);
                continue;
            }
            boxes.Take(figure, (0, -1));
            if (figure is { Low: { } low, High: { } high })
            {
                double from = y(high), to = Math.Max(y(low), from + 2);
                Glyphs.Range(sheet, figure.X - RangeWidth / 2, from, RangeWidth, to - from, figure.Series, figure.Point.Text);
                if (figure.IsRange) continue;
            }
            bool alone = (i == 0 || figure.Point.At.DayNumber - figures[i - 1].Point.At.DayNumber > longest) && (i == figures.Count - 1 || figures[i + 1].Point.At.DayNumber - figure.Point.At.DayNumber > longest);
            if (dense && !alone && figure.Mark == Mark.Exact && !figure.Derived && i != 0 && i != figures.Count - 1) continue;
            Glyphs.Draw(sheet, figure.X, figure.Y, figure.Series, figure.Mark, figure.Derived, (0, -1), figure.Point.Text);
        }
    }

    // On lines with many figures only their ends carry a marker; a strip at each date says what all of them are there.
    private void Strips(Func<DateOnly, double> x)
    {
        var dates = _figures.Where(f => !f.IsDirection).GroupBy(f => f.Point.At).OrderBy(g => g.Key).Select(g => (X: x(g.Key), Texts: g.OrderBy(f => f.Y).Select(f => f.Point.Text))).ToList();
        double narrowest = dates.Zip(dates.Skip(1), (a, b) => b.X - a.X).DefaultIfEmpty(40).Min();
        sheet.Open("hv", "stroke-width", Math.Clamp((int)narrowest, 2, 40).ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (at, texts) in dates) sheet.Strip(at, _top, _bottom, texts);
        sheet.Close();
    }

    private bool IsDense(int count) => count > 14 || (_figures.Count > 48 && count > 8);
}
