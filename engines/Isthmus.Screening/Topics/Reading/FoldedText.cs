namespace Isthmus.Screening.Topics.Reading;

/// <summary>How a token hangs on the one before it.</summary>
internal enum TokenJoint : byte
{
    /// <summary>A space or punctuation: a word ends here.</summary>
    Apart,

    /// <summary>A half-space, two Chinese characters, single letters with spaces between them: a word may go on.</summary>
    Glued,
}

/// <summary>A run of letters and digits in <see cref="FoldedText.Letters"/>.</summary>
/// <param name="Start">First letter.</param>
/// <param name="End">After the last letter.</param>
/// <param name="Joint">How it hangs on the token before.</param>
/// <param name="Sentence">Number of the sentence.</param>
/// <param name="Position">Place in half-words: a word counts 2, a Chinese character 1.</param>
/// <param name="Disguise">Other readings that are to be tried.</param>
internal readonly record struct FoldedToken(int Start, int End, TokenJoint Joint, int Sentence, int Position, TokenDisguise Disguise)
{
    internal int Length => End - Start;
}

/// <summary>Why a token may stand for another one.</summary>
[Flags]
internal enum TokenDisguise : byte
{
    None = 0,

    /// <summary>Letters of two scripts, or only letters that also exist in Latin: read as Latin.</summary>
    AsLatin = 1,

    /// <summary>Letters of two scripts: read as Cyrillic.</summary>
    AsCyrillic = 2,

    /// <summary>Digits between Latin letters: read as the letters they resemble.</summary>
    Digits = 4,

    /// <summary>A Latin letter with a diacritic was among them: too little for a word of three letters in English ("gün" is no gun).</summary>
    Marked = 8,
}

/// <summary>A text as folded letters, with the way back to the original.</summary>
internal sealed class FoldedText
{
    internal required string Original { get; init; }

    /// <summary>The folded letters and digits of all tokens, one after the other.</summary>
    internal required char[] Letters { get; init; }

    /// <summary>For each letter the offset in the original.</summary>
    internal required int[] From { get; init; }

    /// <summary>For each letter the offset after it in the original, marks included.</summary>
    internal required int[] To { get; init; }

    internal required List<FoldedToken> Tokens { get; init; }

    private readonly Dictionary<int, TextLanguage?> _languages = [];

    internal ReadOnlySpan<char> Of(int token) => Letters.AsSpan(Tokens[token].Start, Tokens[token].Length);

    /// <summary>
    /// Persian or Arabic, told by letters that only one of them writes, for the sentence of a token; null where they are mixed or missing. Once a sentence, so linear over all.
    /// </summary>
    internal TextLanguage? ArabicScriptOf(int token)
    {
        var sentence = Tokens[token].Sentence;
        if (_languages.TryGetValue(sentence, out var known)) return known;
        int first = token, last = token;
        while (first > 0 && Tokens[first - 1].Sentence == sentence) first--;
        while (last + 1 < Tokens.Count && Tokens[last + 1].Sentence == sentence) last++;
        int persian = 0, arabic = 0;
        foreach (var c in Original.AsSpan(From[Tokens[first].Start]..To[Tokens[last].End - 1]))
        {
            if (c is 'پ' or 'چ' or 'ژ' or 'گ') persian += 3;
            else if (c is 'ی' or 'ک' or '\u200C') persian++;
            else if (c is 'ة' or 'إ' or 'ى') arabic += 3;
            else if (c is 'ي' or 'ك' or 'أ') arabic++;
        }

        for (var i = first; i <= last; i++)
            if (Of(i) is ['ا', 'ل', _, _, _, ..]) arabic += 2;
        return _languages[sentence] = persian > 4 * arabic ? TextLanguage.Fa : arabic > 4 * persian ? TextLanguage.Ar : null;
    }

    /// <summary>The place in the original of the tokens from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    internal TextEvidence Evidence(int first, int end, string term)
    {
        var from = From[Tokens[first].Start];
        var to = To[Tokens[end - 1].End - 1];
        return new TextEvidence(from, Math.Max(1, to - from), term);
    }
}
