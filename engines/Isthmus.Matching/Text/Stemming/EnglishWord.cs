using System.Runtime.CompilerServices;

namespace Isthmus.Matching.Text.Stemming;

/// <summary>What both English stemmers ask of a word: vowels, the consonant y, the regions R1 and R2, short syllables, swapped endings.</summary>
internal static class EnglishWord
{
    private const uint Vowels = 1u << 0 | 1u << ('e' - 'a') | 1u << ('i' - 'a') | 1u << ('o' - 'a') | 1u << ('u' - 'a') | 1u << ('y' - 'a');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsVowel(char c) => (uint)(c - 'a') < 26 && (Vowels >> (c - 'a') & 1) != 0;

    /// <summary>Writes Y for each y that is a consonant: at the beginning and after a vowel. True if there was one.</summary>
    internal static bool MarkConsonantY(Span<char> word)
    {
        var found = false;
        for (var i = word.IndexOf('y'); (uint)i < (uint)word.Length; i++)
        {
            if (word[i] != 'y' || i > 0 && !IsVowel(word[i - 1])) continue;
            word[i] = 'Y';
            found = true;
        }

        return found;
    }

    /// <summary>The place after the first consonant that follows a vowel at or after <paramref name="from"/>, or the end.</summary>
    internal static int RegionAfter(ReadOnlySpan<char> word, int from)
    {
        var i = from;
        while (i < word.Length && !IsVowel(word[i])) i++;
        while (i < word.Length && IsVowel(word[i])) i++;
        return Math.Min(i + 1, word.Length);
    }

    internal static bool HasVowel(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (IsVowel(c)) return true;
        return false;
    }

    /// <summary>Does the word end with consonant, vowel, consonant, the last not being w, x or y?</summary>
    internal static bool EndsShort(ReadOnlySpan<char> word) =>
        word.Length >= 3 && word[^1] is not ('w' or 'x' or 'Y') && !IsVowel(word[^1]) && IsVowel(word[^2]) && !IsVowel(word[^3]);

    /// <summary>Two equal letters of which the second is written only for the suffix that followed: bb dd ff gg mm nn pp rr tt.</summary>
    internal static bool EndsDoubled(ReadOnlySpan<char> word) =>
        word.Length >= 2 && word[^1] == word[^2] && word[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

    /// <summary>Puts another ending in the place of the last <paramref name="suffix"/> letters if these lie within the region. Returns the new length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Swap(Span<char> buffer, int length, int suffix, string ending, int region)
    {
        var start = length - suffix;
        if (start < region) return length;
        ending.CopyTo(buffer[start..]);
        return start + ending.Length;
    }
}
