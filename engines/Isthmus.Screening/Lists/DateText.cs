using System.Globalization;

namespace Isthmus.Screening.Lists;

/// <summary>Dates as lists write them. Months are English, the calendar is the Gregorian one.</summary>
internal static class DateText
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>How far from its year an approximate date still contradicts nothing; see <see cref="PartialDate.IsApproximate"/>.</summary>
    private const int Reach = 3;

    private const int WidestRange = 60;

    /// <summary>
    /// The dates of <c>18 Aug 1951</c>, <c>Sep 1938</c>, <c>1962</c>, <c>circa 1969</c>, <c>1958 to 1960</c>, <c>01 Jan 1977 to 31 Dec 1985</c>, <c>1951-08-18</c>,
    /// <c>18/08/1951</c> and <c>00/00/1951</c>; nothing for any other text. A range becomes as few approximate years as cover it.
    /// </summary>
    public static IReadOnlyList<PartialDate> Births(string text)
    {
        var s = Text.Clean(text).TrimEnd('.', ',', ';');
        var to = s.IndexOf(" to ", StringComparison.OrdinalIgnoreCase);
        if (to < 0) return One(s, out var date) ? [date] : [];
        var from = s[..to];
        if (from.StartsWith("between ", StringComparison.OrdinalIgnoreCase)) from = from[8..];
        return One(from, out var a) && One(s[(to + 4)..], out var b) ? Range(a.Year, b.Year) : [];
    }

    /// <summary>The years from one to the other, both included; nothing if they are no range that a life can have.</summary>
    public static IReadOnlyList<PartialDate> Range(int from, int to)
    {
        if (from > to || from < 1 || to > 9999 || to - from > WidestRange) return [];
        if (from == to) return [new(from)];
        var pieces = (to - from) / (2 * Reach + 1) + 1;
        var dates = new PartialDate[pieces];
        // pieces of at most seven years, each said by its middle
        for (var i = 0; i < pieces; i++)
        {
            var (first, last) = (from + i * (to - from + 1) / pieces, from + (i + 1) * (to - from + 1) / pieces - 1);
            dates[i] = new((first + last) / 2, null, null, true);
        }
        return dates;
    }

    private static bool One(string text, out PartialDate date)
    {
        date = default;
        var s = text.Trim();
        var circa = false;
        foreach (var word in (ReadOnlySpan<string>)["circa ", "c. ", "approximately ", "approx. ", "about "])
            if (s.StartsWith(word, StringComparison.OrdinalIgnoreCase)) (circa, s) = (true, s[word.Length..].TrimStart());
        if (PartialDate.TryParse(s, out date) || Slashed(s, out date) || Worded(s, out date))
        {
            if (circa) date = date with { IsApproximate = true };
            return true;
        }
        return false;
    }

    /// <summary>Day, month, year; 00 for what is not known.</summary>
    private static bool Slashed(string s, out PartialDate date)
    {
        date = default;
        var parts = s.Split('/');
        if (parts.Length != 3 || !Number(parts[2], 4, out var year)) return false;
        var month = IsUnknown(parts[1]) ? 0 : Number(parts[1], 2, out var m) ? m : -1;
        var day = IsUnknown(parts[0]) ? 0 : Number(parts[0], 2, out var d) ? d : -1;
        return Make(year, month, day, out date);
    }

    private static bool Worded(string s, out PartialDate date)
    {
        date = default;
        var words = s.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 3 || !Number(words[^1], 4, out var year)) return false;
        var month = words[^2].Length >= 3 ? Array.IndexOf(Months, words[^2][..3].ToLowerInvariant()) + 1 : 0;
        if (month == 0) return false;
        var day = 0;
        return (words.Length == 2 || Number(words[0], 2, out day)) && Make(year, month, day, out date);
    }

    private static bool Make(int year, int month, int day, out PartialDate date)
    {
        date = default;
        if (year is < 1 or > 9999 || month is < 0 or > 12 || day < 0 || (day > 0 && (month == 0 || day > DateTime.DaysInMonth(year, month)))) return false;
        date = new(year, month == 0 ? null : month, day == 0 ? null : day);
        return true;
    }

    /// <summary>A whole date: <c>2012-12-31</c> (also with a time after it), <c>31/12/2012</c>, <c>12/31/2012</c> if <paramref name="american"/>, <c>25-Jan-2025</c>, <c>25 Jan 2025</c>.</summary>
    public static DateOnly? Day(string? text, bool american = false)
    {
        var s = Text.Clean(text);
        if (s.Length > 10 && s[4] == '-' && s[10] is 'T' or ' ' or 'Z' or '+') s = s[..10];
        string[] forms = american ? ["MM/dd/yyyy", "M/d/yyyy", "yyyy-MM-dd"] : ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd-MMM-yyyy", "d-MMM-yyyy", "dd MMM yyyy", "d MMM yyyy", "dd MMMM yyyy", "d MMMM yyyy"];
        return DateOnly.TryParseExact(s, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static bool IsUnknown(string s) => s.Length > 0 && s.AsSpan().TrimStart('0').IsEmpty || s.Equals("dd", StringComparison.OrdinalIgnoreCase) || s.Equals("mm", StringComparison.OrdinalIgnoreCase);

    private static bool Number(string s, int digits, out int value) =>
        int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out value) && s.Length <= digits && (digits < 4 || s.Length == 4);
}
