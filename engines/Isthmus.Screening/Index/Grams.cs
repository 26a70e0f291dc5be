using Isthmus.Screening.Canonical;

namespace Isthmus.Screening.Index;

/// <summary>
/// The pieces by which names are found: trigrams of the canonical keys, trigrams of the consonant skeletons, and the groups of spellings and translations. A piece is a number
/// below <see cref="Space"/>.
/// </summary>
internal static class Grams
{
    internal const int Space = 3 << 15;

    /// <summary>Pieces of one name; no name that people write has so many.</summary>
    private const int Most = 250;

    internal const int FirstSkeleton = 1 << 15;

    private const int Skeletons = FirstSkeleton;
    private const int Groups = 2 << 15;

    /// <summary>The distinct pieces of a name, ascending.</summary>
    internal static int[] Of(ParsedName name)
    {
        Span<int> grams = stackalloc int[Most];
        var n = 0;
        foreach (var token in name.Tokens)
        {
            if (token.Kind == TokenKind.Initial || n > Most - 2) continue;
            if (token.Group != 0) grams[n++] = Groups | (Math.Abs((int)token.Group) & 0x7FFF);
            // A general word with translations is one piece, whatever its letters.
            if (token.Group != 0 && token.Kind is TokenKind.Generic or TokenKind.Place) continue;
            Add(token.Canonical, 0, 1, grams, ref n);
            Add(token.Skeleton, Skeletons, token.IsVowelless ? 1 : 2, grams, ref n);
            // Letters that are d to the one and z to the other: Ramadan, Ramazan.
            if (token.IsVowelless && token.Sounds.Contains('D', StringComparison.Ordinal)) Add(Align.Sounds.Skeleton(token.Sounds.Replace('D', 'z')), Skeletons, 1, grams, ref n);
        }

        var all = grams[..n];
        all.Sort();
        var distinct = 0;
        for (var i = 0; i < all.Length; i++)
            if (i == 0 || all[i] != all[i - 1]) all[distinct++] = all[i];
        return all[..distinct].ToArray();
    }

    /// <summary>How many pieces two names share. O(a + b).</summary>
    internal static int Shared(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        int i = 0, j = 0, shared = 0;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j]) { shared++; i++; j++; }
            else if (a[i] < b[j]) i++;
            else j++;
        }

        return shared;
    }

    /// <summary>
    /// How many pieces two names must share to be compared at all: two fifths of the shorter one's. The one rule of both directions, a party against a list and a list against the parties, which is why
    /// both find the same.
    /// </summary>
    internal static int Needed(int piecesA, int piecesB) => Math.Max(1, (2 * Math.Min(piecesA, piecesB) + 4) / 5);

    private static void Add(string key, int space, int least, Span<int> grams, ref int n)
    {
        if (key.Length < least) return;
        var before = 27;
        for (var i = 0; i < key.Length && n < grams.Length - 1; i++)
        {
            var here = Code(key[i]);
            var next = i + 1 < key.Length ? Code(key[i + 1]) : 28;
            grams[n++] = space | before << 10 | here << 5 | next;
            before = here;
        }
    }

    private static int Code(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a' + 1,
        >= 'A' and <= 'Z' => c - 'A' + 1,
        >= '0' and <= '9' => 29 + (c - '0') % 3,
        _ => 0,
    };
}
