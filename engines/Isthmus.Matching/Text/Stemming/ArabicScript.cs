using System.Globalization;

namespace Isthmus.Matching.Text.Stemming;

/// <summary>One spelling for words in Arabic script, whatever keyboard wrote them.</summary>
/// <remarks>
/// Yeh and kaf of all languages become ی (U+06CC) and ک (U+06A9), as the transliteration tables have them, in Arabic words too: a short text whose language was guessed
/// wrongly still meets its like. Marks and the lengthening stroke are dropped, as in Lucene's ArabicNormalizer, and all others of Unicode's Arabic block with them.
/// Presentation forms are not looked at: text is expected in form KC. Time is linear in the length.
/// </remarks>
internal static class ArabicScript
{
    private const char HalfSpace = '\u200C';

    /// <param name="buffer">The word and what it may grow by; nothing grows here.</param>
    /// <param name="length">The length of the word.</param>
    /// <param name="persian">Also the letters that carry a hamza lose it, and a hamza at the end is dropped: Persian writes them either way.</param>
    /// <param name="keepHalfSpaces">A half-space between two letters stays, for the stemmer to see it; otherwise it is dropped.</param>
    /// <returns>The new length.</returns>
    internal static int Normalise(Span<char> buffer, int length, bool persian, bool keepHalfSpaces)
    {
        var write = 0;
        for (var read = 0; read < length; read++)
        {
            var c = buffer[read];
            if (c > 0x7F)
            {
                // مسؤول is مسئول.
                var beforeWaw = persian && c == 'ؤ' && read + 1 < length && buffer[read + 1] == 'و';
                c = beforeWaw ? 'ی' : c is >= '\u0600' and <= '\u06FF' ? Letter(c, persian) : Other(c);
                if (c == '\0') continue;
                if (c == HalfSpace && (!keepHalfSpaces || write == 0 || buffer[write - 1] == HalfSpace)) continue;
            }

            buffer[write++] = c;
        }

        while (write > 0 && buffer[write - 1] == HalfSpace) write--;
        return persian && write > 3 && buffer[write - 1] == 'ء' ? write - 1 : write;
    }

    // '\0': the letter is dropped.
    private static char Letter(char c, bool persian)
    {
        switch (c)
        {
            case 'آ' or 'أ' or 'إ' or >= '\u0671' and <= '\u0673' or '\u0675': return 'ا';
            case 'ي' or 'ى' or '\u0620' or >= '\u063D' and <= '\u063F' or '\u06CD' or '\u06CE' or '\u06D0' or '\u06D2' or '\u06D3': return 'ی';
            case 'ك' or '\u063B' or '\u063C' or '\u06AA' or >= '\u06AC' and <= '\u06AE': return 'ک';
            case 'ة' or '\u06BE' or >= '\u06C0' and <= '\u06C3' or '\u06D5' or '\u06FF': return 'ه';
            case 'ؤ': return persian ? 'و' : c;
            case 'ئ': return persian ? 'ی' : c;
            case >= '\u0660' and <= '\u0669': return (char)('0' + (c - '\u0660'));
            case >= '\u06F0' and <= '\u06F9': return (char)('0' + (c - '\u06F0'));
            case '\u0640' or >= '\u064B' and <= '\u065F' or '\u0670' or >= '\u0610' and <= '\u061A' or '\u061C': return '\0';
            case >= '\u06D6' and <= '\u06ED' when c is not ('\u06DD' or '\u06DE' or '\u06E5' or '\u06E6' or '\u06E9'): return '\0';
            default: return c;
        }
    }

    // Digits of other scripts, and characters that are not seen.
    private static char Other(char c)
    {
        if (c is HalfSpace) return c;
        if (c is '\u00AD' or >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' or '\uFEFF') return '\0';
        var digit = CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber ? CharUnicodeInfo.GetDecimalDigitValue(c) : -1;
        return digit >= 0 ? (char)('0' + digit) : c;
    }
}
