namespace Isthmus.Charts.Drawing;

/// <summary>Draws dots and ranges in rows.</summary>
internal sealed class DotRangePainter(Sheet sheet, DotRangeChart chart)
{
    private const double Under = 26;
    private readonly List<Figure> _figures = [.. Figure.Of(chart.Series).Where(f => f.Point.Category >= 0 && f.Point.Category < chart.Categories.Count)];

    public void Paint()
    {
        var disputes = Figure.Disputes(_figures, f => f.Point.Category);
        var footer = new Footer(sheet, _figures, disputes.Count > 0, upright: false);
        if (_figures.Count == 0)
        {
            sheet.Nothing(sheet.Narrow ? 160 : 220);
            footer.Draw(sheet.Top);
            return;
        }
        if (chart.Series.Count > 1)
        {
            var legend = Legend.OfSeries(sheet, chart.Series, (on, i, x, y) => on.Draw(Glyphs.Shape(on, i, x, y, Glyphs.Radius + 0.5), "f hl"));
            legend.Draw(sheet, sheet.Top);
            sheet.Top += legend.Height + 10;
        }
        string[] names = [.. chart.Categories.Select(Xml.Clean)];
        double height = sheet.Room(names.Length * 30, 60, Under + footer.Height), band = height / names.Length;
        double room = Math.Min(sheet.Width * (sheet.Narrow ? 0.36 : 0.3), names.Max(n => TextWidth.Of(n, Sheet.Letter)));
        bool directions = _figures.Exists(f => f.IsDirection);
        double left = sheet.Left + room + 10, right = sheet.Right - 4, top = sheet.Top, bottom = top + height;
        double low = left + (directions ? 40 : 20), high = right - 20;
        var scale = NiceScale.For([.. _figures.SelectMany(f => f.Values())], chart.FromZero, (int)Math.Max(1, (high - low) / 80));
        double X(decimal value) => low + scale.Share(value) * (high - low);

        foreach (decimal tick in scale.Ticks) sheet.Line(X(tick), top, X(tick), bottom, tick == 0 ? "ax" : "g");
        Axis.Words(sheet, bottom + 18, [.. scale.Ticks.Select(t => (X(t), Xml.Clean(chart.Number(t))))], left, sheet.Right);
        int nth = (int)Math.Max(1, Math.Ceiling(14 / band));
        for (int c = 0; c < names.Length; c++)
        {
            double y = top + (c + 0.5) * band;
            if (c % nth == 0) sheet.Fitted(left - 10, y + 4.2, names[c], room + 1, Anchor.End);
            Row([.. _figures.Where(f => f.Point.Category == c)], y, band, left, X);
        }
        var boxes = new Boxes();
        TimePlot.Brackets(sheet, disputes, double.MaxValue, boxes);
        Labels(boxes, left, right);
        footer.Draw(bottom + Under);
    }

    private void Row(List<Figure> figures, double y, double band, double left, Func<decimal, double> x)
    {
        foreach (var figure in figures)
        {
            figure.Y = y;
            figure.X = figure.IsDirection ? left + 14 : figure.IsRange ? (x(figure.Low!.Value) + x(figure.High!.Value)) / 2 : x(figure.Value!.Value);
        }
        // What lies on one another goes a little up and down.
        var order = figures.OrderBy(f => f.X).ToList();
        double off = Math.Min(6, band / 4);
        for (int i = 1; i < order.Count; i++)
        {
            if (order[i].X - order[i - 1].X < 10 && !order[i].IsRange && !order[i - 1].IsRange) order[i].Y = order[i - 1].Y > y ? y - off : order[i - 1].Y < y ? y : y + off;
        }
        var placed = figures.Where(f => !f.IsDirection && !f.IsRange).Select(f => f.X).ToList();
        if (placed.Count > 1 && chart.Series.Count > 1) sheet.Line(placed.Min(), y, placed.Max(), y, "ax");
        foreach (var figure in figures.OrderBy(f => !f.IsRange))
        {
            sheet.Open(Glyphs.Class(figure.Series));
            if (figure is { Low: { } low, High: { } high })
            {
                (figure.From, figure.To) = (x(low), x(high));
                double from = x(low), thick = Math.Min(figure.IsRange ? 10 : 7, band * 0.7);
                Glyphs.Range(sheet, from, figure.Y - thick / 2, Math.Max(2, x(high) - from), thick, figure.Series, figure.Point.Text);
            }
            if (!figure.IsRange) Glyphs.Draw(sheet, figure.X, figure.Y, figure.Series, figure.Mark, figure.Derived, (1, 0), figure.Point.Text);
            sheet.Close();
        }
    }

    // After the marker, after the whole row, or before it.
    private void Labels(Boxes boxes, double left, double right)
    {
        foreach (var figure in _figures)
        {
            boxes.Take(figure, (1, 0));
            if (figure is { Low: not null, High: not null }) boxes.Take(figure.From, figure.Y - 4, figure.To, figure.Y + 4);
        }
        foreach (var figure in _figures.Where(f => f.Point.Label is not null))
        {
            string label = Xml.Clean(figure.Point.Label);
            double width = TextWidth.Of(label, Sheet.Small, true), first = figure.Mark is Mark.AtLeast or Mark.MoreThan ? figure.X + 20 : figure.X + 10, row = _figures.Where(f => f.Point.Category == figure.Point.Category).Max(f => Math.Max(f.X + 4, f.To)) + 6;
            double before = (figure.IsRange ? figure.From - 6 : figure.X - 10) - width;
            foreach (var (x, y) in ((double, double)[])[(figure.IsRange ? figure.To + 6 : first, 0), (before, 0), (figure.X - width / 2, -12), (row, 0)])
            {
                if (x < left || x + width > right || !boxes.Free(x, figure.Y + y - 3, x + width, figure.Y + y + 3)) continue;
                boxes.Take(x, figure.Y + y - 4, x + width, figure.Y + y + 4);
                sheet.Text(x, figure.Y + y + 4, label, Anchor.Start, "b c");
                break;
            }
        }
    }
}
