using Isthmus.Registry.Organisations;
using Isthmus.Registry.Products;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Lookups;

/// <summary>The lookup rows of one organisation, and the content they were made from.</summary>
internal sealed record LookupSet(OrganisationContent Content, IReadOnlySet<string> Keys, IReadOnlySet<long> Words, IReadOnlyList<string> Fields)
{
    public static LookupSet Of(OrganisationContent content) => new(content, LookupKeys.Of(content), LookupKeys.Words(content), [.. content.Fields.Distinct()]);
}

/// <summary>What the lookup tables hold for a record. Pure: a record always has the same rows.</summary>
internal static class LookupKeys
{
    private const int Longest = 300;

    public static IReadOnlySet<string> Of(OrganisationContent content)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in content.AllNames) keys.UnionWith(OfName(name));
        if (WebsiteKey.Of(content.Website) is { } website) keys.Add(Cut("w:" + website));
        foreach (var identifier in content.Identifiers) keys.Add(Cut(OfIdentifier(identifier)));
        return keys;
    }

    public static IEnumerable<string> OfName(string name)
    {
        var key = NameKey.Of(name);
        if (key.Key.Length > 0) yield return Cut("n:" + key.Key);
        if (key.Skeleton.Length >= 3) yield return Cut("s:" + key.Skeleton);
    }

    public static string OfIdentifier(string identifier) => "i:" + string.Concat(identifier.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    public static IReadOnlySet<long> Words(OrganisationContent content)
    {
        var texts = content.AllNames.Concat(content.Places.Select(p => p.City)).Append(WebsiteKey.Of(content.Website)?.Split('.')[0]).Concat(content.Identifiers.Select(i => i[(i.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        return Words(texts);
    }

    public static IReadOnlySet<long> Words(ProductContent content) => Words(content.AllNames.Append(content.HsCode));

    private static HashSet<long> Words(IEnumerable<string?> texts)
    {
        var codes = new HashSet<long>();
        foreach (var word in texts.SelectMany(SearchTerms.Of))
        {
            codes.Add(WordCode.Of(word.Term));
            if (word.Sound is not null) codes.Add(WordCode.Of(word.Sound));
        }
        return codes;
    }

    private static string Cut(string key) => PlainText.Cut(key, Longest);
}
