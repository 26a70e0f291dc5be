using System.Text.RegularExpressions;

namespace Isthmus.Partnering.Taxonomy;

internal enum KeywordArea { Technology, Market }

/// <summary>A term of a taxonomy. Names are data, not texts of the interface: they are searched in all languages at once.</summary>
internal sealed record Term(string Code, string En, string Ru, string Fa)
{
    public string Name(Language language) => language == Language.Russian ? Ru : language == Language.Persian ? Fa : En;
}

/// <summary>A taxonomy that keywords are taken from: its terms, or, where it is open, the form of its codes.</summary>
internal sealed record KeywordScheme(string Key, KeywordArea Area, string Title, IReadOnlyList<Term> Terms, Regex? Open = null)
{
    private readonly Dictionary<string, Term> _byCode = Terms.ToDictionary(t => t.Code, StringComparer.OrdinalIgnoreCase);

    public Term? Find(string code) => _byCode.GetValueOrDefault(code);
}

/// <summary>The taxonomies of this site. Another one is another line here.</summary>
internal static partial class Schemes
{
    public const string Technology = "een";
    public const string Activity = "nace";
    public const string Goods = "hs";

    public static readonly IReadOnlyList<KeywordScheme> All =
    [
        new(Technology, KeywordArea.Technology, "EEN", TechnologyTerms.All),
        new(Activity, KeywordArea.Market, "NACE", ActivityTerms.All),
        new(Goods, KeywordArea.Market, "HS", [], GoodsCode()),
    ];

    public static KeywordScheme? Find(string? key) => All.FirstOrDefault(s => s.Key == key);

    /// <summary>The keyword as it is kept; null when the taxonomy has no such code.</summary>
    public static Keyword? Read(string? scheme, string? code)
    {
        if (Find(scheme?.Trim().ToLowerInvariant()) is not { } of || string.IsNullOrWhiteSpace(code)) return null;
        if (of.Open is null) return of.Find(code.Trim()) is { } term ? new(of.Key, term.Code, term.En) : null;
        var plain = string.Concat(code.Where(c => !char.IsWhiteSpace(c) && c != '.'));
        return of.Open.IsMatch(plain) ? new(of.Key, plain, $"{of.Title} {plain}") : null;
    }

    public static KeywordArea AreaOf(Keyword keyword) => Find(keyword.Scheme)?.Area ?? KeywordArea.Market;

    public static string Name(Keyword keyword, Language language) => Find(keyword.Scheme)?.Find(keyword.Code)?.Name(language) ?? keyword.Label;

    /// <summary>By all its names it is found.</summary>
    public static IEnumerable<string> Names(Keyword keyword) => Find(keyword.Scheme)?.Find(keyword.Code) is { } t ? [t.En, t.Ru, t.Fa] : [keyword.Label, keyword.Code];

    public static IReadOnlyList<Option> Options(string scheme, Language language) => [.. Find(scheme)!.Terms.Select(t => new Option(t.Code, t.Name(language)))];

    // Two digits are a chapter, up to ten a line of a tariff.
    [GeneratedRegex("^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{8}|[0-9]{10})$")]
    private static partial Regex GoodsCode();
}
