using System.Text;

namespace Isthmus.Screening.Latinise;

/// <summary>The letters of Devanagari, and of its sisters that Unicode lays out alike (Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam), to Latin.</summary>
internal static class Indic
{
    // Offsets within a block of 128: ISCII's order, which the blocks share.
    private static readonly string[] Independent = "a aa i ii u uu r l e e e ai o o o au".Split(' ');
    private static readonly string[] Consonants = "k kh g gh ng ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h".Split(' ');
    private static readonly string[] Signs = "a i i u u r r e e e ai o o o au".Split(' ');

    internal static void Append(StringBuilder result, ReadOnlySpan<char> word, int i)
    {
        var offset = (word[i] - 0x0900) % 0x80;
        switch (offset)
        {
            case >= 0x05 and <= 0x14: result.Append(Independent[offset - 0x05]); break;
            case >= 0x15 and <= 0x39:
                result.Append(Consonants[offset - 0x15]);
                // The vowel that is not written: not at the end and not where a sign or a virama follows.
                if (i + 1 < word.Length && (word[i + 1] - 0x0900) % 0x80 is >= 0x05 and <= 0x39) result.Append('a');
                break;
            case >= 0x3E and <= 0x4C: result.Append(Signs[offset - 0x3E]); break;
            case 0x01 or 0x02: result.Append('n'); break;
            case >= 0x58 and <= 0x5F: result.Append("qkgzrrfy"[offset - 0x58]); break;
        }
    }
}
