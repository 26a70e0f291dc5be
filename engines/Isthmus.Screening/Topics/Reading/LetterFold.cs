using System.Globalization;
using System.Text;

namespace Isthmus.Screening.Topics.Reading;

/// <summary>Folds one character: case, compatibility forms, diacritics, variants of Arabic, Cyrillic and Chinese letters, digits of all scripts.</summary>
internal static class LetterFold
{
    /// <summary>A character that is looked through: it neither stands for a letter nor ends a word (format characters, joiners, marks, tatweel, apostrophes).</summary>
    internal const char Nothing = '\uFFFF';

    /// <summary>A character that ends a word.</summary>
    internal const char Break = ' ';

    private static readonly char[] Fast = BuildFast();

    /// <summary>Folds a UTF-16 unit that needs one letter at most; <see langword="false"/> where <see cref="Slow"/> has to look.</summary>
    internal static bool TryFast(char c, out char folded)
    {
        folded = c < Fast.Length ? Fast[c] : FastBeyond(c);
        return folded != '\0';
    }

    /// <summary>The folded letters of any code point: what compatibility decomposition leaves of it; empty if it breaks a word.</summary>
    internal static string Slow(Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.SpacingCombiningMark
            || rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF or 0x115F or 0x1160 or 0x3164 or 0xFFA0)
            return "\uFFFF";
        // Regional indicators and squared letters spell words too.
        if (rune.Value is >= 0x1F1E6 and <= 0x1F1FF) return ((char)('a' + rune.Value - 0x1F1E6)).ToString();
        if (rune.Value is >= 0x1F130 and <= 0x1F149) return ((char)('a' + rune.Value - 0x1F130)).ToString();
        if (rune.Value is >= 0x1F150 and <= 0x1F169) return ((char)('a' + rune.Value - 0x1F150)).ToString();
        if (rune.Value is >= 0x1F170 and <= 0x1F189) return ((char)('a' + rune.Value - 0x1F170)).ToString();
        if (!Rune.IsLetterOrDigit(rune) && category is not (UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber)) return "";
        if (rune.Value is 0xFFFE or 0xFFFF or (>= 0xFDD0 and <= 0xFDEF)) return "";

        var plain = rune.ToString().Normalize(NormalizationForm.FormKD).ToLowerInvariant();
        var result = new StringBuilder(plain.Length);
        foreach (var c in plain)
        {
            if (!TryFast(c, out var folded))
            {
                if (char.IsSurrogate(c)) { if (Rune.IsLetter(rune)) result.Append(c); continue; }
                folded = CharUnicodeInfo.GetUnicodeCategory(c) switch
                {
                    UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark => Nothing,
                    UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
                    _ => char.IsLetter(c) ? c : Break,
                };
            }

            if (folded is not (Nothing or Break)) result.Append(folded);
        }

        return result.ToString();
    }

    private static char FastBeyond(char c) => c switch
    {
        >= '\u2010' and <= '\u2017' => Break,
        '\u2018' or '\u2019' or '\u201B' => Nothing,
        >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' or '\uFEFF' => Nothing,
        >= '\u2000' and <= '\u200A' or >= '\u201A' and <= '\u2029' or >= '\u3000' and <= '\u3003' or >= '\u3008' and <= '\u3020' => Break,
        >= '\u4E00' and <= '\u9FFF' => HanVariants.Simple(c),
        >= '\uFF10' and <= '\uFF19' => (char)('0' + (c - '\uFF10')),
        >= '\uFF21' and <= '\uFF3A' => (char)('a' + (c - '\uFF21')),
        >= '\uFF41' and <= '\uFF5A' => (char)('a' + (c - '\uFF41')),
        _ => '\0',
    };

    // Below U+0700: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic. '\0' sends a character to the slow way.
    private static char[] BuildFast()
    {
        var table = new char[0x700];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            table[i] = c switch
            {
                >= 'a' and <= 'z' or >= '0' and <= '9' => c,
                >= 'A' and <= 'Z' => (char)(c + 32),
                '\'' or '`' or '\u00AD' or '\u02BC' or '\u02BB' or '\u02B9' => Nothing,
                < '\u00C0' and not ('\u00AA' or '\u00B5' or '\u00BA' or '\u00B2' or '\u00B3' or '\u00B9') => Break,
                'ı' or 'İ' => 'i',
                'ø' or 'Ø' => 'o',
                'ł' or 'Ł' => 'l',
                'đ' or 'Đ' or 'ð' or 'Ð' => 'd',
                'ə' or 'Ə' => 'e',
                '×' or '÷' => Break,
                // Marks of the Arabic script, tatweel and hamza alone: written or not as one likes.
                >= '\u064B' and <= '\u065F' or '\u0670' or '\u0640' or '\u0621' or >= '\u06D6' and <= '\u06ED' or >= '\u0610' and <= '\u061A' or '\u061C' => Nothing,
                'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
                'ؤ' => 'و',
                'ي' or 'ى' or 'ئ' or 'ې' or 'ۍ' => 'ی',
                'ك' or 'ڪ' => 'ک',
                'ة' or 'ۀ' or 'ە' or 'ۂ' or 'ۃ' => 'ه',
                >= '\u0660' and <= '\u0669' => (char)('0' + (c - '\u0660')),
                >= '\u06F0' and <= '\u06F9' => (char)('0' + (c - '\u06F0')),
                >= '\u0300' and <= '\u036F' or >= '\u0483' and <= '\u0489' or >= '\u0591' and <= '\u05C7' => Nothing,
                _ => '\0',
            };
            if (table[i] != '\0' || c < '\u00C0') continue;
            if (!char.IsLetter(c)) { table[i] = char.IsDigit(c) ? '\0' : Break; continue; }
            // A letter with a diacritic is its base letter ("ş", "й", "ё", "é"); ligatures of several letters go the slow way.
            var parts = c.ToString().Normalize(NormalizationForm.FormKD).ToLowerInvariant().Where(p => CharUnicodeInfo.GetUnicodeCategory(p) != UnicodeCategory.NonSpacingMark).ToArray();
            if (parts.Length == 1 && char.IsLetter(parts[0])) table[i] = parts[0];
        }

        return table;
    }
}
