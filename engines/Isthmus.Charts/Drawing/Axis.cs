namespace Isthmus.Charts.Drawing;

/// <summary>Ticks, their words and the lines of the grid.</summary>
internal static class Axis
{
    /// <summary>Words under a line, every nth of them so that none touches another; those at the sides stay on the sheet.</summary>
    public static void Words(Sheet sheet, double y, IReadOnlyList<(double X, string Text)> all, double left, double right)
    {
        var placed = all.Select(t =>
        {
            double room = Math.Min(TextWidth.Of(t.Text, Sheet.Letter), right - left);
            return (t.X, t.Text, Left: Math.Clamp(t.X - room / 2, left, right - room), Room: room);
        }).OrderBy(t => t.X).ToList();
        int nth = 1;
        while (nth < placed.Count && Touch(placed, nth)) nth++;
        for (int i = 0; i < placed.Count; i += nth)
        {
            sheet.Fitted(placed[i].Left + placed[i].Room / 2, y, placed[i].Text, placed[i].Room + 1, Anchor.Middle, "m");
        }

        static bool Touch(List<(double X, string Text, double Left, double Room)> placed, int nth)
        {
            for (int i = nth; i < placed.Count; i += nth)
            {
                if (placed[i - nth].Left + placed[i - nth].Room + 10 > placed[i].Left) return true;
            }
            return false;
        }
    }

    /// <summary>The horizontal grid with its values before it. Gives back nothing: the plot begins at <paramref name="left"/>.</summary>
    public static void Values(Sheet sheet, NiceScale scale, Func<decimal, double> y, Func<decimal, string> number, double left, double right, double room)
    {
        foreach (decimal tick in scale.Ticks)
        {
            sheet.Line(left, y(tick), right, y(tick), tick == 0 ? "ax" : "g");
            sheet.Fitted(left - 8, y(tick) + 4.2, Xml.Clean(number(tick)), room, Anchor.End, "m");
        }
    }

    /// <summary>How much room the words of a scale take, at most a share of the sheet.</summary>
    public static double Room(Sheet sheet, NiceScale scale, Func<decimal, string> number) =>
        Math.Min(sheet.Width * 0.3, scale.Ticks.Select(t => TextWidth.Of(Xml.Clean(number(t)), Sheet.Letter)).DefaultIfEmpty(0).Max());

    /// <summary>The words of the time axis and small ticks.</summary>
    public static void Time(Sheet sheet, TimeScale time, Func<DateOnly, double> x, Func<DateOnly, DateGrain, string> date, double y, double left, double right)
    {
        sheet.Line(left, y, right, y, "ax");
        Words(sheet, y + 18, [.. time.Ticks.Select(t => (x(t), Xml.Clean(date(t, time.Grain))))], sheet.Left, sheet.Right);
    }
}
