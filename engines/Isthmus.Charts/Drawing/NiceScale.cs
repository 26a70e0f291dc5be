namespace Isthmus.Charts.Drawing;

/// <summary>A scale of values whose ticks are round numbers: 1, 2 or 5 times a power of ten (Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990).</summary>
internal sealed class NiceScale
{
    private NiceScale(double low, double high, IReadOnlyList<decimal> ticks) => (Low, High, Ticks) = (low, high, ticks);

    public double Low { get; }
    public double High { get; }
    public IReadOnlyList<decimal> Ticks { get; }

    /// <summary>Where a value lies: 0 at the low end, 1 at the high end.</summary>
    public double Share(decimal value) => Math.Clamp(((double)value - Low) / (High - Low), 0, 1);

    /// <summary>The same scale from another low end, which gets a tick of its own.</summary>
    public NiceScale From(decimal low)
    {
        var kept = Ticks.Where(t => t > low).ToList();
        // A tick close to the new one would only crowd it.
        if (kept.Count > 1 && kept[0] - low < (kept[1] - kept[0]) / 2) kept.RemoveAt(0);
        return new NiceScale((double)low, Math.Max(High, (double)low + 1), [low, .. kept]);
    }

    /// <param name="values">What must be on the scale. None: 0 to 1.</param>
    /// <param name="zero">Whether zero must be; null: where it is not far from the values.</param>
    /// <param name="most">The most steps that there is room for, 1 or more.</param>
    /// <param name="whole">Ticks on whole numbers only.</param>
    public static NiceScale For(IReadOnlyCollection<decimal> values, bool? zero, int most, bool whole = false)
    {
        double low = values.Count == 0 ? 0 : (double)values.Min(), high = values.Count == 0 ? 1 : (double)values.Max();
        bool near = low >= 0 ? low <= 0.5 * high : high >= 0 || -high <= -0.5 * low;
        if (zero ?? near) (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        if (!Apart(low, high))
        {
            // One value: it stands in the middle of a scale of its own size.
            double around = low == 0 ? 1 : Math.Max(Math.Abs(low) * 0.5, 1e-20);
            if (zero ?? near) (low, high) = low < 0 ? (low - around, 0.0) : low > 0 ? (0.0, low + around) : (0.0, 1.0);
            else (low, high) = (low - around, high + around);
        }
        double step = Nice((high - low) / Math.Max(1, most));
        if (whole) step = Math.Max(1, Math.Round(step));
        double first = Math.Floor(low / step + 1e-9), last = Math.Ceiling(high / step - 1e-9);
        if (last <= first) last = first + 1;
        return new NiceScale(first * step, last * step, [.. Steps(first, last, step)]);
    }

    private static bool Apart(double low, double high) => high - low > Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-12 && high - low > 1e-27;

    private static IEnumerable<decimal> Steps(double first, double last, double step)
    {
        // In decimals, so that 0.1 three times is 0.3; what no decimal can hold has no tick.
        decimal exact = step is > 1e-27 and < 7e28 ? Exact(step) : 0;
        if (exact == 0) yield break;
        for (double k = first; k <= last; k++)
        {
            if (Math.Abs(k * step) < 7.9e28) yield return (decimal)k * exact;
        }
    }

    // A step is 1, 2 or 5 times a power of ten: built from that, not from the double.
    private static decimal Exact(double step)
    {
        int power = (int)Math.Floor(Math.Log10(step) + 1e-9);
        decimal exact = (decimal)Math.Round(step / Math.Pow(10, power));
        for (; power > 0; power--) exact *= 10;
        for (; power < 0; power++) exact /= 10;
        return exact;
    }

    /// <summary>The least of 1, 2 or 5 times a power of ten that is not less.</summary>
    private static double Nice(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double share = rough / power;
        return power * (share <= 1.0000001 ? 1 : share <= 2.0000001 ? 2 : share <= 5.0000001 ? 5 : 10);
    }
}
