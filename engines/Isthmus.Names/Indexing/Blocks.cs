using Isthmus.Names.Folding;

namespace Isthmus.Names.Indexing;

/// <summary>A name of an entry.</summary>
internal sealed record Spelling(NameKey Key, int Entry);

/// <summary>The inverted lists behind the index.</summary>
internal sealed class Blocks
{
    // A word that stands in more names than this tells too little to walk its list.
    private const int LongestWalk = 4000;
    private readonly List<Spelling> _spellings = [];
    private readonly Dictionary<string, Term> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Term> _concepts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _bySkeleton = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byInitials = new(StringComparer.Ordinal);
    private readonly SkeletonNeighbours _neighbours = new();

    internal void Add(NameKey key, int entry)
    {
        if (key.IsEmpty)
        {
            return;
        }

        var number = _spellings.Count;
        _spellings.Add(new Spelling(key, entry));
        Put(_byKey, key.Key, number);
        Put(_bySkeleton, key.Skeleton, number);
        if (key.Initials.Length >= 3)
        {
            Put(_byInitials, key.Initials, number);
        }

        foreach (var token in key.Tokens)
        {
            if (token.Kind is TokenKind.Distinctive or TokenKind.Letter)
            {
                TermOf(token.Text, token.Sound, token.Skeleton, token.Vowelless).Add(number);
            }
            else
            {
                ConceptOf(token).Add(number);
            }
        }

        if (key.Tokens.Count > 1)
        {
            // The whole as one word, so that a missing space or an added one does not hide it; the space keeps it apart from words.
            TermOf(" " + key.JoinedSound, key.JoinedSound, key.Skeleton, key.Vowelless).Add(number);
            TermOf(" " + key.WholeSound, key.WholeSound, Sound.Skeleton(key.WholeSound), key.Vowelless).Add(number);
        }
    }

    /// <summary>Weight of a word by its rarity here: 1 for a distinctive word that stands once, towards 0.35 for one in most names.</summary>
    internal double Weight(NameToken token)
    {
        if (token.Kind != TokenKind.Distinctive)
        {
            return token.Weight;
        }

        var names = _spellings.Count + 50.0;
        var with = _terms.TryGetValue(token.Text, out var term) ? term.Names.Count : 1;
        return 0.35 + (0.65 * Math.Log(names / with) / Math.Log(names));
    }

    /// <summary>The names most worth comparing with the key: at most <paramref name="limit"/> and all with an equal key.</summary>
    internal IEnumerable<Spelling> Candidates(NameKey key, int limit, Func<int, bool> alive)
    {
        var hits = new Dictionary<int, double>();
        Count(hits, _byKey.GetValueOrDefault(key.Key), 10);
        Count(hits, _bySkeleton.GetValueOrDefault(key.Skeleton), 2);
        var distinctive = false;
        foreach (var token in key.Tokens)
        {
            if (token.Kind is TokenKind.Distinctive or TokenKind.Letter)
            {
                distinctive = true;
                CountLike(hits, token.Sound, token.Skeleton, token.Vowelless, Weight(token));
                Count(hits, token.Text.Length >= 3 ? _byInitials.GetValueOrDefault(token.Text) : null, 0.7);
            }
        }

        if (key.Tokens.Count > 1)
        {
            CountLike(hits, key.JoinedSound, key.Skeleton, key.Vowelless, 1);
            Count(hits, key.Initials.Length >= 3 && _terms.TryGetValue(key.Initials, out var initials) ? initials.Names : null, 0.7);
        }

        if (!distinctive || hits.Count > limit)
        {
            // General words: the only clue of "Technology Park", elsewhere they only order what was found.
            foreach (var token in key.Tokens)
            {
                var names = token.Kind is TokenKind.Distinctive or TokenKind.Letter ? null : _concepts.GetValueOrDefault(token.Concept ?? token.Text)?.Names;
                Count(hits, names, 0.2, onlyKnown: distinctive);
            }
        }

        return hits.Where(h => alive(_spellings[h.Key].Entry)).OrderByDescending(h => h.Value).ThenBy(h => h.Key).Take(limit).Select(h => _spellings[h.Key]);
    }

    private void CountLike(Dictionary<int, double> hits, string sound, string skeleton, bool vowelless, double weight)
    {
        foreach (var term in _neighbours.Near(skeleton, sound.Length))
        {
            var likeness = SoundDistance.Similarity(sound, term.Sound, vowelless || term.Vowelless);
            if (likeness >= 0.7)
            {
                Count(hits, term.Names, weight * likeness * likeness);
            }
        }
    }

    private static void Count(Dictionary<int, double> hits, List<int>? names, double weight, bool onlyKnown = false)
    {
        if (names is null || names.Count > LongestWalk)
        {
            return;
        }

        foreach (var name in names)
        {
            if (hits.TryGetValue(name, out var known) || !onlyKnown)
            {
                hits[name] = known + weight;
            }
        }
    }

    private Term TermOf(string text, string sound, string skeleton, bool vowelless)
    {
        if (!_terms.TryGetValue(text, out var term))
        {
            _terms[text] = term = new Term(sound, Sound.Consonants(skeleton), vowelless);
            _neighbours.Add(skeleton, term);
        }

        return term;
    }

    private Term ConceptOf(NameToken token)
    {
        var concept = token.Concept ?? token.Text;
        if (!_concepts.TryGetValue(concept, out var term))
        {
            _concepts[concept] = term = new Term(token.Sound, token.Consonants, token.Vowelless);
        }

        return term;
    }

    private static void Put(Dictionary<string, List<int>> table, string key, int number)
    {
        if (!table.TryGetValue(key, out var numbers))
        {
            table[key] = numbers = new List<int>(1);
        }

        numbers.Add(number);
    }
}
