namespace Isthmus.Charts.Drawing;

/// <summary>The places on a sheet that are taken, so that no label is put on another or on a marker.</summary>
internal sealed class Boxes
{
    private readonly List<(double X1, double Y1, double X2, double Y2)> _taken = [];

    public void Take(double x1, double y1, double x2, double y2) => _taken.Add((x1, y1, x2, y2));

    /// <summary>A marker, with its arrow if it has one; (0, -1) is a scale that grows upwards.</summary>
    public void Take(Figure figure, (double X, double Y) more)
    {
        double out1 = figure.Mark switch { Mark.AtLeast or Mark.MoreThan => 17, Mark.AtMost or Mark.LessThan => -17, _ => 0 };
        double tipX = figure.X + out1 * more.X, tipY = figure.Y + out1 * more.Y, r = figure.Derived || figure.Mark is Mark.Ambiguous or Mark.Target ? 8 : 5;
        Take(Math.Min(figure.X, tipX) - r, Math.Min(figure.Y, tipY) - r, Math.Max(figure.X, tipX) + r, Math.Max(figure.Y, tipY) + r);
    }

    /// <summary>A line, as the small places along it.</summary>
    public void TakeLine(double x1, double y1, double x2, double y2)
    {
        int steps = (int)Math.Min(200, Math.Ceiling(Math.Max(Math.Abs(x2 - x1), Math.Abs(y2 - y1)) / 6));
        for (int i = 1; i < steps; i++)
        {
            double x = x1 + (x2 - x1) * i / steps, y = y1 + (y2 - y1) * i / steps;
            Take(x - 2, y - 2, x + 2, y + 2);
        }
    }

    public bool Free(double x1, double y1, double x2, double y2) => !_taken.Exists(t => x1 < t.X2 && x2 > t.X1 && y1 < t.Y2 && y2 > t.Y1);

    /// <summary>Writes a label above, below or behind a place, where it is free and within the sides; else leaves it out, for the mark says it too.</summary>
    public void Label(Sheet sheet, string? label, double x, double y, double left, double right, double top, double bottom, string classes)
    {
        string clean = Xml.Clean(label);
        if (clean.Length == 0) return;
        double width = TextWidth.Of(clean, Sheet.Small, true) + 4;
        foreach (var (dx, dy) in ((double, double)[])[(-width / 2, -11), (-width / 2, 20), (9, 4), (-width - 9, 4), (-width, -8), (0, 16), (0, -8), (-width, 16), (-width / 2, -25), (-width / 2, 34)])
        {
            double x1 = Math.Clamp(x + dx, left, Math.Max(left, right - width)), baseline = y + dy;
            if (x1 + width > right || baseline - 10 < top || baseline + 3 > bottom) continue;
            if (!Free(x1, baseline - 10, x1 + width, baseline + 3)) continue;
            Take(x1, baseline - 10, x1 + width, baseline + 3);
            sheet.Text(x1 + width / 2, baseline, clean, Anchor.Middle, classes);
            return;
        }
    }
}
