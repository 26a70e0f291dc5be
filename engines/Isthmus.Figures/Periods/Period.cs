using System.Globalization;

namespace Isthmus.Figures.Periods;

/// <summary>
/// A time that a figure is about, written in the subset of ISO 8601-2 (EDTF) that figures need, with Jalali years and months beside it:
/// <c>2019</c>, <c>2019-Q3</c>, <c>2019-07</c>, <c>2019-07-09</c>, <c>AP1399</c>, <c>AP1399-05</c>, <c>AP1399-05-12</c>, <c>2014/2017</c> (from one to the other), <c>2016/..</c> (since), <c>../2021</c> (until),
/// each with <c>?</c> where it is uncertain or <c>~</c> where it is approximate. Days are those of the Gregorian calendar, first and last day included.
/// </summary>
public sealed record Period : IComparable<Period>
{
    private Period(string text, DateOnly? first, DateOnly? last, Precision precision, Reckoning reckoning, bool uncertain, bool approximate) =>
        (Text, First, Last, Precision, Reckoning, IsUncertain, IsApproximate) = (text, first, last, precision, reckoning, uncertain, approximate);

    /// <summary>As it is written, in its shortest form.</summary>
    public string Text { get; }

    /// <summary>The first day; null where it is open.</summary>
    public DateOnly? First { get; }

    /// <summary>The last day, included; null where it is open.</summary>
    public DateOnly? Last { get; }

    /// <summary>How finely it is said.</summary>
    public Precision Precision { get; }

    /// <summary>The calendar it is said in; of a span, that of its first end.</summary>
    public Reckoning Reckoning { get; }

    /// <summary>True where the source leaves open whether this is the time.</summary>
    public bool IsUncertain { get; }

    /// <summary>True where the time is near this.</summary>
    public bool IsApproximate { get; }

    /// <summary>The day to put it at where one day is needed: the last one, or the first where it has no end.</summary>
    public DateOnly Mark => Last ?? First ?? DateOnly.MinValue;

    /// <summary>A Gregorian year.</summary>
    public static Period OfYear(int year) => Parse(year.ToString("0000", CultureInfo.InvariantCulture));

    /// <summary>A Jalali year.</summary>
    public static Period OfJalaliYear(int year) => Parse("AP" + year.ToString(CultureInfo.InvariantCulture));

    /// <summary>A day.</summary>
    public static Period OfDay(DateOnly day) => Parse(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Reads a period.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static Period Parse(string text) => TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not a period.");

    /// <summary>Reads a period; also <c>FY1399</c> for a Jalali fiscal year, small letters and Persian digits.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Period? period)
    {
        period = null;
        var plain = PeriodPart.Plain(text);
        var uncertain = plain.EndsWith('?');
        var approximate = plain.EndsWith('~');
        if (uncertain || approximate) plain = plain[..^1].Trim();
        if (plain.Split('/') is [var from, var until])
        {
            var open = (From: from is ".." or "", Until: until is ".." or "");
            if (open.From && open.Until) return false;
            PeriodPart? first = null, last = null;
            if (!open.From && (first = PeriodPart.Read(from)) is null) return false;
            if (!open.Until && (last = PeriodPart.Read(until)) is null) return false;
            if (first is not null && last is not null && first.First > last.Last) return false;
            period = new($"{first?.Text ?? ".."}/{last?.Text ?? ".."}{Mark(uncertain, approximate)}", first?.First, last?.Last, Precision.Span, (first ?? last)!.Reckoning, uncertain, approximate);
            return true;
        }
        if (PeriodPart.Read(plain) is not { } whole) return false;
        period = new(whole.Text + Mark(uncertain, approximate), whole.First, whole.Last, whole.Precision, whole.Reckoning, uncertain, approximate);
        return true;

        static string Mark(bool uncertain, bool approximate) => uncertain ? "?" : approximate ? "~" : "";
    }

    /// <summary>True when they share a day.</summary>
    public bool Overlaps(Period other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (First ?? DateOnly.MinValue) <= (other.Last ?? DateOnly.MaxValue) && (other.First ?? DateOnly.MinValue) <= (Last ?? DateOnly.MaxValue);
    }

    /// <summary>True when every day of the other is one of this.</summary>
    public bool Contains(Period other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (First ?? DateOnly.MinValue) <= (other.First ?? DateOnly.MinValue) && (other.Last ?? DateOnly.MaxValue) <= (Last ?? DateOnly.MaxValue);
    }

    /// <summary>The years from the end of this to the end of the other, as a number with a fraction: 3 from 2014 to 2017. Null where an end is open.</summary>
    public decimal? YearsTo(Period other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Last is not { } from || other.Last is not { } until) return null;
        // Whole years where both ends are the same day of the year, of either calendar, so that leap days do not show.
        if (from.Month == until.Month && (from.Day == until.Day || (IsMonthEnd(from) && IsMonthEnd(until)))) return until.Year - from.Year;
        if (Reckoning == Reckoning.Jalali && other.Reckoning == Reckoning.Jalali && Precision == Precision.Year && other.Precision == Precision.Year) return Jalali.YearOf(until) - Jalali.YearOf(from);
        return (until.DayNumber - from.DayNumber) / 365.2425m;

        static bool IsMonthEnd(DateOnly day) => day.Day == DateTime.DaysInMonth(day.Year, day.Month);
    }

    /// <summary>By the day they end, then by the day they begin, then by how they are written.</summary>
    public int CompareTo(Period? other)
    {
        if (other is null) return 1;
        var by = Mark.CompareTo(other.Mark);
        if (by == 0) by = (First ?? DateOnly.MinValue).CompareTo(other.First ?? DateOnly.MinValue);
        return by != 0 ? by : string.CompareOrdinal(Text, other.Text);
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => Text;

    /// <summary>Two periods are the same when they are written alike.</summary>
    public bool Equals(Period? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Earlier.</summary>
    public static bool operator <(Period left, Period right) => Compare(left, right) < 0;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(Period left, Period right) => Compare(left, right) <= 0;

    /// <summary>Later.</summary>
    public static bool operator >(Period left, Period right) => Compare(left, right) > 0;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(Period left, Period right) => Compare(left, right) >= 0;

    private static int Compare(Period? left, Period? right) => left is null ? right is null ? 0 : -1 : left.CompareTo(right);
}
