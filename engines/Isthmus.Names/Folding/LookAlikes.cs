namespace Isthmus.Names.Folding;

/// <summary>Words typed with letters of two scripts that look the same ("Kонструктор" with a Latin K) are brought to one script.</summary>
internal static class LookAlikes
{
    private const string Latin = "aceopxykmhtb";
    private const string Cyrillic = "асеорхукмнтв";

    internal static string OneScript(string word)
    {
        int latin = 0, cyrillic = 0, latinAlike = 0, cyrillicAlike = 0;
        foreach (var c in word)
        {
            if (char.IsAsciiLetter(c))
            {
                latin++;
                latinAlike += Latin.Contains(c, StringComparison.Ordinal) ? 1 : 0;
            }
            else if (c is >= '\u0400' and <= '\u04FF')
            {
                cyrillic++;
                cyrillicAlike += Cyrillic.Contains(c, StringComparison.Ordinal) ? 1 : 0;
            }
        }

        if (latin == 0 || cyrillic == 0)
        {
            return word;
        }

        if (latin == latinAlike && (cyrillic > cyrillicAlike || cyrillic >= latin))
        {
            return Swap(word, Latin, Cyrillic);
        }

        return cyrillic == cyrillicAlike ? Swap(word, Cyrillic, Latin) : word;
    }

    private static string Swap(string word, string from, string to) => string.Create(word.Length, (word, from, to), static (span, s) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var at = s.from.IndexOf(s.word[i], StringComparison.Ordinal);
            span[i] = at < 0 ? s.word[i] : s.to[at];
        }
    });
}
