using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Canonical;

/// <summary>Cleaned text to words: at everything that is no letter or digit, and where digits or another kind of writing begin.</summary>
internal static class WordSplitting
{
    /// <summary>More words than any name has; what follows is not looked at.</summary>
    internal const int MostWords = 40;

    internal static List<string> Words(string text) => OfClean(TextCleaning.Clean(text));

    internal static List<string> OfClean(string text)
    {
        var words = new List<string>(8);
        Span<char> word = stackalloc char[64];
        var n = 0;
        var script = Script.None;
        for (var i = 0; i < text.Length && words.Count < MostWords; i++)
        {
            var c = text[i];
            var kind = Scripts.Of(c);
            if (kind == Script.None)
            {
                // Apostrophes within a word and the dots of "S.p.A." and "L.L.C." do not part it.
                if (n > 0 && i + 1 < text.Length && (c == '\'' || c == '.' && Dotted(text, i)) && Scripts.Of(text[i + 1]) != Script.None) continue;
                // An apostrophe that a name begins with ('Abd) is no part of it either.
                if (c == '\'' && n == 0) continue;
                Flush(words, word, ref n);
                script = Script.None;
                continue;
            }

            if (n > 0 && !OneWord(script, kind)) Flush(words, word, ref n);
            script = kind;
            // A "word" longer than any word goes on as the next one.
            if (n == word.Length) Flush(words, word, ref n);
            word[n++] = c;
        }

        Flush(words, word, ref n);
        return words;
    }

    private static bool OneWord(Script a, Script b) => a == b || IsAlphabet(a) && IsAlphabet(b);

    private static bool IsAlphabet(Script s) => s is Script.Latin or Script.Cyrillic or Script.Greek;

    // Single letters on both sides of the dot: the dots of an abbreviation.
    private static bool Dotted(string text, int i) =>
        (i < 2 || Scripts.Of(text[i - 2]) == Script.None) && (i + 2 >= text.Length || Scripts.Of(text[i + 2]) == Script.None);

    private static void Flush(List<string> words, ReadOnlySpan<char> word, ref int n)
    {
        if (n > 0 && words.Count < MostWords) words.Add(word[..n].ToString());
        n = 0;
    }
}
