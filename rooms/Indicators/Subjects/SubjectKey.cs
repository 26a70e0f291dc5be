using System.Text.RegularExpressions;

namespace Isthmus.Indicators.Subjects;

/// <summary>
/// How subjects are written: <c>W</c> the world, <c>IR</c> a country (ISO 3166-1), <c>RU-NVS</c> a region (ISO 3166-2), <c>IR~RU</c> or <c>IR~RU-NVS</c> a pair, <c>org:…</c> and <c>edition:…</c> records of the house, <c>group:…</c> a set of countries,
/// anything else a short name of its own: <c>x:innoprom-2019-delegation</c>.
/// </summary>
internal static partial class SubjectKey
{
    public const int Longest = 80;
    public const string World = "W";
    public const string OrganisationPrefix = "org:";
    public const string EditionPrefix = "edition:";
    public const string GroupPrefix = "group:";
    public const string OtherPrefix = "x:";

    /// <summary>The key in its one form, and its kind; null for what is none. Countries are also read by their alpha-3 code and their names.</summary>
    public static (string Key, SubjectKind Kind)? Read(string? text)
    {
        var plain = (text ?? "").Trim();
        if (plain.Length is 0 or > Longest) return null;
        if (plain.ToUpperInvariant() is World or "WLD" or "WORLD") return (World, SubjectKind.World);
        if (plain.StartsWith(OrganisationPrefix, StringComparison.OrdinalIgnoreCase)) return Guid.TryParse(plain[OrganisationPrefix.Length..], out var organisation) ? (Of(new OrganisationId(organisation)), SubjectKind.Organisation) : null;
        if (plain.StartsWith(EditionPrefix, StringComparison.OrdinalIgnoreCase)) return Guid.TryParse(plain[EditionPrefix.Length..], out var edition) ? (EditionPrefix + edition, SubjectKind.Edition) : null;
        if (plain.StartsWith(GroupPrefix, StringComparison.OrdinalIgnoreCase)) return Slug().IsMatch(plain[GroupPrefix.Length..]) ? (GroupPrefix + plain[GroupPrefix.Length..].ToLowerInvariant(), SubjectKind.Group) : null;
        if (plain.StartsWith(OtherPrefix, StringComparison.OrdinalIgnoreCase)) return Slug().IsMatch(plain[2..]) ? (OtherPrefix + plain[2..].ToLowerInvariant(), SubjectKind.Other) : null;
        if (plain.Split('~') is [var one, var other])
        {
            if (Place(one) is not { } a || Place(other) is not { } b || a == b) return null;
            // One pair has one key, whichever side is named first; a region stands with its country's code and so sorts with it.
            return (string.CompareOrdinal(a, b) < 0 ? $"{a}~{b}" : $"{b}~{a}", SubjectKind.Pair);
        }
        return Place(plain) is { } place ? (place, place.Length == 2 ? SubjectKind.Country : SubjectKind.Region) : null;
    }

    public static string Of(OrganisationId id) => OrganisationPrefix + id;

    public static string Pair(string one, string other) => Read($"{one}~{other}")?.Key ?? throw new ArgumentException($"'{one}' and '{other}' are no pair.");

    /// <summary>The countries that it lies in.</summary>
    public static IReadOnlyList<string> CountriesOf(string key) => key.Contains(':', StringComparison.Ordinal) || key == World ? [] : [.. key.Split('~').Select(p => p[..2]).Distinct()];

    private static string? Place(string text)
    {
        var plain = text.Trim();
        if (Region().Match(plain.ToUpperInvariant()) is { Success: true } region) return Countries.Exists(region.Groups["country"].Value) ? region.Value : null;
        if (Countries.Exists(plain)) return plain.ToUpperInvariant();
        return CountryCodes.Two(plain) ?? Countries.Codes.FirstOrDefault(c => Language.All.Any(l => string.Equals(Countries.Name(c, l), plain, StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex("^(?<country>[A-Z]{2})-[A-Z0-9]{1,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Region();

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,59}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Slug();
}
