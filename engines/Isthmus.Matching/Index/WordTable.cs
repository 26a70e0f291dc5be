namespace Isthmus.Matching.Index;

/// <summary>
/// Words and their numbers, 0, 1, 2 ... in the order they came. Open addressing over one array of characters: about 2 bytes a character and 12 a word.
/// One writer at a time; readers beside it see either the words before or after, never half a word.
/// </summary>
internal sealed class WordTable
{
    private const int InitialSlots = 1024;

    private State state = new(new int[InitialSlots], new int[InitialSlots / 2 + 1], new char[InitialSlots * 4]);
    private int count;

    /// <summary>How many words there are.</summary>
    internal int Count => Volatile.Read(ref count);

    /// <summary>Bytes of memory held.</summary>
    internal long Bytes => (state.Slots.Length * 4L) + (state.Starts.Length * 4L) + (state.Letters.Length * 2L);

    /// <summary>The number of a word, or -1.</summary>
    internal int Find(ReadOnlySpan<char> word)
    {
        var now = Volatile.Read(ref state);
        var slots = now.Slots;
        var mask = slots.Length - 1;
        for (var i = (int)Hash(word) & mask; ; i = (i + 1) & mask)
        {
            var slot = Volatile.Read(ref slots[i]);
            if (slot == 0) return -1;
            if (now.Is(slot - 1, word)) return slot - 1;
        }
    }

    /// <summary>The number of a word, given to it now if it had none.</summary>
    internal int Add(ReadOnlySpan<char> word)
    {
        var now = state;
        var mask = now.Slots.Length - 1;
        var i = (int)Hash(word) & mask;
        for (; ; i = (i + 1) & mask)
        {
            var slot = now.Slots[i];
            if (slot == 0) break;
            if (now.Is(slot - 1, word)) return slot - 1;
        }

        if ((count + 1) * 2 > now.Slots.Length || now.Starts[count] + word.Length > now.Letters.Length)
        {
            now = Grown(now, word.Length);
            mask = now.Slots.Length - 1;
            for (i = (int)Hash(word) & mask; now.Slots[i] != 0;) i = (i + 1) & mask;
        }

        var start = now.Starts[count];
        word.CopyTo(now.Letters.AsSpan(start));
        now.Starts[count + 1] = start + word.Length;
        // the slot last: who finds it finds the word
        Volatile.Write(ref now.Slots[i], count + 1);
        Volatile.Write(ref count, count + 1);
        return count - 1;
    }

    /// <summary>The word of a number.</summary>
    internal ReadOnlySpan<char> WordOf(int number)
    {
        var now = Volatile.Read(ref state);
        var start = now.Starts[number];
        return now.Letters.AsSpan(start, now.Starts[number + 1] - start);
    }

    private State Grown(State now, int room)
    {
        var slots = now.Slots;
        var starts = now.Starts;
        var letters = now.Letters;
        if (now.Starts[count] + room > letters.Length)
        {
            letters = new char[Math.Max(checked(letters.Length * 2), letters.Length + room)];
            now.Letters.AsSpan(0, now.Starts[count]).CopyTo(letters);
        }

        if ((count + 1) * 2 > slots.Length)
        {
            slots = new int[checked(slots.Length * 2)];
            starts = new int[(slots.Length / 2) + 1];
            now.Starts.AsSpan(0, count + 1).CopyTo(starts);
            var mask = slots.Length - 1;
            for (var word = 0; word < count; word++)
            {
                var i = (int)Hash(letters.AsSpan(starts[word], starts[word + 1] - starts[word])) & mask;
                while (slots[i] != 0) i = (i + 1) & mask;
                slots[i] = word + 1;
            }
        }

        var grown = new State(slots, starts, letters);
        Volatile.Write(ref state, grown);
        return grown;
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        // FNV over pairs of characters with a final mix: short words, no need of more
        var hash = 0x9E3779B97F4A7C15UL ^ (uint)word.Length;
        foreach (var c in word) hash = (hash ^ c) * 0x100000001B3UL;
        hash ^= hash >> 32;
        hash *= 0xD6E8FEB86659FD93UL;
        return (uint)(hash >> 32);
    }

    private sealed record State(int[] Slots, int[] Starts, char[] Letters)
    {
        internal bool Is(int number, ReadOnlySpan<char> word)
        {
            var start = Starts[number];
            // a reader may hold the letters from before they grew, and the slots of a word behind them
            return Starts[number + 1] - start == word.Length && start + word.Length <= Letters.Length && Letters.AsSpan(start, word.Length).SequenceEqual(word);
        }
    }
}
