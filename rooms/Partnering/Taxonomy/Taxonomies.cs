using Isthmus.Names;

namespace Isthmus.Partnering.Taxonomy;

/// <summary>The taxonomies of this site: those that every site has, and those that its operator loaded at the start. Never changed while it runs.</summary>
internal sealed class Taxonomies
{
    /// <summary>One with more terms is not offered as boxes to tick: its codes are looked up and written.</summary>
    private const int MostBoxes = 30;
    private const int MostNear = 3;

    private readonly Dictionary<string, KeywordScheme> _byKey;
    private readonly Lazy<(KeywordScheme Scheme, Term Term, string Words)[]> _searched;

    public Taxonomies(IReadOnlyList<KeywordScheme> loaded)
    {
        All = [.. Schemes.BuiltIn, .. loaded];
        _byKey = All.ToDictionary(s => s.Key);
        Boxed = [.. loaded.Where(s => s.Terms.Count <= MostBoxes)];
        Written = [.. loaded.Where(s => s.Terms.Count > MostBoxes)];
        _searched = new(() => [.. All.SelectMany(s => s.Terms.Select(t => (s, t, SearchTerms.Column(t.Names))))]);
    }

    public IReadOnlyList<KeywordScheme> All { get; }

    /// <summary>Loaded ones that are short enough to be ticked.</summary>
    public IReadOnlyList<KeywordScheme> Boxed { get; }

    /// <summary>Loaded ones whose codes are written.</summary>
    public IReadOnlyList<KeywordScheme> Written { get; }

    public KeywordScheme? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);

    /// <summary>The keyword as it is kept; null when the taxonomy has no such code.</summary>
    /// <param name="scheme">Key of the taxonomy.</param>
    /// <param name="code">As somebody wrote it.</param>
    /// <param name="kept">What the record says already: it may go on saying it when its taxonomy is no longer here.</param>
    public Keyword? Read(string? scheme, string? code, IReadOnlyList<Keyword>? kept = null)
    {
        var (key, plain) = (scheme?.Trim().ToLowerInvariant(), code?.Trim());
        if (string.IsNullOrEmpty(plain)) return null;
        if (Find(key) is not { } of) return kept?.FirstOrDefault(k => k.Scheme == key && string.Equals(k.Code, plain, StringComparison.OrdinalIgnoreCase));
        if (of.Open is null) return of.Find(plain) is { } term ? new(of.Key, term.Code, term.En) : kept?.FirstOrDefault(k => k.Scheme == key && k.Code == plain);
        plain = string.Concat(plain.Where(c => !char.IsWhiteSpace(c) && c != '.'));
        return of.Open.IsMatch(plain) ? new(of.Key, plain, $"{of.Title} {plain}") : null;
    }

    /// <summary>Null where the taxonomy is no longer here, and nobody knows.</summary>
    public KeywordArea? AreaOf(Keyword keyword) => Find(keyword.Scheme)?.Area;

    public string Name(Keyword keyword, Language language) => Find(keyword.Scheme)?.Find(keyword.Code)?.Name(language) ?? keyword.Label;

    /// <summary>By all its names it is found.</summary>
    public IEnumerable<string> Names(Keyword keyword) => Find(keyword.Scheme)?.Find(keyword.Code) is { } t ? t.Names : [keyword.Label, keyword.Code];

    /// <summary>Codes of goods and terms of a hierarchy say what they are part of.</summary>
    public string Path(Keyword keyword) => Find(keyword.Scheme)?.Path(keyword.Code) ?? $"{keyword.Scheme}/{keyword.Code}";

    public IReadOnlyList<Option> Options(string scheme, Language language) => [.. Find(scheme)!.Terms.Select(t => new Option(t.Code, t.Name(language)))];

    /// <summary>Terms that have all the words, in any language and script, or whose code begins so: the code itself first, then codes that begin so, then the others.</summary>
    public IReadOnlyList<(KeywordScheme Scheme, Term Term)> Search(string words, string? scheme)
    {
        var asked = words.Trim();
        var (key, begins) = asked.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? (asked[..at].ToLowerInvariant(), asked[(at + 1)..].Trim()) : (scheme, asked);
        var terms = SearchTerms.Of(begins);
        var found = _searched.Value.Where(t => (scheme is null || t.Scheme.Key == scheme) && (key is null || t.Scheme.Key == key)).Select(t => (t.Scheme, t.Term, Rank: Rank(t.Term.Code, t.Words)));
        return [.. (asked.Length == 0 ? found : found.Where(t => t.Rank < 3).OrderBy(t => t.Rank)).Select(t => (t.Scheme, t.Term))];

        int Rank(string code, string column) => string.Equals(code, begins, StringComparison.OrdinalIgnoreCase) ? 0 : begins.Length > 0 && code.StartsWith(begins, StringComparison.OrdinalIgnoreCase) ? 1
            : terms.Count > 0 && terms.All(w => column.Contains(" " + w.Term, StringComparison.Ordinal) || w.Sound is not null && column.Contains($" {w.Sound} ", StringComparison.Ordinal)) ? 2 : 3;
    }

    /// <summary>What somebody may have meant.</summary>
    public IReadOnlyList<(KeywordScheme Scheme, Term Term)> Near(string written) => [.. Search(written, null).Where(t => t.Scheme.IsLoaded).Take(MostNear)];
}
