using System.Globalization;
using Isthmus.Screening;

namespace Isthmus.Cli.Screen;

/// <summary>What cells of lists and of queries say.</summary>
internal static class ScreenCells
{
    private static readonly string[] Days = ["d MMM yyyy", "dd MMM yyyy", "d MMMM yyyy", "d.M.yyyy", "d/M/yyyy", "yyyy/M/d"];
    private static readonly string[] Months = ["MMM yyyy", "MMMM yyyy"];

    public static PartyType Type(string cell) => cell.ToLowerInvariant() switch
    {
        "person" or "individual" => PartyType.Person,
        "organization" or "organisation" or "entity" or "company" => PartyType.Organisation,
        "vessel" or "ship" => PartyType.Vessel,
        "aircraft" => PartyType.Aircraft,
        _ => PartyType.Unknown,
    };

    public static string[] Parts(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static IReadOnlyList<PartialDate> Dates(string cell) => [.. Parts(cell).Select(Date).OfType<PartialDate>()];

    /// <summary>A date in one of the forms of lists; null when it is none: a date that cannot be read contradicts nothing.</summary>
    public static PartialDate? Date(string text)
    {
        var circa = text.StartsWith("circa ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("c. ", StringComparison.OrdinalIgnoreCase);
        var rest = circa ? text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..] : text;
        if (PartialDate.TryParse(rest, out var date)) return circa ? date with { IsApproximate = true } : date;
        if (DateTime.TryParseExact(rest, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new PartialDate(day.Year, day.Month, day.Day, circa);
        return DateTime.TryParseExact(rest, Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? new PartialDate(month.Year, month.Month, null, circa) : null;
    }

    /// <summary>"Passport A1234567 | Tax ID No. 7707083893": the last word is the number.</summary>
    public static IReadOnlyList<PartyIdentifier> Identifiers(string cell) =>
        [.. Parts(cell).Select(p => p.LastIndexOfAny([' ', ':']) is > 0 and var at ? new PartyIdentifier(p[..at].TrimEnd(':', ' '), p[(at + 1)..]) : new PartyIdentifier("", p))];
}
