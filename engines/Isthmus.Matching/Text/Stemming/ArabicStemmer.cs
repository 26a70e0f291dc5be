namespace Isthmus.Matching.Text.Stemming;

/// <summary>The light stemmer for Arabic "light10": the article and the conjunction before a word, and the common suffixes.</summary>
/// <remarks>
/// Source of the algorithm: L. S. Larkey, L. Ballesteros and M. E. Connell, Light Stemming for Arabic Information Retrieval (2007), with the least lengths of Lucene's
/// ArabicStemmer. Written anew. The word comes from <see cref="ArabicNormalisation"/>; the Arabic letters ي and ك are also understood. Time is linear in the length.
/// </remarks>
internal static class ArabicStemmer
{
    /// <summary>Stems the word in <c>buffer[..length]</c> in place and returns its new length, which is never greater.</summary>
    internal static int Stem(Span<char> buffer, int length)
    {
        ReadOnlySpan<char> word = buffer[..length];
        var prefix = Prefix(word);
        word = WithoutSuffixes(word[prefix..]);
        if (prefix > 0) word.CopyTo(buffer);
        return word.Length;
    }

    // The first that fits, once: what remains has two letters, three behind the conjunction alone.
    private static int Prefix(ReadOnlySpan<char> word)
    {
        if (word.Length < 4) return 0;
        if (word[0] == 'ا' && word[1] == 'ل') return 2;
        if (word.Length > 4 && word[1] == 'ا' && word[2] == 'ل' && word[0] is 'و' or 'ب' or 'ك' or 'ک' or 'ف') return 3;
        if (word[0] == 'ل' && word[1] == 'ل') return 2;
        return word[0] == 'و' ? 1 : 0;
    }

    // Each suffix is tried once, in this order, so that several may go. What remains has two letters.
    private static ReadOnlySpan<char> WithoutSuffixes(ReadOnlySpan<char> word)
    {
        if (Ends(word, 'ه', 'ا')) word = word[..^2];
        if (Ends(word, 'ا', 'ن')) word = word[..^2];
        if (Ends(word, 'ا', 'ت')) word = word[..^2];
        if (Ends(word, 'و', 'ن')) word = word[..^2];
        if (word.Length > 3 && word[^1] == 'ن' && IsYeh(word[^2])) word = word[..^2];
        if (word.Length > 3 && word[^1] is 'ه' && IsYeh(word[^2])) word = word[..^2];
        if (word.Length > 3 && word[^1] is 'ة' && IsYeh(word[^2])) word = word[..^2];
        if (word.Length > 2 && word[^1] == 'ه') word = word[..^1];
        if (word.Length > 2 && word[^1] == 'ة') word = word[..^1];
        return word.Length > 2 && IsYeh(word[^1]) ? word[..^1] : word;
    }

    private static bool Ends(ReadOnlySpan<char> word, char first, char second) => word.Length > 3 && word[^1] == second && word[^2] == first;

    private static bool IsYeh(char c) => c is 'ي' or 'ی';
}
