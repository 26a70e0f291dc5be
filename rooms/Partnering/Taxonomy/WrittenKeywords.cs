using Isthmus.Partnering.Opportunities;

namespace Isthmus.Partnering.Taxonomy;

/// <summary>Keywords of the taxonomies that the operator loaded, as forms and files write them: <c>key:code</c>. Short taxonomies are ticked, codes of the others are written.</summary>
internal static class WrittenKeywords
{
    public const int Longest = 500;

    /// <summary>For a cell whose values are parted by semicolons.</summary>
    public static string Cell(Keyword keyword) => $"{Plain(keyword)} {keyword.Label.Replace(';', ',')}";

    public static List<string> Boxes(IEnumerable<Keyword> keywords, Taxonomies taxonomies) => [.. keywords.Where(k => taxonomies.Boxed.Any(s => s.Key == k.Scheme)).Select(Plain)];

    /// <summary>Also those whose taxonomy is no longer here.</summary>
    public static string Codes(IEnumerable<Keyword> keywords, Taxonomies taxonomies) =>
        string.Join(", ", keywords.Where(k => !Schemes.BuiltIn.Concat(taxonomies.Boxed).Any(s => s.Key == k.Scheme)).Select(Plain));

    public static IReadOnlyList<Option> Options(Taxonomies taxonomies, Language language) =>
        [.. taxonomies.Boxed.SelectMany(s => s.Terms.Select(t => new Option($"{s.Key}:{t.Code}", t.Name(language)) { Hint = s.Title }))];

    /// <summary>As the API would bring them.</summary>
    public static IEnumerable<KeywordInput> Read(IEnumerable<string> boxes, string? codes, Taxonomies taxonomies) => boxes.Concat(Written.Split(codes)).Select(w => Parts(w, taxonomies)).Select(p => new KeywordInput { Scheme = p.Scheme, Code = p.Code });

    /// <summary>Codes that there are not, with what may have been meant.</summary>
    public static Refusal? Refuse(string? codes, Taxonomies taxonomies, IReadOnlyList<Keyword> kept, Language language, string field)
    {
        var wrong = Written.Split(codes).Where(w => Parts(w, taxonomies) is var (scheme, code) && taxonomies.Read(scheme, code, kept) is null).Select(w => taxonomies.Near(w) is { Count: > 0 } near
            ? new FieldRefusal(field, "partnering.wrong.keyword.near", w.Cut(60), string.Join("; ", near.Select(n => $"{n.Scheme.Key}:{n.Term.Code} {n.Term.Name(language)}"))) : new FieldRefusal(field, "partnering.wrong.keyword", w.Cut(60))).ToList();
        return wrong.Count > 0 ? Refusal.InvalidFields(wrong) : null;
    }

    /// <summary>What the codes are called, for whoever wrote them.</summary>
    public static IReadOnlyList<(string Code, string Name)> Named(string? codes, Taxonomies taxonomies, IReadOnlyList<Keyword> kept, Language language) =>
        [.. Written.Split(codes).Select(w => Parts(w, taxonomies)).Select(p => taxonomies.Read(p.Scheme, p.Code, kept)).OfType<Keyword>().Select(k => (Plain(k), taxonomies.Name(k, language)))];

    public static string Example(Taxonomies taxonomies) => string.Join(", ", taxonomies.Written.Take(2).Select(s => $"{s.Key}:{s.Terms[^1].Code}"));

    private static string Plain(Keyword keyword) => $"{keyword.Scheme}:{keyword.Code}";

    // Without a key the code stands for itself where one taxonomy alone has it.
    private static (string Scheme, string Code) Parts(string written, Taxonomies taxonomies)
    {
        var at = written.IndexOf(':', StringComparison.Ordinal);
        if (at > 0) return (written[..at].Trim().ToLowerInvariant(), written[(at + 1)..].Trim());
        var having = taxonomies.Written.Where(s => s.Find(written) is not null).ToList();
        return (having.Count == 1 ? having[0].Key : "", written);
    }
}
