using System.Globalization;

namespace Isthmus.Screening;

/// <summary>A date as lists know it: a day, a month or only a year, sometimes a guess.</summary>
/// <param name="Year">Gregorian year, 1 to 9999.</param>
/// <param name="Month">1 to 12, or null.</param>
/// <param name="Day">1 to 31, or null; only with a month.</param>
/// <param name="IsApproximate">The list says "circa", or gives a range whose middle this is: a year off by up to three contradicts nothing.</param>
public readonly record struct PartialDate(int Year, int? Month = null, int? Day = null, bool IsApproximate = false)
{
    /// <summary>Reads <c>YYYY</c>, <c>YYYY-MM</c> or <c>YYYY-MM-DD</c>, with <c>~</c> before it for an approximate one.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        var s = (text ?? "").Trim();
        var approximate = s.StartsWith('~');
        var parts = s.TrimStart('~').Split('-');
        if (parts.Length is 0 or > 3 || !Number(parts[0], 1, 9999, out var year)) return false;
        if (parts.Length == 1) { date = new(year, null, null, approximate); return true; }
        if (!Number(parts[1], 1, 12, out var month)) return false;
        if (parts.Length == 2) { date = new(year, month, null, approximate); return true; }
        if (!Number(parts[2], 1, DateTime.DaysInMonth(year, month), out var day)) return false;
        date = new(year, month, day, approximate);
        return true;
    }

    /// <summary>The form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsApproximate ? "~" : "")}{Year:0000}")
        + (Month is { } m ? m.ToString("-00", CultureInfo.InvariantCulture) : "") + (Day is { } d ? d.ToString("-00", CultureInfo.InvariantCulture) : "");

    private static bool Number(string s, int least, int most, out int value) =>
        int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
}
