using System.Runtime.InteropServices;

namespace Isthmus.Names.Indexing;

/// <summary>A word of the index and the names it stands in.</summary>
internal sealed class Term(string sound, uint consonants, bool vowelless)
{
    internal uint Consonants { get; } = consonants;

    internal string Sound { get; } = sound;

    internal bool Vowelless { get; } = vowelless;

    internal List<int> Names { get; } = new(1);

    internal void Add(int name)
    {
        // A word that stands twice in one name counts once.
        if (Names.Count == 0 || Names[^1] != name)
        {
            Names.Add(name);
        }
    }
}

/// <summary>
/// Words whose consonant skeletons differ by at most one added, missing or changed consonant: each skeleton is filed under itself and under itself less any one
/// character (the deletion neighbourhood of W. Garbe's SymSpell), as 64-bit hashes, so a look-up costs one probe a character.
/// </summary>
internal sealed class SkeletonNeighbours
{
    private const int ShortestWithErrors = 4;
    private const int LongestWithErrors = 24;
    private readonly Dictionary<ulong, List<Term>> _terms = [];

    internal void Add(string skeleton, Term term)
    {
        foreach (var hash in Variants(skeleton))
        {
            ref var terms = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, hash, out _);
            (terms ??= new List<Term>(1)).Add(term);
        }
    }

    internal HashSet<Term> Near(string skeleton, int sounds)
    {
        var consonants = Folding.Sound.Consonants(skeleton);
        var near = new HashSet<Term>(ReferenceEqualityComparer.Instance);
        foreach (var hash in Variants(skeleton))
        {
            if (_terms.TryGetValue(hash, out var terms))
            {
                foreach (var term in terms)
                {
                    if (!Folding.Sound.TooFar(consonants, term.Consonants, Math.Max(sounds, term.Sound.Length)))
                    {
                        near.Add(term);
                    }
                }
            }
        }

        return near;
    }

    private static ulong[] Variants(string skeleton)
    {
        if (skeleton.Length is < ShortestWithErrors or > LongestWithErrors)
        {
            return [Hash(skeleton, -1)];
        }

        var hashes = new ulong[skeleton.Length + 1];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = Hash(skeleton, i - 1);
        }

        return hashes;
    }

    /// <summary>FNV-1a over the characters but one.</summary>
    private static ulong Hash(string text, int without)
    {
        var hash = 14695981039346656037UL;
        for (var i = 0; i < text.Length; i++)
        {
            if (i != without)
            {
                hash = (hash ^ text[i]) * 1099511628211UL;
            }
        }

        return hash;
    }
}
