using System.Globalization;
using System.Text;

namespace Isthmus.Names.Folding;

/// <summary>A word after folding: lower-case Latin letters and digits (other scripts without a table stay as they are).</summary>
/// <param name="Text">The folded word, never empty.</param>
/// <param name="Native">The word in its own script, lower case and without diacritics.</param>
/// <param name="Vowelless">True where the source script usually writes no short vowels (Arabic, Persian, Hebrew).</param>
internal readonly record struct FoldedWord(string Text, string Native, bool Vowelless);

/// <summary>Text to folded words: compatibility forms, case, diacritics, digits of all scripts, tatweel, look-alike letters, then transliteration.</summary>
internal static class TextFold
{
    internal static List<FoldedWord> Words(string text)
    {
        var plain = Plain(text);
        var words = new List<FoldedWord>(8);
        var word = new StringBuilder(24);
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            if (IsWordPart(c))
            {
                word.Append(c);
                continue;
            }

            if (word.Length > 0 && JoinsNeighbours(plain, i, word.Length))
            {
                continue;
            }

            Flush(words, word);
        }

        Flush(words, word);
        return words;
    }

    /// <summary>Lower case, no diacritics, ASCII digits, no invisible characters; punctuation and spaces are kept.</summary>
    internal static string Plain(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var source = Readable(text).Normalize(NormalizationForm.FormKC).Replace('İ', 'i').ToLowerInvariant()
            .Normalize(NormalizationForm.FormD);
        var result = new StringBuilder(source.Length + 4);
        foreach (var c in source)
        {
            switch (c)
            {
                case 'ı': result.Append('i'); break;
                case 'ß': result.Append("ss"); break;
                case 'æ': result.Append("ae"); break;
                case 'œ': result.Append("oe"); break;
                case 'ø': result.Append('o'); break;
                case 'ł': result.Append('l'); break;
                case 'đ' or 'ð': result.Append('d'); break;
                case 'þ': result.Append("th"); break;
                case 'ə': result.Append('e'); break;
                case 'ي' or 'ى' or 'ې': result.Append('ی'); break;
                case 'ك' or 'ڪ': result.Append('ک'); break;
                case 'ۀ' or 'ە': result.Append('ه'); break;
                case 'ٱ': result.Append('ا'); break;
                case '\u0640' or '\u200D' or '\u200E' or '\u200F' or '\uFEFF' or '\u00AD': break;
                // The zero-width non-joiner parts a Persian compound; as many people write a space there, so it is one.
                case '\u200C': result.Append(' '); break;
                default: AppendOther(result, c); break;
            }
        }

        return result.ToString();
    }

    private static void AppendOther(StringBuilder result, char c)
    {
        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                break;
            case UnicodeCategory.DecimalDigitNumber:
                result.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
                break;
            default:
                result.Append(c);
                break;
        }
    }

    private static bool IsWordPart(char c) =>
        char.IsAsciiLetterOrDigit(c) || (c > 127 && (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.SpacingCombiningMark));

    /// <summary>Apostrophes within a word, the dots of "S.p.A." and the ampersand of "R&amp;D" do not part words.</summary>
    private static bool JoinsNeighbours(string text, int at, int length)
    {
        var hasNext = at + 1 < text.Length && IsWordPart(text[at + 1]);
        if (!hasNext)
        {
            return false;
        }

        return text[at] switch
        {
            '\'' or '’' or '‘' or '`' or 'ʻ' or 'ʼ' or 'ʹ' => true,
            '&' => true,
            // Single letters on both sides: look back over the dot chain and forward to the next break.
            '.' => (length == 1 || (at >= 2 && text[at - 2] == '.')) && (at + 2 >= text.Length || !IsWordPart(text[at + 2])),
            _ => false,
        };
    }

    private static void Flush(List<FoldedWord> words, StringBuilder word)
    {
        if (word.Length == 0)
        {
            return;
        }

        var native = LookAlikes.OneScript(word.ToString());
        word.Clear();
        var latin = Transliteration.ToLatin(native, out var vowelless);
        if (latin.Length > 0)
        {
            words.Add(new FoldedWord(latin, native, vowelless));
        }
    }

    // Halves of surrogate pairs and code points that are no characters, which the system's normalisation refuses, are taken for white space.
    private static string Readable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || IsNoCharacter(text[i]))
            {
                return Repaired(text);
            }
        }

        return text;
    }

    private static bool IsNoCharacter(char c) => c is >= '\uFFFE' or (>= '\uFDD0' and <= '\uFDEF');

    private static string Repaired(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune.Value == 0xFFFD || rune.IsBmp && IsNoCharacter((char)rune.Value) ? " " : rune.ToString());
        }

        return result.ToString();
    }
}
