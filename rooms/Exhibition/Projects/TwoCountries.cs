namespace Isthmus.Exhibition.Projects;

/// <summary>A joint project is one of at least two countries.</summary>
internal static class TwoCountries
{
    /// <summary>Says what is missing: partners at all, the country of some, or the second country. The API gets the codes and names as facts.</summary>
    public static Refusal? Missing(IReadOnlyCollection<Partner> partners, Language language)
    {
        var countries = partners.Select(p => p.CountryCode).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        if (countries.Count >= 2) return null;
        var without = partners.Where(p => p.CountryCode is null).Select(p => p.Name).ToList();
        var refusal = (countries, without) switch
        {
            ([], []) => Refusal.Conflict("exhibition.project-without-partners"),
            ([], _) => Refusal.Conflict("exhibition.project-without-countries", string.Join(", ", without)),
            ([var one], []) => Refusal.Conflict("exhibition.project-of-one-country", Countries.Name(one, language)),
            _ => Refusal.Conflict("exhibition.project-needs-country", Countries.Name(countries[0], language), string.Join(", ", without)),
        };
        return refusal with { Facts = new Dictionary<string, object?> { ["countries"] = countries, ["withoutCountry"] = without } };
    }

    /// <summary>Every pair of countries that work together, such as <c>IR-RU</c>.</summary>
    public static IReadOnlyList<string> Pairs(IEnumerable<string?> countries)
    {
        var codes = countries.OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. codes.SelectMany((a, i) => codes.Skip(i + 1).Select(b => $"{a}-{b}"))];
    }

    public static string Words(string pair, Language language) => string.Join(" – ", pair.Split('-').Select(c => Countries.Name(c, language)).Order(StringComparer.Create(language.Culture, ignoreCase: true)));
}
