using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.CrossLanguage;

/// <summary>A term of the other language and how likely it is meant.</summary>
internal readonly record struct Translation(string Term, float Share);

/// <summary>Words and fixed phrases of one language with their translations into another, all as terms of the index. It does not change once it is built.</summary>
internal sealed class Lexicon
{
    /// <summary>As many translations of a word are kept, the likeliest.</summary>
    private const int Most = 32;

    // A headword counts for less, the more letters part it from the word as it is written.
    private const double Nearness = 0.7;

    // Either part of a compound has at least so many letters.
    private const int LeastPart = 4;

    private readonly Language from;
    private readonly Dictionary<string, Head[]> byTerm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Head> bySurface = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> phrases = new(StringComparer.Ordinal);
    private string[] sorted = [];

    private Lexicon(Language from) => this.from = from;

    internal int Count => byTerm.Count + phrases.Sum(p => p.Value.Count);

    /// <summary>The translations of all headwords of one term; empty where it is not known.</summary>
    internal Translation[] Of(string term) => byTerm.TryGetValue(term, out var heads) ? Joined(heads, null) : [];

    /// <summary>
    /// The translations of a word of a text. Of the headwords that have its stem, those written like it count most; where a stem leads to none, or cuts too much, the dictionary is asked of which of its headwords the word
    /// may be a form, and last whether it is put together of two.
    /// </summary>
    internal Translation[] Of(QueryWord word)
    {
        if (word.IsExtra || word.Language != from) return Of(word.Term);
        var surface = Bare(word.Surface);
        var heads = new List<Head>(byTerm.GetValueOrDefault(word.Term) ?? []);
        foreach (var form in Forms(surface, heads.Count > 0))
        {
            if (!heads.Contains(bySurface[form])) heads.Add(bySurface[form]);
        }

        return heads.Count > 0 ? Joined(heads, surface) : OfCompound(surface);
    }

    // In Turkish the ending of a name follows an apostrophe.
    internal static string Bare(string surface)
    {
        var at = surface.IndexOf('\'', StringComparison.Ordinal);
        return at > 0 ? surface[..at] : surface;
    }

    private List<string> Forms(string surface, bool isKnown) => from switch
    {
        Language.Turkish => Inflections.Turkish(surface, bySurface.ContainsKey),
        Language.Russian when !isKnown => Inflections.Russian(surface, sorted),
        _ => [],
    };

    // Two words written as one: суперкубок, karbonmonoksit. The first as it stands in the dictionary or with a vowel that joins, the longest there is.
    private Translation[] OfCompound(string surface)
    {
        if (from is not (Language.Russian or Language.Turkish)) return [];
        for (var length = surface.Length - LeastPart; length >= LeastPart; length--)
        {
            var second = surface[length..];
            if (!bySurface.TryGetValue(surface[..length], out var first) && !(from == Language.Russian && length > LeastPart && surface[length - 1] is 'о' or 'е' && bySurface.TryGetValue(surface[..(length - 1)], out first))) continue;
            var heads = new List<Head>(byTerm.GetValueOrDefault(Analyser.TermOf(second, from)) ?? []);
            if (heads.Count == 0) heads.AddRange(Forms(second, isKnown: false).Select(f => bySurface[f]));
            if (heads.Count == 0) continue;
            return [.. Joined([first], null).Concat(Joined(heads, second)).GroupBy(t => t.Term, t => t.Share, StringComparer.Ordinal).Select(g => new Translation(g.Key, g.Sum() / 2))];
        }

        return [];
    }

    private static Translation[] Joined(IReadOnlyList<Head> heads, string? surface)
    {
        if (heads.Count == 1) return Normalised(heads[0].Translations.Select(t => (t.Term, (double)t.Share)));
        var least = surface is null ? 0 : heads.Min(h => Apart(h.Root, surface));
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var head in heads)
        {
            var weight = surface is null ? 1 : Math.Exp(-Nearness * (Apart(head.Root, surface) - least));
            foreach (var (term, share) in head.Translations) sums[term] = sums.GetValueOrDefault(term) + (weight * share);
        }

        return Normalised(sums.Select(s => (s.Key, s.Value)));
    }

    private static Translation[] Normalised(IEnumerable<(string Term, double Weight)> translations)
    {
        var best = translations.OrderByDescending(t => t.Weight).ThenBy(t => t.Term, StringComparer.Ordinal).Take(Most).ToList();
        var sum = best.Sum(t => t.Weight);
        return [.. best.Select(t => new Translation(t.Term, (float)(t.Weight / sum)))];
    }

    // The letters of both behind those they begin with in common.
    private static int Apart(string root, string surface)
    {
        var common = root.AsSpan().CommonPrefixLength(surface);
        return root.Length + surface.Length - (2 * common);
    }

    /// <summary>The translations of a phrase of exactly these terms; empty where it is not known.</summary>
    internal Translation[] OfPhrase(string[] terms) =>
        phrases.TryGetValue(terms[0], out var list) ? list.Find(p => p.Terms.AsSpan().SequenceEqual(terms))?.Translations ?? [] : [];

    /// <summary>The longest phrase that begins at this word, or null.</summary>
    internal Phrase? PhraseAt(IReadOnlyList<QueryWord> sentence, int at)
    {
        if (!phrases.TryGetValue(sentence[at].Term, out var list)) return null;
        foreach (var phrase in list)
        {
            if (at + phrase.Terms.Length > sentence.Count) continue;
            var i = 1;
            while (i < phrase.Terms.Length && sentence[at + i].Term == phrase.Terms[i]) i++;
            if (i == phrase.Terms.Length) return phrase;
        }

        return null;
    }

    /// <summary>A headword: its translations with the weights the sources give them, and what of it stands in its forms (a verb without the ending of the dictionary).</summary>
    private sealed record Head(string Root, Translation[] Translations);

    /// <summary>A phrase of several words and what its words become.</summary>
    internal sealed record Phrase(string[] Terms, Translation[] Translations);

    /// <summary>Gathers entries of one direction from several sources.</summary>
    internal sealed class Builder(Language from, Language to)
    {
        private readonly Dictionary<string, Dictionary<string, double>> entries = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (string Term, Dictionary<string, double> Translations)> single = new(StringComparer.Ordinal);
        private readonly Dictionary<string, QueryWord[]> fromCache = new(StringComparer.Ordinal);
        private readonly Dictionary<string, QueryWord[]> toCache = new(StringComparer.Ordinal);

        /// <summary>One entry. A source word's weights should come to about <paramref name="sourceWeight"/> in each source, so that no source drowns the others.</summary>
        internal void Add(string source, string target, double weight, double sourceWeight)
        {
            var head = Terms(source, from, fromCache);
            var words = Terms(target, to, toCache);
            if (head.Length is 0 or > 5 || words.Length is 0 or > 5 || !(weight > 0)) return;
            Dictionary<string, double>? translations;
            if (head.Length == 1)
            {
                if (!single.TryGetValue(head[0].Surface, out var one)) single[head[0].Surface] = one = (head[0].Term, new Dictionary<string, double>(StringComparer.Ordinal));
                translations = one.Translations;
            }
            else
            {
                var key = string.Join(' ', head.Select(h => h.Term));
                if (!entries.TryGetValue(key, out translations)) entries[key] = translations = new Dictionary<string, double>(StringComparer.Ordinal);
            }

            foreach (var word in words)
            {
                translations[word.Term] = translations.GetValueOrDefault(word.Term) + (weight * sourceWeight / words.Length);
            }
        }

        internal Lexicon Build()
        {
            var lexicon = new Lexicon(from);
            var byTerm = new Dictionary<string, List<Head>>(StringComparer.Ordinal);
            foreach (var (surface, (term, translations)) in single.OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                Translation[] list = [.. translations.OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Take(Most).Select(t => new Translation(t.Key, (float)t.Value))];
                var isVerb = from == Language.Turkish && surface.Length > 4 && (surface.EndsWith("mak", StringComparison.Ordinal) || surface.EndsWith("mek", StringComparison.Ordinal));
                var head = new Head(isVerb ? surface[..^3] : surface, list);
                lexicon.bySurface[surface] = head;
                if (!byTerm.TryGetValue(term, out var heads)) byTerm[term] = heads = [];
                heads.Add(head);
            }

            foreach (var (term, heads) in byTerm) lexicon.byTerm[term] = [.. heads];
            lexicon.sorted = from == Language.Russian ? [.. lexicon.bySurface.Keys.Order(StringComparer.Ordinal)] : [];
            foreach (var (key, translations) in entries)
            {
                var terms = key.Split(' ');
                if (!lexicon.phrases.TryGetValue(terms[0], out var phrases)) lexicon.phrases[terms[0]] = phrases = [];
                phrases.Add(new Phrase(terms, Normalised(translations.Select(t => (t.Key, t.Value)))));
            }

            // the longest first
            foreach (var list in lexicon.phrases.Values) list.Sort((a, b) => b.Terms.Length - a.Terms.Length);
            return lexicon;
        }

        private static QueryWord[] Terms(string text, Language language, Dictionary<string, QueryWord[]> cache)
        {
            if (cache.TryGetValue(text, out var known)) return known;
            return cache[text] = [.. QueryWords.Read(text, language).Where(w => !w.IsExtra)];
        }
    }
}
