using Isthmus.Names;

namespace Isthmus.Partnering.Buying;

/// <summary>What requests for quotation and buyer profiles are found by alike: words in any script, and HS chapters. Both keep them in the columns <c>Search</c> and <c>Chapters</c>.</summary>
internal static class Wanted
{
    private const int MostWords = 8;
    private const int MostChapters = 20;
    private const int MostValues = 40;

    public static string Words(string? q) => PlainText.IsWritable(q) ? (q ?? "").Trim().Cut(200) : "";

    public static IReadOnlyList<string> Countries(IEnumerable<string?>? some) => [.. (some ?? []).OfType<string>().Where(Isthmus.Ui.Countries.Exists).Select(c => c.ToUpperInvariant()).Distinct()];

    public static IReadOnlyList<string> Chapters(IEnumerable<string?>? some) => [.. (some ?? []).OfType<string>().Where(c => c is [>= '0' and <= '9', >= '0' and <= '9']).Distinct().Take(MostChapters)];

    /// <summary>The chapters of HS codes, each between blanks.</summary>
    public static string Column(IEnumerable<string> goods) => string.Concat(goods.Select(c => c[..2]).Distinct().Order(StringComparer.Ordinal).Select(c => $" {c}")) + " ";

    public static IQueryable<T> OfWords<T>(this IQueryable<T> rows, string words) where T : class
    {
        foreach (var word in SearchTerms.Of(words).Take(MostWords))
        {
            var (term, sound) = (" " + word.Term, word.Sound is null ? null : $" {word.Sound} ");
            rows = sound is null ? rows.Where(r => EF.Property<string>(r, "Search").Contains(term)) : rows.Where(r => EF.Property<string>(r, "Search").Contains(term) || EF.Property<string>(r, "Search").Contains(sound));
        }
        return rows;
    }

    public static IQueryable<T> OfChapters<T>(this IQueryable<T> rows, IReadOnlyList<string> chapters) where T : class
    {
        if (chapters.Count == 0) return rows;
        var wanted = chapters.Select(c => $"% {c} %").ToList();
        return rows.Where(r => wanted.Any(c => EF.Functions.Like(EF.Property<string>(r, "Chapters"), c)));
    }

    public static async Task<Facet> ChapterFacet<T>(IQueryable<T> rows, Texts t, CancellationToken ct) where T : class
    {
        var counts = await rows.GroupBy(r => EF.Property<string>(r, "Chapters")).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return new("chapter", t["partnering.rfq.chapter"], [.. counts.SelectMany(c => c.Key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(k => (Chapter: k, c.Count))).GroupBy(c => c.Chapter).OrderBy(g => g.Key, StringComparer.Ordinal).Take(MostValues)
            .Select(g => new FacetValue(g.Key, t["partnering.rfq.chapterOf", g.Key], g.Sum(c => c.Count)))]);
    }

    public static async Task<Facet> CountryFacet<T>(IQueryable<T> rows, string title, Formats f, CancellationToken ct) where T : class
    {
        var counts = await rows.Where(r => EF.Property<string?>(r, "Country") != null).GroupBy(r => EF.Property<string>(r, "Country")).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return new("country", title, [.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostValues).Select(c => new FacetValue(c.Key, f.Country(c.Key), c.Count))]);
    }
}
