using System.Globalization;
using System.Text;

namespace Isthmus.Matching.Text;

/// <summary>What a UTF-16 unit is to the tokeniser: one table look-up for each.</summary>
internal static class CharKinds
{
    internal const byte Break = 0;
    internal const byte Letter = 1;
    internal const byte Digit = 2;

    /// <summary>Marks and joiners: part of a word that has begun, never its beginning.</summary>
    internal const byte Mark = 3;

    /// <summary>Written without spaces: Han, Kana, Thai, Lao, Khmer, Burmese. Read in pairs.</summary>
    internal const byte Unspaced = 4;

    /// <summary>Half of a character beyond the first plane.</summary>
    internal const byte Surrogate = 5;

    /// <summary>Added to a kind: the text must be brought to its compatibility composition (NFKC) first.</summary>
    internal const byte Uncomposed = 0x80;

    private static readonly byte[] Table = Build();

    internal static ReadOnlySpan<byte> Kinds => Table;

    private static byte[] Build()
    {
        var table = new byte[65536];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            table[i] = char.IsSurrogate(c) ? Surrogate : (byte)(KindOf(c) | (IsUncomposed(c) ? Uncomposed : 0));
        }

        return table;
    }

    private static byte KindOf(char c)
    {
        if (c is >= '\u2E80' and <= '\u2FDF' or >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or '\u3005' or '\u3007'
            or >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF')
        {
            return char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherSymbol ? Unspaced
                : char.IsDigit(c) ? Digit : Break;
        }

        // U+200C is the Persian half-space: it stays inside the word; so does the soft hyphen
        if (c is '\u200C' or '\u200D' or '\u00AD' or '\u0640') return Mark;
        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Letter,
            UnicodeCategory.DecimalDigitNumber => Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Mark,
            _ => Break,
        };
    }

    // Combining marks that compose with a Latin or Cyrillic letter, presentation forms of Arabic, full-width and half-width forms, ligatures, superscript digits.
    private static bool IsUncomposed(char c) =>
        c is >= '\u0300' and <= '\u036F' or >= '\uFB00' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC' or >= '\uFF01' and <= '\uFFEE' or '\u00B2' or '\u00B3' or '\u00B9' or >= '\u2070' and <= '\u209F' or >= '\u2460' and <= '\u24FF'
            or >= '\u2F00' and <= '\u2FDF' or >= '\uF900' and <= '\uFAFF' or '\u00B5' or '\u2126' or '\u212B' or '\u0654' or '\u0653' or '\u0655';

    /// <summary>Whether the pair at this place is a letter (Gothic, mathematical letters) or an ideograph.</summary>
    internal static byte KindOfPair(char high, char low)
    {
        if (!char.IsSurrogatePair(high, low)) return Break;
        var rune = new Rune(high, low);
        return Rune.IsLetter(rune) ? rune.Value is >= 0x20000 and <= 0x3FFFF ? Unspaced : Letter : Break;
    }
}
