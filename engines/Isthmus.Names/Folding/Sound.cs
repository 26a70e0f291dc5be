using System.Text;

namespace Isthmus.Names.Folding;

/// <summary>
/// A Latin word as sounds: one character a sound, double letters once, so that spellings of one name by several romanisations come close.
/// Vowels are a e i o u; x is the sound of "kh", C of "ch", S of "sh", Z of "zh", G of "gh", c of "ts", j of "j"; other letters are themselves.
/// </summary>
internal static class Sound
{
    internal static string Of(string word)
    {
        var result = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length;)
        {
            var (sound, length) = Next(word, i);
            if (result.Length == 0 || result[^1] != sound)
            {
                result.Append(sound);
            }

            i += length;
        }

        return result.ToString();
    }

    internal static bool IsVowel(char sound) => sound is 'a' or 'e' or 'i' or 'o' or 'u';

    /// <summary>
    /// The consonants alone, in classes that transliterations confuse (kh h ch x; g gh q j zh; s ts z; v w u). An initial vowel is kept as "A", since it tells
    /// "Ora" from "Ra"; v is kept only at the start, since in Arabic script it may be a vowel; a final h is often silent.
    /// </summary>
    internal static string Skeleton(string sounds)
    {
        var result = new StringBuilder(sounds.Length);
        for (var i = 0; i < sounds.Length; i++)
        {
            var c = sounds[i];
            if (IsVowel(c))
            {
                if (i == 0)
                {
                    result.Append('A');
                }
            }
            else if (!(c == 'v' && i > 0) && !(c == 'h' && i == sounds.Length - 1 && i > 0))
            {
                result.Append(Class(c));
            }
        }

        return result.ToString();
    }

    /// <summary>The set of consonant classes in a skeleton as bits, v and h left out: one edit changes at most two of them.</summary>
    internal static uint Consonants(string skeleton)
    {
        var set = 0u;
        foreach (var c in skeleton)
        {
            set |= c is 'A' or 'v' or 'h' ? 0 : 1u << (c & 31);
        }

        return set;
    }

    /// <summary>True when so many consonants differ that the words cannot be alike: each edit costs at least 0.3 for every bit it changes.</summary>
    internal static bool TooFar(uint consonantsA, uint consonantsB, int longest) => System.Numerics.BitOperations.PopCount(consonantsA ^ consonantsB) > longest;

    internal static char Class(char sound) => sound switch
    {
        'x' or 'C' => 'h',
        'G' or 'q' or 'j' or 'Z' => 'g',
        'c' or 'z' => 's',
        _ => sound,
    };

    private static (char Sound, int Length) Next(string w, int i)
    {
        var c = w[i];
        var n = i + 1 < w.Length ? w[i + 1] : '\0';
        var m = i + 2 < w.Length ? w[i + 2] : '\0';
        switch (c)
        {
            case 's' when n == 'h' && m == 'c' && i + 3 < w.Length && w[i + 3] == 'h': return ('S', 4);
            case 's' when n == 'c' && m == 'h': return ('S', 3);
            case 's' when n == 'h': return ('S', 2);
            case 't' when n == 's' && m == 'c' && i + 3 < w.Length && w[i + 3] == 'h': return ('C', 4);
            case 't' when n == 'c' && m == 'h': return ('C', 3);
            case 't' when n is 's' or 'z': return ('c', 2);
            case 't' when n == 'h': return ('t', 2);
            case 'k' when n == 'h': return ('x', 2);
            case 'k' when n == 's': return ('x', 2);
            case 'c' when n == 'h': return ('C', 2);
            case 'c' when n == 'k': return ('k', 2);
            case 'c' when n is 'e' or 'i' or 'y': return ('s', 1);
            case 'c': return ('k', 1);
            case 'p' when n == 'h': return ('f', 2);
            case 'z' when n == 'h': return ('Z', 2);
            case 'g' when n == 'h': return ('G', 2);
            case 'd' when n == 'h' && i > 0: return ('d', 2);
            case 'q' when n == 'u': return ('k', 1);
            case 'd' when n is 'j' or 'z' && m == 'h': return ('j', n == 'j' ? 2 : 3);
            case 'y' or 'i' when n is 'a' or 'e' or 'o' or 'u' && (i == 0 || !IsVowel(w[i - 1])): return (n, 2);
            case 'y': return ('i', 1);
            case 'o' when n == 'o': return ('u', 2);
            case 'o' when n == 'u': return ('u', 2);
            case 'e' when n == 'e': return ('i', 2);
            case 'w': return ('v', 1);
            default: return (c, 1);
        }
    }
}
