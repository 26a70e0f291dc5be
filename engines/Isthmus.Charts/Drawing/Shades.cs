namespace Isthmus.Charts.Drawing;

/// <summary>Figures in steps of shade.</summary>
internal sealed class Shades
{
    // Which of the seven steps of the palette serve for so many classes.
    private static readonly int[][] s_steps = [[4], [2, 6], [2, 4, 6], [1, 3, 5, 7], [1, 3, 4, 6, 7], [1, 2, 3, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7]];
    private readonly int[] _steps;
    private readonly decimal _lowest, _highest;

    private Shades(IReadOnlyList<decimal> breaks, decimal lowest, decimal highest) =>
        (Breaks, _lowest, _highest, _steps) = (breaks, lowest, highest, s_steps[breaks.Count]);

    public IReadOnlyList<decimal> Breaks { get; }

    /// <summary>The step of the palette for a figure, 1 to 7.</summary>
    public int Step(decimal value) => _steps[Breaks.Count(b => value >= b)];

    public static Shades For(IReadOnlyCollection<decimal> values, IReadOnlyList<decimal>? breaks, int steps)
    {
        decimal lowest = values.Count == 0 ? 0 : values.Min(), highest = values.Count == 0 ? 0 : values.Max();
        if (breaks is not null) return new Shades([.. breaks.Distinct().Order().Take(s_steps.Length - 1)], lowest, highest);
        steps = Math.Clamp(steps, 2, s_steps.Length);
        decimal[] order = [.. values.Order()];
        return new Shades([.. Enumerable.Range(1, steps - 1).Where(_ => order.Length > 0).Select(i => order[(int)((long)i * order.Length / steps)]).Where(b => b > lowest).Distinct()], lowest, highest);
    }

    /// <summary>Steps beside each other with the figures where they meet. Gives back where they end.</summary>
    public double Legend(Sheet sheet, double x, double top, Func<decimal, string> number)
    {
        decimal?[] edges = [_lowest < Breaks.FirstOrDefault(decimal.MaxValue) ? _lowest : null, .. Breaks, Breaks.Count == 0 || _highest > Breaks[^1] ? _highest : null];
        string[] words = [.. edges.Select(e => e is { } edge ? Xml.Clean(number(edge)) : "")];
        double width = Math.Clamp(words.Max(w => TextWidth.Of(w, Sheet.Small)) + 12, 34, Math.Max(34, (sheet.Right - x - 40) / _steps.Length));
        double first = x + Math.Min(TextWidth.Of(words[0], Sheet.Small) / 2, 40);
        sheet.Open("e");
        for (int i = 0; i < _steps.Length; i++) sheet.Draw(sheet.Path().Rect(first + i * width, top + 0.5, width, 11), $"q{_steps[i]}");
        sheet.Close();
        for (int i = 0; i < words.Length; i++)
        {
            if (i > 0 && i < words.Length - 1 || _lowest < _highest || i == 0) sheet.Fitted(first + i * width, top + 25, words[i], width - 4, Anchor.Middle, "m c", Sheet.Small);
        }
        return first + _steps.Length * width + TextWidth.Of(words[^1], Sheet.Small) / 2;
    }
}
