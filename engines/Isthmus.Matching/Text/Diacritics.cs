using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Isthmus.Matching.Text;

/// <summary>Latin letters without their marks, so that a name is found however it was typed (ozguven, özgüven).</summary>
internal static class Diacritics
{
    private static readonly FrozenDictionary<char, char> Plain = Build();

    internal static ReadOnlySpan<char> Fold(Span<char> word, int length, Language language)
    {
        if (language is Language.Russian or Language.Persian or Language.Arabic or Language.Chinese || Ascii.IsValid(word[..length])) return word[..length];
        for (var i = 0; i < length; i++)
        {
            if (word[i] > 127 && Plain.TryGetValue(word[i], out var plain)) word[i] = plain;
        }

        return word[..length];
    }

    private static FrozenDictionary<char, char> Build()
    {
        var plain = new Dictionary<char, char> { ['ı'] = 'i', ['ø'] = 'o', ['đ'] = 'd', ['ł'] = 'l', ['ħ'] = 'h', ['ŧ'] = 't', ['ə'] = 'a' };
        for (var c = '\u00C0'; c <= '\u1EFF'; c++)
        {
            if (c is >= '\u0300' and < '\u1E00' || !char.IsLetter(c)) continue;
            var parts = c.ToString().Normalize(NormalizationForm.FormD);
            if (parts.Length > 1 && char.IsAsciiLetter(parts[0]) && CharUnicodeInfo.GetUnicodeCategory(parts[1]) == UnicodeCategory.NonSpacingMark) plain[c] = parts[0];
        }

        return plain.ToFrozenDictionary();
    }
}
