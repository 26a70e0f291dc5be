using Isthmus.Names.Folding;
using Isthmus.Names.Search;
using Isthmus.Names.Words;

namespace Isthmus.Names;

/// <summary>A word of a text as it is looked for.</summary>
/// <param name="Term">Folded to Latin letters and stemmed.</param>
/// <param name="Sound">"~" and the consonant skeleton, equal for other romanisations of the word; null for words too short to tell anything by sound.</param>
public sealed record SearchWord(string Term, string? Sound);

/// <summary>
/// Words of a text for a plain indexed column, so that every database finds the same: no dependence on the database's own stemming, collation or diacritics.
/// Store <see cref="Column(IEnumerable{string})"/>; a text is found when, for each word of <see cref="Of"/> the query, the column contains
/// <c>" " + Term</c> (as a prefix of a word) or <c>" " + Sound + " "</c>.
/// </summary>
public static class SearchTerms
{
    /// <summary>The words of a text in their order, articles left out, each once. Light stemming for English and Russian, suffixes for Persian.</summary>
    public static IReadOnlyList<SearchWord> Of(string? text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var result = new List<SearchWord>();
        var words = TextFold.Words(text ?? "");
        foreach (var word in words)
        {
            if (words.Count > 1 && StopWords.Contains(word.Text))
            {
                continue;
            }

            var native = LightStem.Of(word.Native);
            if (native.Length == 0)
            {
                continue;
            }

            var term = Transliteration.ToLatin(native, out _);
            if (seen.Add(term))
            {
                result.Add(new SearchWord(term, SoundOf(word.Text)));
            }
        }

        return result;
    }

    /// <summary>All words and sounds of the texts as one string that begins and ends with a space: the indexed column.</summary>
    public static string Column(IEnumerable<string?> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(Of))
        {
            seen.Add(word.Term);
            if (word.Sound is not null)
            {
                seen.Add(word.Sound);
            }
        }

        return seen.Count == 0 ? " " : " " + string.Join(' ', seen) + " ";
    }

    /// <summary>True when every word of the query is in the column: what the database's condition must answer.</summary>
    public static bool Found(string column, string query)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Of(query).All(w => column.Contains(" " + w.Term, StringComparison.Ordinal)
            || (w.Sound is not null && column.Contains(" " + w.Sound + " ", StringComparison.Ordinal)));
    }

    private static string? SoundOf(string word)
    {
        var skeleton = Folding.Sound.Skeleton(Folding.Sound.Of(word));
        return skeleton.Length >= 3 ? "~" + skeleton : null;
    }
}
