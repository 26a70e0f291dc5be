using System.Numerics;
using Isthmus.Matching.Index;

namespace Isthmus.Matching.Search;

/// <summary>
/// Finds the words of an index that are one slip of typing away from a word it does not have (two in long words): letters left out, put in, changed, or swapped with the next.
/// Words are passed over by length and by the set of their letters, one number each, before any is compared; the comparison is the edit automaton, run by its rows
/// (Damerau; Ukkonen's cut-off). Time in proportion to the words of the index, about a millisecond for a million.
/// </summary>
internal sealed class Spelling(WordTable words)
{
    /// <summary>Shorter words are not corrected: too many others are one letter away.</summary>
    internal const int LeastLetters = 5;

    private const int LongWord = 9;
    private const int MostLetters = 40;

    private readonly Lock growing = new();
    private (uint Letters, byte Length)[] marks = [];
    private int seen;

    /// <summary>The nearest words that stand in some document, at most so many; those of more documents first.</summary>
    internal List<int> Near(string word, IndexSnapshot snapshot, int most)
    {
        if (word.Length is < LeastLetters or > MostLetters) return [];
        var known = Grown();
        var limit = word.Length >= LongWord ? 2 : 1;
        var letters = LettersOf(word);
        var nearest = limit;
        var found = new List<int>();
        for (var term = 0; term < known.Length; term++)
        {
            var (its, length) = known[term];
            if (Math.Abs(length - word.Length) > nearest || BitOperations.PopCount(its ^ letters) > 2 * nearest || snapshot.DocumentsWith(term) == 0) continue;
            var slips = Slips(word, words.WordOf(term), nearest);
            if (slips > nearest) continue;
            if (slips < nearest) found.Clear();
            nearest = slips;
            found.Add(term);
        }

        found.Sort((a, b) => snapshot.DocumentsWith(a) != snapshot.DocumentsWith(b) ? snapshot.DocumentsWith(b).CompareTo(snapshot.DocumentsWith(a)) : a.CompareTo(b));
        return found.Count > most ? found[..most] : found;
    }

    /// <summary>Reads the words that came since, so that no search has to.</summary>
    internal void Prepare() => Grown();

    private ReadOnlySpan<(uint Letters, byte Length)> Grown()
    {
        lock (growing)
        {
            var count = words.Count;
            if (marks.Length < count) Array.Resize(ref marks, Math.Max(count, marks.Length * 3 / 2));
            for (; seen < count; seen++)
            {
                var word = words.WordOf(seen);
                // a word with a digit is a code: another code is another thing
                marks[seen] = word.IndexOfAnyInRange('0', '9') >= 0 ? default : (LettersOf(word), (byte)Math.Min(word.Length, 255));
            }

            return marks.AsSpan(0, count);
        }
    }

    private static uint LettersOf(ReadOnlySpan<char> word)
    {
        uint letters = 0;
        foreach (var c in word) letters |= 1u << (c & 31);
        return letters;
    }

    /// <summary>How many slips part two words; more than <paramref name="limit"/> as soon as that is certain.</summary>
    internal static int Slips(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (a.Length > MostLetters || b.Length > MostLetters || Math.Abs(a.Length - b.Length) > limit) return limit + 1;
        Span<int> rows = stackalloc int[3 * (MostLetters + 1)];
        var before = rows[..(MostLetters + 1)];
        var last = rows.Slice(MostLetters + 1, MostLetters + 1);
        var current = rows[(2 * (MostLetters + 1))..];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(last[j], current[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost = Math.Min(cost, before[j - 2] + 1);
                current[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > limit) return limit + 1;
            var spare = before;
            before = last;
            last = current;
            current = spare;
        }

        return last[b.Length];
    }
}
