namespace Isthmus.Charts.Drawing;

/// <summary>What charts over time have in common: which steps a line may cross, and the lines themselves.</summary>
internal static class TimePlot
{
    /// <summary>The longest step that the line of a series crosses: the caller's, or what is usual in the series; any, where no distance is usual.</summary>
    public static int LongestStep(int? asked, IEnumerable<Figure> series)
    {
        if (asked is { } days) return days <= 0 ? int.MaxValue : days;
        var dates = series.Select(f => f.Point.At.DayNumber).Distinct().Order().ToList();
        var steps = dates.Zip(dates.Skip(1), (a, b) => b - a).Order().ToList();
        if (steps.Count < 3) return int.MaxValue;
        int usual = steps[(steps.Count - 1) / 2];
        bool regular = steps.Count(s => s >= usual * 0.85 && s <= usual * 1.15) >= steps.Count * 0.6;
        return regular ? (int)Math.Min(int.MaxValue, usual * 1.6) : int.MaxValue;
    }

    /// <summary>Draws the line of one series through what is placed already. A line that leads to a bound, a target, something ambiguous or a contradicted claim is dotted and leads to each claim.</summary>
    public static void Line(Sheet sheet, IEnumerable<Figure> figures, int longest, HashSet<Figure> disputed, bool curved, Boxes? boxes = null)
    {
        var places = figures.Where(f => !f.IsDirection).GroupBy(f => f.Point.At).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        var firm = sheet.Path();
        var soft = sheet.Path();
        Figure? last = null;
        for (int i = 1; i < places.Count; i++)
        {
            var (from, to) = (places[i - 1], places[i]);
            if (to[0].Point.At.DayNumber - from[0].Point.At.DayNumber > longest || from.Count * to.Count > 12) continue;
            foreach (var a in from.Where(f => !f.IsRange))
            {
                foreach (var b in to.Where(f => !f.IsRange))
                {
                    bool sure = a.IsFirm && b.IsFirm && !disputed.Contains(a) && !disputed.Contains(b);
                    var path = sure ? firm : soft;
                    if (!sure || last != a) path.Move(a.X, a.Y);
                    if (curved) path.Curve((a.X + b.X) / 2, a.Y, (a.X + b.X) / 2, b.Y, b.X, b.Y);
                    else path.To(b.X, b.Y);
                    if (sure) last = b;
                    boxes?.TakeLine(a.X, a.Y, b.X, b.Y);
                }
            }
        }
        sheet.Draw(soft, "l z");
        sheet.Draw(firm, "l");
    }

    /// <summary>Joins claims that contradict each other, and says so on the way.</summary>
    public static void Brackets(Sheet sheet, IEnumerable<List<Figure>> disputes, double right, Boxes boxes)
    {
        sheet.Open("w");
        foreach (var dispute in disputes)
        {
            var order = dispute.OrderBy(f => f.X).ThenBy(f => f.Y).ToList();
            if (order.TrueForAll(f => Math.Abs(f.X - order[0].X) < 12))
            {
                double low = order.Min(f => f.Y), high = order.Max(f => f.Y);
                double side = order[^1].X + 24 > right ? -1 : 1;
                double x = order[0].X + side * 15;
                sheet.Draw(sheet.Path().Move(x - side * 4, low).To(x, low).To(x, high).To(x - side * 4, high), "k");
                Sign(x, (low + high) / 2);
                continue;
            }
            for (int i = 1; i < order.Count; i++)
            {
                var (a, b) = (order[i - 1], order[i]);
                sheet.Line(a.X, a.Y, b.X, b.Y, "k y");
                Sign((a.X + b.X) / 2, (a.Y + b.Y) / 2);
            }
        }
        sheet.Close();

        void Sign(double x, double y)
        {
            Glyphs.Differs(sheet, x, y);
            boxes.Take(x - 7, y - 7, x + 7, y + 7);
        }
    }
}
