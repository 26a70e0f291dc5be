namespace Isthmus.Names.Search;

/// <summary>
/// Cuts inflection, not derivation: English plurals and -ing (after Harman's S-stemmer), Russian case and number endings (the inflection steps of Porter's Russian
/// stemmer, shortened), Persian plural and ezafe. Languages are told by script; a word that would become too short is left alone.
/// </summary>
internal static class LightStem
{
    private static readonly string[] Russian =
    [
        "иями", "ями", "ами", "иях", "ого", "его", "ому", "ему", "ыми", "ими", "ая", "яя", "ое", "ее", "ые", "ие", "ый", "ии", "ий", "ои", "еи",
        "ой", "ей", "ом", "ем", "ам", "ям", "ах", "ях", "ов", "ев", "ую", "юю", "ия", "ию", "ых", "их", "ым", "им", "ью", "а", "я", "о", "е", "ы", "и", "у", "ю", "ь",
    ];

    private static readonly string[] Persian = ["هایی", "های", "ها", "ات", "ی"];

    internal static string Of(string word)
    {
        var c = word[0];
        return c switch
        {
            >= 'a' and <= 'z' => English(word),
            // NFD has made й to и and ё to е before this: the endings above are written accordingly where it matters.
            >= '\u0400' and <= '\u04FF' => Cut(word, Russian, 4),
            >= '\u0600' and <= '\u06FF' => Cut(word, Persian, 3),
            _ => word,
        };
    }

    private static string English(string word)
    {
        if (word.Length >= 5 && word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word[..^3] + "y";
        }

        if (word.Length >= 4 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
        {
            // "boxes", "batches", "processes" lose both letters.
            word = word[^2] == 'e' && word.Length >= 5 && (word[^3] is 'x' or 'z' || word.AsSpan(0, word.Length - 2) is [.., 's', 's'] or [.., 'c', 'h'] or [.., 's', 'h'])
                ? word[..^2]
                : word[..^1];
        }

        if (word.Length >= 7 && word.EndsWith("ing", StringComparison.Ordinal))
        {
            word = word[..^3];
        }

        return word;
    }

    private static string Cut(string word, string[] endings, int least)
    {
        foreach (var ending in endings)
        {
            if (word.Length - ending.Length >= least && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
