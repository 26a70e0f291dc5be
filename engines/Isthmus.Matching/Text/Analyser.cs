using System.Text;
using Isthmus.Matching.Text.Stemming;

namespace Isthmus.Matching.Text;

/// <summary>Takes what the analyser reads.</summary>
internal interface ITermSink
{
    /// <summary>
    /// A word as it is written, lower-cased. Returns true when the sink knows its term already, so that nothing is stemmed; otherwise <see cref="Term"/> follows.
    /// </summary>
    bool Knows(ReadOnlySpan<char> surface, Language language);

    /// <summary>The term of a word; empty where the word is a stop word. <paramref name="isExtra"/>: said besides the words of the text (a compound of two of them), so it does not make the text longer.</summary>
    void Term(ReadOnlySpan<char> surface, ReadOnlySpan<char> term, Language language, bool isExtra);
}

/// <summary>
/// From a text to its terms: tokens, lower case, the rules of each word's language, and the compounds that are one name (ISO 13485, IL-2, x-ray).
/// The language of a word is that of its text unless its letters say otherwise: an English word in a Persian text is read as English.
/// </summary>
internal static class Analyser
{
    // A stemmer may need a few characters behind the word; lower-casing may make a character longer.
    private const int Room = (Tokeniser.MaxLength * 2) + 16;

    internal static void Analyse<TSink>(string text, Language language, ref TSink sink)
        where TSink : ITermSink
    {
        var composed = Tokeniser.Composed(text);
        if (language == Language.Unknown) language = LanguageGuess.Of(composed);
        var tokens = new Tokeniser(composed);
        Span<char> word = stackalloc char[Room];
        Span<char> pair = stackalloc char[Room];
        Span<char> work = stackalloc char[Room];
        Token before = default;
        var beforeLength = 0;
        while (tokens.Next(out var token))
        {
            var raw = composed.AsSpan(token.Start, token.Length);
            if (token.Kind == TokenKind.Unspaced)
            {
                Pairs(composed, before, token, language, ref sink);
                before = token;
                beforeLength = 0;
                continue;
            }

            var own = LanguageGuess.OfWord(raw, language);
            var length = Lower(raw, word, own);
            length = Fold(word, length, own);
            if (length > 0)
            {
                Add(word[..length], own, work, isExtra: false, ref sink);
                if (token.Kind == TokenKind.Code) Parts(word[..length], own, work, ref sink);
                if (beforeLength > 0 && IsCompound(composed, before, token, beforeLength, length))
                {
                    // pair holds the word before
                    word[..length].CopyTo(pair[beforeLength..]);
                    Add(pair[..(beforeLength + length)], own, work, isExtra: true, ref sink);
                }
            }

            before = token;
            beforeLength = length <= 24 ? length : 0;
            word[..beforeLength].CopyTo(pair);
        }
    }

    /// <summary>The term of one word in a language, as the index has it; empty for a stop word.</summary>
    internal static string TermOf(string word, Language language)
    {
        Span<char> lower = stackalloc char[Room];
        Span<char> work = stackalloc char[Room];
        var raw = Tokeniser.Composed(word).AsSpan();
        if (raw.Length > Tokeniser.MaxLength) raw = raw[..Tokeniser.MaxLength];
        var own = LanguageGuess.OfWord(raw, language);
        var length = Fold(lower, Lower(raw, lower, own), own);
        return Stem(lower[..length], own, work).ToString();
    }

    private static void Add<TSink>(ReadOnlySpan<char> surface, Language language, Span<char> work, bool isExtra, ref TSink sink)
        where TSink : ITermSink
    {
        if (!isExtra && sink.Knows(surface, language)) return;
        sink.Term(surface, Stem(surface, language, work), language, isExtra);
    }

    private static int Lower(ReadOnlySpan<char> raw, Span<char> into, Language language)
    {
        if (Ascii.IsValid(raw) && language != Language.Turkish)
        {
            Ascii.ToLower(raw, into, out var written);
            return written;
        }

        var length = 0;
        foreach (var c in raw)
        {
            into[length++] = language == Language.Turkish && c is 'I' ? 'ı' : c is 'İ' ? 'i' : char.ToLowerInvariant(c);
        }

        return length;
    }

    /// <summary>What is written in more than one way is written in one: apostrophes, half-spaces, Arabic letters, ё, digits of all scripts, thousands.</summary>
    private static int Fold(Span<char> word, int length, Language language)
    {
        if (Ascii.IsValid(word[..length]) && word[..length].IndexOfAny('\'', ',') < 0) return length;
        if (language == Language.Arabic) length = ArabicNormalisation.Normalise(word, length);
        // the half-space stays: it tells the stemmer where an ending begins
        if (language == Language.Persian) length = PersianNormalisation.NormaliseForStemming(word, length);
        if (language is Language.Arabic or Language.Persian && (length == 0 || !char.IsAsciiDigit(word[0]))) return length;
        var to = 0;
        for (var i = 0; i < length; i++)
        {
            var c = word[i];
            if (c is '\u00AD' or '\u200C' or '\u200D' or ',' or '\u066C') continue;
            word[to++] = c switch
            {
                '\u2019' or '\u02BC' => '\'',
                'ё' => 'е',
                '\u066B' => '.',
                _ when c > 127 && char.IsDigit(c) => (char)('0' + (int)char.GetNumericValue(c)),
                _ => c,
            };
        }

        return to;
    }

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> surface, Language language, Span<char> work)
    {
        if (StopWords.Has(surface, language)) return [];
        if (surface.Length < 3 || char.IsAsciiDigit(surface[0])) return surface;
        surface.CopyTo(work);
        var length = surface.Length;
        length = language switch
        {
            Language.English => EnglishStemmer.Stem(work, length),
            Language.Russian => RussianStemmer.Stem(work, length),
            Language.Turkish => TurkishStemmer.Stem(work, Apostrophe(work, length)),
            Language.Persian => PersianStemmer.Stem(work, length),
            Language.Arabic => ArabicStemmer.Stem(work, length),
            _ => length,
        };
        return Diacritics.Fold(work, length, language);
    }

    // In Turkish the ending of a name follows an apostrophe: Ankara'da.
    private static int Apostrophe(ReadOnlySpan<char> word, int length)
    {
        var at = word[..length].IndexOf('\'');
        return at > 0 ? at : length;
    }

    // ISO13485 is found by "ISO 13485" and the other way round: letters and digits are said besides.
    private static void Parts<TSink>(ReadOnlySpan<char> word, Language language, Span<char> work, ref TSink sink)
        where TSink : ITermSink
    {
        var digits = Cut(word);
        if (digits == 0) return;
        Add(word[..digits], language, work, isExtra: true, ref sink);
        Add(word[digits..], language, work, isExtra: true, ref sink);
    }

    /// <summary>Where the number of a code begins that is letters and a number; 0 for any other.</summary>
    internal static int Cut(ReadOnlySpan<char> code)
    {
        var digits = code.IndexOfAnyInRange('0', '9');
        // from the point to the nine: the slash between them stands in no token
        return digits < 2 || code[digits..].IndexOfAnyExceptInRange('.', '9') >= 0 ? 0 : digits;
    }

    /// <summary>Whether a token and the one before it are one name.</summary>
    internal static bool IsCompound(string text, Token before, Token token, int beforeLength, int length)
    {
        // x-ray, IL-2, 5-HT: a part that is not a word by itself
        if (token.IsJoined) return (beforeLength <= 2 || length <= 2 || token.Kind != TokenKind.Word || before.Kind != TokenKind.Word) && beforeLength + length <= 30;
        // TRL 6, ISO 13485, HS 9021.39
        return before is { Kind: TokenKind.Word, IsUpper: true, Length: >= 2 and <= 5 } && token.Kind == TokenKind.Number
            && token.Start == before.Start + before.Length + 1 && text[token.Start - 1] == ' ';
    }

    private static void Pairs<TSink>(string text, Token before, Token token, Language language, ref TSink sink)
        where TSink : ITermSink
    {
        if (token.IsJoined && before.Kind == TokenKind.Unspaced)
        {
            var pair = text.AsSpan(before.Start, before.Length + token.Length);
            sink.Term(pair, pair, Language.Chinese, isExtra: false);
            return;
        }

        // the first of a run stands for itself only where no second follows
        var end = token.Start + token.Length;
        if (end < text.Length && (CharKinds.Kinds[text[end]] & ~CharKinds.Uncomposed) is CharKinds.Unspaced) return;
        var single = text.AsSpan(token.Start, token.Length);
        sink.Term(single, single, language is Language.Chinese ? language : Language.Other, isExtra: false);
    }
}
