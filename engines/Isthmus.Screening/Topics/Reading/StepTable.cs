using System.Numerics;

namespace Isthmus.Screening.Topics.Reading;

/// <summary>The steps of a trie, from a node with a letter or word to the next node: open addressing, at most half full, because the walk asks once a letter.</summary>
internal sealed class StepTable
{
    private readonly long[] _keys;
    private readonly int[] _next;
    private readonly int _shift;

    internal StepTable(Dictionary<long, int> steps)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, steps.Count * 2));
        _shift = 64 - BitOperations.Log2((uint)size);
        _keys = new long[size];
        _next = new int[size];
        foreach (var (key, next) in steps)
        {
            var at = Slot(key);
            while (_next[at] != 0) at = (at + 1) & (size - 1);
            (_keys[at], _next[at]) = (key, next);
        }
    }

    /// <summary>The next node, or 0: no step leads back to the root.</summary>
    internal int Next(int node, int step)
    {
        var key = TermTrie.Key(node, step);
        for (var at = Slot(key); _next[at] != 0; at = (at + 1) & (_keys.Length - 1))
            if (_keys[at] == key) return _next[at];
        return 0;
    }

    private int Slot(long key) => (int)((ulong)key * 0x9E3779B97F4A7C15UL >> _shift);
}
