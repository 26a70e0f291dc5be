namespace Isthmus.Charts.Drawing;

/// <summary>Draws bars, lying or upright. Within it "along" is the way in which values grow, "across" the way from bar to bar.</summary>
internal sealed class BarPainter(Sheet sheet, BarChart chart)
{
    private const double Under = 26, Arrow = 16;
    private readonly List<Figure> _figures = [.. Figure.Of(chart.Series).Where(f => f.Point.Category >= 0 && f.Point.Category < chart.Categories.Count)];
    private readonly bool _upright = chart.Upright;
    private NiceScale _scale = NiceScale.For([], true, 1);
    private double _low, _high, _zero;

    public void Paint()
    {
        var disputes = Figure.Disputes(_figures, f => f.Point.Category);
        var footer = new Footer(sheet, _figures, disputes.Count > 0, _upright);
        if (_figures.Count == 0)
        {
            sheet.Nothing(sheet.Narrow ? 160 : 220);
            footer.Draw(sheet.Top);
            return;
        }
        if (chart.Series.Count > 1)
        {
            var legend = Legend.OfSeries(sheet, chart.Series, (on, i, x, y) => on.Draw(on.Path().Rect(x - 8, y - 6, 16, 12), "p", fill: on.Filling(Glyphs.Class(i))));
            legend.Draw(sheet, sheet.Top);
            sheet.Top += legend.Height + 10;
        }
        var rows = chart.Categories.Select((_, c) => Slots([.. _figures.Where(f => f.Point.Category == c)])).ToList();
        int most = rows.Max(r => r.Count);
        decimal[] values = [.. _figures.SelectMany(f => f.Values())];
        double label = Math.Min(sheet.Width * 0.25, _figures.Select(f => TextWidth.Of(Xml.Clean(f.Point.Label), Sheet.Small, true)).Max());
        bool negative = values.Any(v => v < 0), positive = !negative || values.Any(v => v > 0);
        double bottom = _upright ? Upright(values, rows, label, footer.Height) : Lying(values, rows, most, label, negative, positive, footer.Height);
        Brackets(disputes);
        footer.Draw(bottom);
    }

    private double Lying(decimal[] values, List<List<Figure?>> rows, int most, double label, bool negative, bool positive, double footer)
    {
        string[] names = [.. chart.Categories.Select(Xml.Clean)];
        double band = Math.Max(26, most * 16 + 12);
        double height = sheet.Room(rows.Count * band, 60, Under + footer);
        band = height / rows.Count;
        double room = Math.Min(sheet.Width * (sheet.Narrow ? 0.36 : 0.3), names.Max(n => TextWidth.Of(n, Sheet.Letter)));
        double left = sheet.Left + room + 10, top = sheet.Top, bottom = top + height;
        double extra = label + Arrow + 8;
        _low = left + (negative ? extra : 0);
        _high = sheet.Right - (positive ? extra : 6);
        _scale = NiceScale.For(values, true, (int)Math.Max(1, (_high - _low) / 80));
        _zero = Along(0);
        foreach (decimal tick in _scale.Ticks) sheet.Line(Along(tick), top, Along(tick), bottom, "g");
        Axis.Words(sheet, bottom + 18, [.. _scale.Ticks.Select(t => (Along(t), Xml.Clean(chart.Number(t))))], left, sheet.Right);
        int nth = (int)Math.Max(1, Math.Ceiling(14 / band));
        for (int c = 0; c < rows.Count; c++)
        {
            double middle = top + (c + 0.5) * band;
            if (c % nth == 0) Name(names[c], left - 10, middle, room, band);
            Row(rows[c], middle, band, left, sheet.Right);
        }
        sheet.Line(_zero, top, _zero, bottom, "ax");
        return bottom + Under;
    }

    private double Upright(decimal[] values, List<List<Figure?>> rows, double label, double footer)
    {
        double height = sheet.Room(sheet.Narrow ? 240 : 320, 110, Under + footer);
        double bottom = sheet.Top + height;
        _low = bottom - (values.Any(v => v < 0) ? Arrow + 14 : 0);
        _high = sheet.Top + Arrow + 14;
        _scale = NiceScale.For(values, true, (int)Math.Max(1, (_low - _high) / 52));
        double room = Axis.Room(sheet, _scale, chart.Number), left = sheet.Left + room + 8, right = sheet.Right;
        _zero = Along(0);
        Axis.Values(sheet, _scale, Along, chart.Number, left, right, room);
        double band = (right - left) / rows.Count;
        Axis.Words(sheet, bottom + 18, [.. chart.Categories.Select((n, c) => (left + (c + 0.5) * band, TextWidth.Shorten(Xml.Clean(n), Math.Max(90, band - 8), Sheet.Letter)))], sheet.Left, sheet.Right);
        // A label that is broader than its column would lie on its neighbour.
        for (int c = 0; c < rows.Count; c++) Row(rows[c], left + (c + 0.5) * band, band, left, right, label + 6 <= band / Math.Max(1, rows[c].Count));
        sheet.Line(left, _zero, right, _zero, "ax");
        return bottom + Under;
    }

    private double Along(decimal value) => _low + _scale.Share(value) * (_high - _low);

    private void Name(string name, double x, double middle, double room, double band)
    {
        var lines = band >= 32 ? TextWidth.Wrap(name, room, Sheet.Letter, 2) : [TextWidth.Shorten(name, room, Sheet.Letter)];
        for (int i = 0; i < lines.Count; i++) sheet.Text(x, middle + 4.2 + (i - (lines.Count - 1) / 2.0) * 14, lines[i], Anchor.End, "", lines[i].EndsWith('…') ? name : null);
    }

    // Each series has its place in a category, also where it says nothing; several claims share it side by side.
    private List<Figure?> Slots(List<Figure> ofCategory)
    {
        var slots = new List<Figure?>();
        for (int s = 0; s < chart.Series.Count; s++)
        {
            var claims = ofCategory.Where(f => f.Series == s).OrderBy(f => f.Values().DefaultIfEmpty(0).Max()).ToList();
            if (claims.Count == 0) slots.Add(null);
            else slots.AddRange(claims);
        }
        return slots;
    }

    private void Row(List<Figure?> slots, double middle, double band, double left, double right, bool labels = true)
    {
        double step = Math.Min(Math.Min(_upright ? 46 : 22, band), band * 0.76 / slots.Count), thick = Math.Max(0.5, step - (step > 6 ? 2 : 0));
        double across = middle - step * slots.Count / 2 + step / 2;
        foreach (var figure in slots)
        {
            if (figure is not null)
            {
                figure.Y = across;
                sheet.Open(Glyphs.Class(figure.Series), "fill", sheet.Filling(Glyphs.Class(figure.Series)));
                Bar(figure, across, thick);
                sheet.Close();
                if (labels && (_upright || step >= 12)) Label(figure, across, left, right);
            }
            across += step;
        }
    }

    private void Bar(Figure figure, double across, double thick)
    {
        string title = figure.Point.Text;
        if (figure.IsDirection)
        {
            figure.X = _zero + (_upright ? -14 : 14);
            sheet.OpenMark(title);
            Glyphs.Direction(sheet, _upright ? across : figure.X, _upright ? figure.X : across, figure.Mark);
            sheet.Close();
            return;
        }
        if (figure.IsRange)
        {
            Hatched(figure.Low!.Value, figure.High!.Value, across, thick, figure.Series, title);
            figure.X = Along(figure.High!.Value);
            return;
        }
        double end = Along(figure.Value!.Value), way = end < _zero ? -1 : end > _zero ? 1 : _upright ? -1 : 1;
        if (_upright && end == _zero) way = -1;
        figure.X = end;
        sheet.OpenMark(title);
        bool open = figure.Mark is Mark.About or Mark.Estimate or Mark.AtMost or Mark.LessThan or Mark.Target or Mark.Ambiguous;
        sheet.Draw(Block(_zero, end, across, thick), open ? figure.Mark == Mark.Target ? "o y" : "o" : "p");
        if (figure.Derived) sheet.Draw(Block(_zero, end + 3 * way, across, thick + 5), "k y");
        if (figure is { Low: { } low, High: { } high }) Hatched(low, high, across, Math.Min(thick, 6), figure.Series, null);
        Ending(figure, end, across, way, thick);
        sheet.Close();
    }

    private void Ending(Figure figure, double end, double across, double way, double thick)
    {
        (double X, double Y) outwards = _upright ? (0, way) : (way, 0), inwards = (-outwards.X, -outwards.Y);
        var (x, y) = _upright ? (across, end) : (end, across);
        switch (figure.Mark)
        {
            case Mark.AtLeast: Glyphs.Arrow(sheet, x, y, outwards, 1, 13); break;
            case Mark.MoreThan: Glyphs.Arrow(sheet, x, y, outwards, 5, 15); break;
            case Mark.AtMost: Glyphs.Arrow(sheet, x, y, inwards, 0, 13); break;
            case Mark.LessThan: Glyphs.Arrow(sheet, x, y, inwards, 4, 15); break;
            case Mark.Estimate when thick > 5: sheet.Draw(sheet.Path().Circle(x + inwards.X * 6, y + inwards.Y * 6, 1.75), "f"); break;
            case Mark.Target: sheet.Draw(sheet.Path().Polygon(x, y, (0, -6), (6, 0), (0, 6), (-6, 0)), "o y"); break;
            case Mark.Ambiguous:
                sheet.Draw(sheet.Path().Circle(x, y, 7.5), "o");
                sheet.Text(x, y + 4, "?", Anchor.Middle, "n b c");
                break;
        }
    }

    private void Hatched(decimal low, decimal high, double across, double thick, int series, string? title)
    {
        double from = Along(low), to = Along(high);
        if (Math.Abs(to - from) < 2) to = from + (to < from ? -2 : 2);
        var (x, width) = (Math.Min(from, to), Math.Abs(to - from));
        sheet.Draw(_upright ? sheet.Path().Rect(across - thick / 2, x, thick, width) : sheet.Path().Rect(x, across - thick / 2, width, thick), "i");
        if (_upright) Glyphs.Range(sheet, across - thick / 2, x, thick, width, series, title);
        else Glyphs.Range(sheet, x, across - thick / 2, width, thick, series, title);
    }

    // A bar with a slightly rounded end.
    private PathData Block(double from, double to, double across, double thick)
    {
        double r = Math.Min(2.5, Math.Min(thick / 2, Math.Abs(to - from))) * Math.Sign(to - from), a = across - thick / 2, b = across + thick / 2, q = Math.Abs(r);
        var path = sheet.Path();
        void Move(double along, double on) => _ = _upright ? path.Move(on, along) : path.Move(along, on);
        void To(double along, double on) => _ = _upright ? path.To(on, along) : path.To(along, on);
        void Curve(double a1, double o1, double a2, double o2) => _ = _upright ? path.Curve(o1, a1, o1, a1, o2, a2) : path.Curve(a1, o1, a1, o1, a2, o2);
        Move(from, a);
        To(to - r, a);
        if (q > 0.4) Curve(to, a, to, a + q);
        To(to, b - q);
        if (q > 0.4) Curve(to, b, to - r, b);
        To(from, b);
        return path.Close();
    }

    private void Label(Figure figure, double across, double left, double right)
    {
        string label = Xml.Clean(figure.Point.Label);
        if (label.Length == 0) return;
        bool down = figure.Value is < 0;
        double past = figure.IsDirection ? 12 : figure.Mark switch { Mark.AtLeast or Mark.MoreThan => 20, Mark.Ambiguous or Mark.Target => 12, _ => 6 };
        if (_upright) sheet.Text(across, figure.X + (down ? past + 8 : -past), label, Anchor.Middle, "b c");
        else if (down) sheet.Fitted(figure.X - past, across + 4, label, figure.X - past - left + 8, Anchor.End, "b c", Sheet.Small, true);
        else sheet.Fitted(figure.X + past, across + 4, label, right - figure.X - past + 1, Anchor.Start, "b c", Sheet.Small, true);
    }

    // Claims of one place stand side by side: a bracket at their feet. Others carry the sign.
    private void Brackets(List<List<Figure>> disputes)
    {
        sheet.Open("w");
        foreach (var dispute in disputes)
        {
            foreach (var place in dispute.GroupBy(f => f.Point.Category))
            {
                double from = place.Min(f => f.Y), to = place.Max(f => f.Y), foot = _zero + (_upright ? -11 : 11);
                if (from < to) sheet.Draw(_upright ? sheet.Path().Move(from, foot).To(to, foot) : sheet.Path().Move(foot, from).To(foot, to), "k");
                Glyphs.Differs(sheet, _upright ? (from + to) / 2 : foot, _upright ? foot : (from + to) / 2);
            }
        }
        sheet.Close();
    }
}
