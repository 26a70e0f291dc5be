namespace Isthmus.Charts.Drawing;

/// <summary>The markers: a shape for each series, changed by how firmly the figure is said.</summary>
internal static class Glyphs
{
    public const double Radius = 4.5;

    public static string Class(int series) => series < 0 ? "v" : $"s{series % Style.Palette.Series + 1}";

    /// <summary>Draws the marker of a figure that has one place.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="x">Where.</param>
    /// <param name="y">Where.</param>
    /// <param name="shape">The number of the series.</param>
    /// <param name="mark">How firmly it is said.</param>
    /// <param name="derived">Whether it is worked out.</param>
    /// <param name="more">The direction in which values grow: (0, -1) is up.</param>
    /// <param name="title">The text under the pointer.</param>
    public static void Draw(Sheet sheet, double x, double y, int shape, Mark mark, bool derived, (double X, double Y) more, string? title)
    {
        bool ring = derived || mark == Mark.Derived;
        if (!ring && title is not null && mark is Mark.Exact or Mark.About)
        {
            sheet.Draw(Shape(sheet, shape, x, y, Radius), mark == Mark.Exact ? "f hl" : "o", title);
            return;
        }
        if (title is not null) sheet.OpenMark(title);
        if (ring) sheet.Draw(sheet.Path().Circle(x, y, Radius + 4), "k y");
        (double X, double Y) less = (-more.X, -more.Y);
        switch (mark)
        {
            case Mark.Exact or Mark.Derived or Mark.Range:
                sheet.Draw(Shape(sheet, shape, x, y, Radius), "f hl");
                break;
            case Mark.About:
                sheet.Draw(Shape(sheet, shape, x, y, Radius), "o");
                break;
            case Mark.Estimate:
                sheet.Draw(Shape(sheet, shape, x, y, Radius + 0.6), "o");
                sheet.Draw(sheet.Path().Circle(x, y, 1.5), "f");
                break;
            case Mark.AtLeast or Mark.AtMost:
                Arrow(sheet, x, y, mark == Mark.AtLeast ? more : less, 0, 16);
                sheet.Draw(Shape(sheet, shape, x, y, Radius), "f hl");
                break;
            case Mark.MoreThan or Mark.LessThan:
                Arrow(sheet, x, y, mark == Mark.MoreThan ? more : less, 0, 15);
                // Across the arrow, where the figure itself is not meant.
                sheet.Line(x - 5 * Math.Abs(more.Y), y - 5 * Math.Abs(more.X), x + 5 * Math.Abs(more.Y), y + 5 * Math.Abs(more.X), "l");
                break;
            case Mark.Rise or Mark.Fall:
                Direction(sheet, x, y, mark);
                break;
            case Mark.Target:
                sheet.Draw(sheet.Path().Polygon(x, y, (0, -7), (7, 0), (0, 7), (-7, 0)), "o y");
                break;
            case Mark.Ambiguous:
                sheet.Draw(sheet.Path().Circle(x, y, 7.5), "o");
                sheet.Text(x, y + 4, "?", Anchor.Middle, "n b c");
                break;
        }
        if (title is not null) sheet.Close();
    }

    /// <summary>A thick arrow up or down that stands beside the scale.</summary>
    public static void Direction(Sheet sheet, double x, double y, Mark mark)
    {
        double way = mark == Mark.Rise ? -1 : 1;
        sheet.Draw(sheet.Path().Polygon(x, y, (0, 7 * way), (6, 0), (2, 0), (2, -7 * way), (-2, -7 * way), (-2, 0), (-6, 0)), "f");
    }

    /// <summary>A hatched bar from one corner to the other.</summary>
    public static void Range(Sheet sheet, double x, double y, double width, double height, int series, string? title) =>
        sheet.Draw(sheet.Path().Rect(x, y, width, height), "r", title, sheet.Hatching(Class(series)));

    /// <summary>The sign that claims contradict each other.</summary>
    public static void Differs(Sheet sheet, double x, double y)
    {
        sheet.Draw(sheet.Path().Circle(x, y, 7), "o");
        sheet.Text(x, y + 4, "≠", Anchor.Middle, "n b c");
    }

    public static void Arrow(Sheet sheet, double x, double y, (double X, double Y) way, double from, double to)
    {
        double tipX = x + way.X * to, tipY = y + way.Y * to;
        sheet.Draw(sheet.Path().Move(x + way.X * from, y + way.Y * from).To(tipX, tipY)
            .Move(tipX - 4 * way.X - 3.5 * way.Y, tipY - 4 * way.Y - 3.5 * way.X).To(tipX, tipY).To(tipX - 4 * way.X + 3.5 * way.Y, tipY - 4 * way.Y + 3.5 * way.X), "k");
    }

    public static PathData Shape(Sheet sheet, int series, double x, double y, double r)
    {
        var path = sheet.Path();
        double s = r * 0.9, t = r * 1.15, a = r * 0.42, b = r * 1.15;
        // After eight the colours repeat, with other shapes.
        return ((series + series / Style.Palette.Series * 3) % Style.Palette.Series) switch
        {
            0 => path.Circle(x, y, r),
            1 => path.Rect(x - s, y - s, 2 * s, 2 * s),
            2 => path.Polygon(x, y, (0, -t), (t, t * 0.8), (-t, t * 0.8)),
            3 => path.Polygon(x, y, (0, -b), (b, 0), (0, b), (-b, 0)),
            4 => path.Polygon(x, y, (0, t), (t, -t * 0.8), (-t, -t * 0.8)),
            5 => path.Polygon(x, y, (-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a)),
            6 => path.Polygon(x, y, (-s, -r * 0.45), (0, -b), (s, -r * 0.45), (s, r * 0.45), (0, b), (-s, r * 0.45)),
            _ => path.Polygon(x, y, (-b, -a), (b, -a), (b, a), (-b, a)),
        };
    }
}
