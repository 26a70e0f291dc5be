using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.CrossLanguage;

/// <summary>A term of the other language and how likely it is meant.</summary>
internal readonly record struct Translation(string Term, float Share);

/// <summary>Words and fixed phrases of one language with their translations into another, all as terms of the index. It does not change once it is built.</summary>
internal sealed class Lexicon
{
    /// <summary>As many translations of a word are kept, the likeliest.</summary>
    private const int Most = 16;

    private readonly Dictionary<string, Translation[]> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> phrases = new(StringComparer.Ordinal);

    internal int Count => words.Count + phrases.Sum(p => p.Value.Count);

    /// <summary>The translations of one term; empty where it is not known.</summary>
    internal Translation[] Of(string term) => words.GetValueOrDefault(term) ?? [];

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

    /// <summary>A phrase of several words and what its words become.</summary>
    internal sealed record Phrase(string[] Terms, Translation[] Translations);

    /// <summary>Gathers entries of one direction from several sources.</summary>
    internal sealed class Builder(Language from, Language to)
    {
        private readonly Dictionary<string, Dictionary<string, double>> entries = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string[]> fromCache = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string[]> toCache = new(StringComparer.Ordinal);

        /// <summary>One entry. A source word's weights should come to about <paramref name="sourceWeight"/> in each source, so that no source drowns the others.</summary>
        internal void Add(string source, string target, double weight, double sourceWeight)
        {
            var head = Terms(source, from, fromCache);
            var words = Terms(target, to, toCache);
            if (head.Length is 0 or > 5 || words.Length is 0 or > 5 || !(weight > 0)) return;
            var key = string.Join(' ', head);
            if (!entries.TryGetValue(key, out var translations)) entries[key] = translations = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var word in words)
            {
                translations[word] = translations.GetValueOrDefault(word) + (weight * sourceWeight / words.Length);
            }
        }

        internal Lexicon Build()
        {
            var lexicon = new Lexicon();
            foreach (var (key, translations) in entries)
            {
                var best = translations.OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Take(Most).ToList();
                var sum = best.Sum(t => t.Value);
                Translation[] list = [.. best.Select(t => new Translation(t.Key, (float)(t.Value / sum)))];
                var terms = key.Split(' ');
                if (terms.Length == 1)
                {
                    lexicon.words[key] = list;
                }
                else
                {
                    if (!lexicon.phrases.TryGetValue(terms[0], out var phrases)) lexicon.phrases[terms[0]] = phrases = [];
                    phrases.Add(new Phrase(terms, list));
                }
            }

            // the longest first
            foreach (var list in lexicon.phrases.Values) list.Sort((a, b) => b.Terms.Length - a.Terms.Length);
            return lexicon;
        }

        private static string[] Terms(string text, Language language, Dictionary<string, string[]> cache)
        {
            if (cache.TryGetValue(text, out var known)) return known;
            return cache[text] = [.. QueryWords.Read(text, language).Where(w => !w.IsExtra).Select(w => w.Term)];
        }
    }
}
