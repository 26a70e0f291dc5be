namespace Isthmus.Indicators.Datasets.Reading;

/// <summary>Tells columns by their titles: SDMX's own first, then those of the files that statistical offices and banks hand out.</summary>
internal static class ColumnTitles
{
    private static readonly (ColumnRole Role, string[] Titles)[] s_known =
    [
        (ColumnRole.Measure, ["INDICATOR", "MEASURE", "INDICATOR_CODE", "SERIES_CODE", "SERIES", "INDIC"]),
        (ColumnRole.Subject, ["REF_AREA", "COUNTRY_CODE", "ECONOMY", "SUBJECT", "GEO", "ISO3", "COUNTRY"]),
        (ColumnRole.Period, ["TIME_PERIOD", "PERIOD", "YEAR", "TIME", "DATE"]),
        (ColumnRole.Value, ["OBS_VALUE", "VALUE"]),
        (ColumnRole.Status, ["OBS_STATUS"]),
        (ColumnRole.Unit, ["UNIT_MEASURE", "UNIT"]),
        (ColumnRole.UnitPower, ["UNIT_MULT"]),
        (ColumnRole.Source, ["SOURCE", "SOURCE_URL", "OBS_SOURCE"]),
    ];

    public static readonly IReadOnlyList<ColumnRole> Needed = [ColumnRole.Measure, ColumnRole.Subject, ColumnRole.Period, ColumnRole.Value];

    public static string Usual(ColumnRole role) => s_known.First(k => k.Role == role).Titles[0];

    public static bool IsKnown(string title) => s_known.Any(k => k.Titles.Contains(Plain(title)));

    public static ColumnRole[] Of(IReadOnlyList<string> titles)
    {
        var plain = titles.Select(Plain).ToList();
        var roles = Enumerable.Repeat(ColumnRole.Extra, titles.Count).ToArray();
        foreach (var (role, known) in s_known)
        {
            var at = known.Select(k => plain.IndexOf(k)).FirstOrDefault(i => i >= 0 && roles[i] == ColumnRole.Extra, -1);
            if (at >= 0) roles[at] = role;
        }
        return roles;
    }

    // SDMX-CSV may write "INDICATOR: Indicator".
    private static string Plain(string title) => title.Split(':')[0].Trim().ToUpperInvariant().Replace(' ', '_').Replace('-', '_');
}
