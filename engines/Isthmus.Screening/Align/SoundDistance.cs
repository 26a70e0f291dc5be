namespace Isthmus.Screening.Align;

/// <summary>The cheapest way from one row of sounds to another: changes, omissions and swaps of neighbours.</summary>
internal static class SoundDistance
{
    private const int Longest = 64;

    /// <summary>The swap of two neighbours, the commonest slip of typing.</summary>
    private const float Swap = 0.55f;

    /// <summary>The cost, or something above <paramref name="limit"/> as soon as it must be above. O(length²), symmetric.</summary>
    // Here alone, where every cell is written before it is read: on the whole module it leaves what others put on the stack in spans that are taken for empty.
    [System.Runtime.CompilerServices.SkipLocalsInit]
    internal static float Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b, bool aVowelless, bool bVowelless, float limit)
    {
        if (a.Length > Longest) a = a[..Longest];
        if (b.Length > Longest) b = b[..Longest];
        // What a has is left out of b's writing, and the other way round. Two vowelless words are compared letter by letter.
        var omitA = bVowelless && !aVowelless ? SoundCosts.OmitVowelless : SoundCosts.Omit;
        var omitB = aVowelless && !bVowelless ? SoundCosts.OmitVowelless : SoundCosts.Omit;
        var change = SoundCosts.Change;
        Span<float> rows = stackalloc float[3 * (Longest + 1)];
        var before = rows[..(Longest + 1)];
        var last = rows.Slice(Longest + 1, Longest + 1);
        var current = rows[(2 * (Longest + 1))..];
        last[0] = 0;
        for (var j = 0; j < b.Length; j++) last[j + 1] = last[j] + omitB[b[j] & 127];
        for (var i = 0; i < a.Length; i++)
        {
            var s = a[i] & 127;
            var omit = omitA[s];
            current[0] = last[0] + omit;
            var least = current[0];
            for (var j = 0; j < b.Length; j++)
            {
                var t = b[j] & 127;
                var cost = last[j] + change[s * 128 + t];
                var left = last[j + 1] + omit;
                if (left < cost) cost = left;
                left = current[j] + omitB[t];
                if (left < cost) cost = left;
                if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
                {
                    left = before[j - 1] + Swap;
                    if (left < cost) cost = left;
                }

                current[j + 1] = cost;
                if (cost < least) least = cost;
            }

            if (least > limit) return least;
            var spare = before;
            before = last;
            last = current;
            current = spare;
        }

        return last[b.Length];
    }
}
