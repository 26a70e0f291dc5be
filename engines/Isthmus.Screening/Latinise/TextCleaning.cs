using System.Globalization;
using System.Text;

namespace Isthmus.Screening.Latinise;

/// <summary>Text as people type it to text that can be compared: compatibility forms, case, marks, digits, invisible characters.</summary>
internal static class TextCleaning
{
    /// <summary>What stands beyond is not looked at: no name is that long, and an attacker's text must not cost more than a name.</summary>
    internal const int LongestName = 480;

    /// <summary>Lower case, without marks, ASCII digits, no invisible characters; punctuation and spaces are kept. Never throws.</summary>
    internal static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text.Length > LongestName) text = text[..LongestName];
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var source = Readable(text).Normalize(NormalizationForm.FormKC);
        if (source.Length > 2 * LongestName) source = Readable(source[..(2 * LongestName)]);
        source = source.Replace('İ', 'i').ToLowerInvariant();
        var result = new StringBuilder(source.Length + 8);
        foreach (var c in source)
        {
            if (c < 128) { result.Append(c); continue; }
            // Hangul stays in syllables and Kana keeps its voicing marks: their tables are by syllable.
            if (c is >= '\uAC00' and <= '\uD7A3' or >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF') { result.Append(c); continue; }
            if (Special(result, c)) continue;
            AppendPlain(result, c);
        }

        return result.ToString();
    }

    private static bool Special(StringBuilder result, char c)
    {
        switch (c)
        {
            case 'ı': result.Append('i'); return true;
            case 'ß': result.Append("ss"); return true;
            case 'æ': result.Append("ae"); return true;
            case 'œ': result.Append("oe"); return true;
            case 'ø': result.Append('o'); return true;
            case 'ł': result.Append('l'); return true;
            case 'đ' or 'ð': result.Append('d'); return true;
            case 'þ': result.Append("th"); return true;
            case 'ə': result.Append('a'); return true;
            case 'ĸ': result.Append('k'); return true;
            case 'ħ': result.Append('h'); return true;
            case 'ŋ': result.Append("ng"); return true;
            case 'й' or 'ё' or 'ї' or 'ў': result.Append(c); return true;
            // Where the marks are vowels, the table needs them.
            case >= '\u0900' and <= '\u0DFF' or >= '\u0E00' and <= '\u0E7F': result.Append(c); return true;
            case 'ي' or 'ى' or 'ې' or 'ۍ' or 'ے': result.Append('ی'); return true;
            case 'ك' or 'ڪ': result.Append('ک'); return true;
            case 'ۀ' or 'ە' or 'ہ' or 'ھ': result.Append('ه'); return true;
            // People write a space as often as the non-joiner that parts a Persian compound.
            case '\u200C': result.Append(' '); return true;
            case '’' or '‘' or 'ʻ' or 'ʼ' or 'ʹ' or '′' or '´' or 'ʿ' or 'ʾ' or '`' or '׳' or '״': result.Append('\''); return true;
            case '\u0640': return true;
            default: return false;
        }
    }

    private static void AppendPlain(StringBuilder result, char c)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(c);
        if (category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) return;
        if (category == UnicodeCategory.DecimalDigitNumber) { result.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c))); return; }
        if (char.IsSurrogate(c)) { result.Append(c); return; }
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        foreach (var part in parts)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)) result.Append(part);
        }
    }

    // Halves of surrogate pairs and code points that are no characters, which normalisation refuses, are taken for white space.
    private static string Readable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i]) || IsNoCharacter(text[i])) return Repaired(text);
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
