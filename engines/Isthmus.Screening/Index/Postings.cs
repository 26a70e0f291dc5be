namespace Isthmus.Screening.Index;

/// <summary>For each piece the names that have it, ascending, and for each name its pieces; packed.</summary>
internal sealed class Postings
{
    private readonly int[] _starts;
    private readonly int[] _names;
    private readonly float[] _rarity;
    private readonly int[] _ofName;
    private readonly int[] _grams;
    private readonly float[] _norms;

    internal Postings(IReadOnlyList<int[]> gramsOfNames)
    {
        Count = gramsOfNames.Count;
        _starts = new int[Grams.Space + 1];
        foreach (var grams in gramsOfNames)
            foreach (var gram in grams) _starts[gram + 1]++;
        for (var i = 0; i < Grams.Space; i++) _starts[i + 1] += _starts[i];
        _names = new int[_starts[^1]];
        var next = _starts.AsSpan(0, Grams.Space).ToArray();
        for (var name = 0; name < gramsOfNames.Count; name++)
            foreach (var gram in gramsOfNames[name]) _names[next[gram]++] = name;
        _ofName = new int[Count + 1];
        for (var name = 0; name < Count; name++) _ofName[name + 1] = _ofName[name] + gramsOfNames[name].Length;
        _grams = new int[_ofName[Count]];
        for (var name = 0; name < Count; name++) gramsOfNames[name].CopyTo(_grams, _ofName[name]);
        _rarity = new float[Grams.Space];
        for (var gram = 0; gram < Grams.Space; gram++)
        {
            var log = MathF.Log(1 + Count / (1f + Frequency(gram)));
            _rarity[gram] = log * log;
        }
        _norms = new float[Count];
        Closeness = new byte[Count];
        for (var name = 0; name < Count; name++)
        {
            var sum = 1f;
            foreach (var gram in GramsOf(name)) sum += _rarity[gram];
            _norms[name] = MathF.Sqrt(sum);
            Closeness[name] = (byte)Math.Clamp(600 / _norms[name], 1, 255);
        }
    }

    /// <summary>The inverse of each name's norm, coarse: the first selection reads it for thousands of names.</summary>
    internal byte[] Closeness { get; }

    internal int Count { get; }

    /// <summary>The pieces of a name.</summary>
    internal ReadOnlySpan<int> GramsOf(int name) => _grams.AsSpan(_ofName[name], _ofName[name + 1] - _ofName[name]);

    /// <summary>The length of a name as a row of rarities.</summary>
    internal float Norm(int name) => _norms[name];

    internal ReadOnlySpan<int> Of(int gram) => _names.AsSpan(_starts[gram], _starts[gram + 1] - _starts[gram]);

    internal int Frequency(int gram) => _starts[gram + 1] - _starts[gram];

    /// <summary>How much a shared piece tells: the rarer, the more.</summary>
    internal float Rarity(int gram) => _rarity[gram];
}
