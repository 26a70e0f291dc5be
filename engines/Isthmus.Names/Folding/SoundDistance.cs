namespace Isthmus.Names.Folding;

/// <summary>Weighted edit distance of two sound strings: confusions of transliteration cost little, vowels less than consonants.</summary>
internal static class SoundDistance
{
    private const int Letters = 128;

    // The inner loop reads costs from a table: deciding them there took most of the time of a comparison.
    private static readonly double[] SwapCosts = [.. Enumerable.Range(0, Letters * Letters).Select(at => SwapCost((char)(at / Letters), (char)(at % Letters)))];

    /// <summary>1 for equal sounds down to 0; O(length²) time, no allocation for words up to 64 sounds.</summary>
    internal static double Similarity(string a, string b, bool vowelless)
    {
        if (a == b)
        {
            return 1;
        }

        var longest = Math.Max(a.Length, b.Length);
        // Cheap bound: each missing sound costs at least a cheap vowel.
        if (longest == 0 || (longest - Math.Min(a.Length, b.Length)) * (vowelless ? 0.1 : 0.4) > longest * 0.4)
        {
            return 0;
        }

        return 1 - Math.Min(1, Cost(a, b, vowelless) / longest);
    }

    private static double Cost(string a, string b, bool vowelless)
    {
        Span<double> previous = b.Length < 64 ? stackalloc double[64] : new double[b.Length + 1];
        Span<double> current = b.Length < 64 ? stackalloc double[64] : new double[b.Length + 1];
        Span<double> gaps = b.Length < 64 ? stackalloc double[64] : new double[b.Length + 1];
        previous[0] = 0;
        for (var j = 1; j <= b.Length; j++)
        {
            gaps[j] = Gap(b, j - 1, vowelless);
            previous[j] = previous[j - 1] + gaps[j];
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var gapA = Gap(a, i - 1, vowelless);
            current[0] = previous[0] + gapA;
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(previous[j] + gapA, current[j - 1] + gaps[j]);
                current[j] = Math.Min(best, previous[j - 1] + Swap(a[i - 1], b[j - 1]));
            }

            var rest = previous;
            previous = current;
            current = rest;
        }

        return previous[b.Length];
    }

    private static double Gap(string s, int at, bool vowelless)
    {
        var c = s[at];
        return Sound.IsVowel(c) ? (vowelless ? 0.1 : at == 0 ? 0.8 : 0.5) : c == 'h' ? 0.5 : 1;
    }

    private static double Swap(char a, char b) => a == b ? 0 : (a | b) < Letters ? SwapCosts[(a * Letters) + b] : 1;

    private static double SwapCost(char a, char b)
    {
        if (a == b)
        {
            return 0;
        }

        if (Sound.IsVowel(a) && Sound.IsVowel(b))
        {
            return 0.35;
        }

        if (Sound.Class(a) == Sound.Class(b))
        {
            return 0.3;
        }

        return (a, b) switch
        {
            ('v', 'u' or 'o') or ('u' or 'o', 'v') => 0.4,
            ('v', 'f') or ('f', 'v') or ('b', 'p') or ('p', 'b') or ('f', 'p') or ('p', 'f') or ('k', 'q') or ('q', 'k') or ('k', 'g') or ('g', 'k')
                or ('d', 't') or ('t', 'd') or ('i', 'j') or ('j', 'i') or ('S', 's') or ('s', 'S') or ('S', 'C') or ('C', 'S') or ('x', 'k') or ('k', 'x') => 0.6,
            _ => 1,
        };
    }
}
