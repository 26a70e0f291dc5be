using System.Text.RegularExpressions;

namespace Isthmus.Partnering.Taxonomy;

internal enum KeywordArea { Technology, Market }

/// <summary>A term of a taxonomy. Names are data, not texts of the interface: they are searched in all languages at once. Where one is missing the English one is shown.</summary>
internal sealed record Term(string Code, string En, string? Ru, string? Fa, string? Parent = null)
{
    public string Name(Language language) => (language == Language.Russian ? Ru : language == Language.Persian ? Fa : null) ?? En;

    public IEnumerable<string> Names => new[] { En, Ru, Fa }.OfType<string>();
}

/// <summary>A taxonomy that keywords are taken from: its terms, or, where it is open, the form of its codes.</summary>
internal sealed record KeywordScheme(string Key, KeywordArea Area, string Title, IReadOnlyList<Term> Terms, Regex? Open = null)
{
    private readonly Dictionary<string, Term> _byCode = Terms.ToDictionary(t => t.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>Of one that the operator loaded: under which terms, and which edition.</summary>
    public string? Licence { get; init; }
    public string? Edition { get; init; }
    public bool IsLoaded { get; init; }

    public Term? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The code with those above it, for two that lie under one are near each other.</summary>
    public string Path(string code)
    {
        if (Open is not null) return string.Join('/', Enumerable.Range(1, code.Length / 2).Select(n => code[..(2 * n)]).Prepend(Key));
        var path = new List<string>();
        for (var at = Find(code); at is not null; at = at.Parent is { } parent ? Find(parent) : null) path.Insert(0, at.Code);
        return path.Count == 0 ? $"{Key}/{code}" : $"{Key}/{string.Join('/', path)}";
    }
}

/// <summary>The taxonomies that every site has.</summary>
internal static partial class Schemes
{
    public const string Technology = "een";
    public const string Activity = "nace";
    public const string Goods = "hs";

    /// <summary>Of keys and codes, as the tables keep them.</summary>
    public const int Longest = 20;

    public static readonly IReadOnlyList<KeywordScheme> BuiltIn =
    [
        new(Technology, KeywordArea.Technology, "EEN", TechnologyTerms.All),
        new(Activity, KeywordArea.Market, "NACE", ActivityTerms.All),
        new(Goods, KeywordArea.Market, "HS", [], GoodsCode()),
    ];

    /// <summary>A keyword as addresses write it: <c>een-002</c>.</summary>
    public static (string Scheme, string Code)? Split(string text) =>
        text.IndexOf('-', StringComparison.Ordinal) is > 0 and var at && IsKey(text[..at]) && IsCode(text[(at + 1)..]) ? (text[..at], text[(at + 1)..]) : null;

    public static bool IsKey(string text) => Key().IsMatch(text);

    public static bool IsCode(string text) => Code().IsMatch(text);

    [GeneratedRegex(@"^[a-z][a-z0-9]{0,19}\z")]
    private static partial Regex Key();

    // No mark by which lists, paths and addresses are parted.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,19}\z")]
    private static partial Regex Code();

    // Two digits are a chapter, up to ten a line of a tariff.
    [GeneratedRegex("^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{8}|[0-9]{10})$")]
    private static partial Regex GoodsCode();
}
