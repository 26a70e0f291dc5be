namespace Isthmus.Charts.Drawing;

/// <summary>The names of the series at the ends of their lines, pushed apart until none lies on another.</summary>
internal static class EndLabels
{
    public const double Leading = 16, Gap = 10;

    /// <summary>The room that the names take beside a plot of this height; 0 where they do not fit and a legend must do.</summary>
    public static double Room(Sheet sheet, IReadOnlyList<string> names, double height)
    {
        if (names.Count < 2 || names.Count * Leading > height) return 0;
        double widest = names.Max(n => TextWidth.Of(n, Sheet.Letter, true)) + Gap + 14;
        return widest <= sheet.Width * 0.3 ? widest : 0;
    }

    public static void Draw(Sheet sheet, IReadOnlyList<(int Series, string Name, double X, double Y)> ends, double x, double top, double bottom)
    {
        var order = ends.OrderBy(e => e.Y).ThenBy(e => e.Series).ToList();
        double[] at = [.. order.Select(e => e.Y)];
        // Down until each has room, then back up from the foot.
        for (int i = 1; i < at.Length; i++) at[i] = Math.Max(at[i], at[i - 1] + Leading);
        for (int i = at.Length - 1; i >= 0; i--) at[i] = Math.Min(at[i], i == at.Length - 1 ? bottom - 2 : at[i + 1] - Leading);
        for (int i = 0; i < at.Length; i++) at[i] = Math.Max(at[i], i == 0 ? top + 4 : at[i - 1] + Leading);
        for (int i = 0; i < at.Length; i++)
        {
            var end = order[i];
            sheet.Open(Glyphs.Class(end.Series));
            if (Math.Abs(at[i] - end.Y) > 4 || x - end.X > 12) sheet.Draw(sheet.Path().Move(end.X + 7, end.Y).To(Math.Max(end.X + 7, x - 4), end.Y).To(x + Gap - 3, at[i]), "g");
            sheet.Text(x + Gap, at[i] + 4.2, end.Name, Anchor.Start, "n b");
            sheet.Close();
        }
    }
}
