using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.CrossLanguage;

/// <summary>
/// The words of a Chinese query. The index reads Chinese in overlapping pairs, which is right for finding and wrong for a dictionary: 中国人民 holds 国人 by chance. So the runs are put together again and cut
/// at the longest entries of the dictionary, from the left (forward maximum matching).
/// </summary>
internal static class ChineseWords
{
    private const int Longest = 6;

    internal static IEnumerable<(QueryWord Word, Translation[] Translations)> Cut(IReadOnlyList<QueryWord> words, Lexicon lexicon)
    {
        for (var i = 0; i < words.Count;)
        {
            if (words[i].Language != Language.Chinese || words[i].Term.Length != 2)
            {
                yield return (words[i], lexicon.Of(words[i].Term));
                i++;
                continue;
            }

            var run = words[i].Term;
            for (i++; i < words.Count && words[i].Language == Language.Chinese && words[i].Term.Length == 2 && words[i].Term[0] == run[^1]; i++) run += words[i].Term[1];
            for (var at = 0; at < run.Length;)
            {
                var (length, translations) = At(run, at, lexicon);
                if (translations.Length > 0 && !StopWords.Has(run.AsSpan(at, length), Language.Chinese)) yield return (new QueryWord(run.Substring(at, length), run.Substring(at, Math.Min(2, length)), Language.Chinese, false), translations);
                at += length;
            }
        }
    }

    private static (int Length, Translation[] Translations) At(string run, int at, Lexicon lexicon)
    {
        for (var length = Math.Min(Longest, run.Length - at); length >= 1; length--)
        {
            var found = length <= 2
                ? lexicon.Of(run.Substring(at, length))
                : lexicon.OfPhrase([.. Enumerable.Range(at, length - 1).Select(i => run.Substring(i, 2))]);
            if (found.Length > 0) return (length, found);
        }

        return (1, []);
    }
}
