namespace Isthmus.Charts.Drawing;

/// <summary>A scale of days with ticks at round dates, or at those that the caller names.</summary>
internal sealed class TimeScale
{
    private static readonly int[] s_months = [1, 2, 3, 6], s_years = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];

    private TimeScale(int first, int last, DateGrain grain, IReadOnlyList<DateOnly> ticks) => (First, Last, Grain, Ticks) = (first, last, grain, ticks);

    public int First { get; }
    public int Last { get; }
    public DateGrain Grain { get; }
    public IReadOnlyList<DateOnly> Ticks { get; }

    public double Share(DateOnly date) => Last == First ? 0.5 : Math.Clamp((date.DayNumber - First) / (double)(Last - First), 0, 1);

    /// <param name="dates">What must be on the scale.</param>
    /// <param name="most">The most ticks that there is room for, 1 or more.</param>
    /// <param name="given">The caller's own ticks.</param>
    /// <param name="exact">Dates to put ticks at where they are few enough.</param>
    public static TimeScale For(IReadOnlyCollection<DateOnly> dates, int most, IReadOnlyList<DateOnly>? given, IReadOnlyList<DateOnly>? exact = null)
    {
        int first = dates.Count == 0 ? 0 : dates.Min().DayNumber, last = dates.Count == 0 ? 0 : dates.Max().DayNumber;
        var within = (given ?? exact ?? []).Where(d => d.DayNumber >= first && d.DayNumber <= last).Distinct().Order().ToList();
        var grain = within.Count > 0 ? GrainOf(within) : DateGrain.Year;
        if (given is not null) return new TimeScale(first, last, grain, Thinned(within, most));
        if (within.Count > 0 && within.Count <= most) return new TimeScale(first, last, grain, within);
        (grain, var ticks) = Round(first, last, most);
        return new TimeScale(first, last, grain, ticks);
    }

    /// <summary>Every nth, so that at most <paramref name="most"/> are left.</summary>
    public static IReadOnlyList<T> Thinned<T>(IReadOnlyList<T> all, int most)
    {
        int nth = Math.Max(1, (all.Count + Math.Max(1, most) - 1) / Math.Max(1, most));
        return nth == 1 ? all : [.. all.Where((_, i) => i % nth == 0)];
    }

    private static DateGrain GrainOf(List<DateOnly> dates) =>
        dates.TrueForAll(d => d.DayOfYear == dates[0].DayOfYear || (d.Month, d.Day) == (dates[0].Month, dates[0].Day)) ? DateGrain.Year
        : dates.TrueForAll(d => d.Day == dates[0].Day) || dates.Zip(dates.Skip(1)).All(p => p.Second.DayNumber - p.First.DayNumber >= 28) ? DateGrain.Month : DateGrain.Day;

    private static (DateGrain, IReadOnlyList<DateOnly>) Round(int first, int last, int most)
    {
        DateOnly from = DateOnly.FromDayNumber(first), to = DateOnly.FromDayNumber(last);
        int days = last - first;
        if (days == 0) return (from is { Month: 1, Day: 1 } ? DateGrain.Year : from.Day == 1 ? DateGrain.Month : DateGrain.Day, [from]);
        if (days < 62)
        {
            int step = new[] { 1, 2, 7, 14 }.FirstOrDefault(s => days / s < most, 28);
            return (DateGrain.Day, [.. Enumerable.Range(0, days / step + 1).Select(i => from.AddDays(i * step))]);
        }
        int months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        if (months < 30 && s_months.FirstOrDefault(s => months / s + 1 <= most) is var monthly and > 0)
        {
            var ticks = Enumerable.Range(0, months + 1).Select(i => new DateOnly(from.Year, from.Month, 1).AddMonths(i)).Where(d => (d.Month - 1) % monthly == 0 && d >= from && d <= to).ToList();
            if (ticks.Count > 1) return (DateGrain.Month, ticks);
        }
        int yearly = s_years.FirstOrDefault(s => (to.Year - from.Year) / s + 1 <= most, 2000);
        var years = Enumerable.Range(from.Year, to.Year - from.Year + 1).Where(y => y % yearly == 0).Select(y => new DateOnly(y, 1, 1)).Where(d => d >= from && d <= to).ToList();
        // Points of a year often stand on its middle or its end: then a year is said where they stand.
        return years.Count > 0 ? (DateGrain.Year, years) : (DateGrain.Month, [from]);
    }
}
