namespace Isthmus.Scheduling.Forum;

/// <summary>
/// The fewest facts that together block all positions: found depth first, with a fixed number of tries; what is returned is free of
/// superfluous facts in any case, and facts that are told slot by slot keep only the slots for which they are needed.
/// </summary>
internal sealed class SmallestCover
{
    private const int MostTries = 300;
    private readonly IReadOnlyList<BlockingFact> _facts;
    private readonly Dictionary<int, List<int>> _factsOf = [];
    private readonly List<int> _chosen = [];
    private List<int> _best;
    private int _tries;

    private SmallestCover(IReadOnlyList<BlockingFact> facts, IReadOnlyList<int> positions)
    {
        _facts = facts;
        foreach (int position in positions)
        {
            _factsOf.Add(position, []);
        }

        for (int f = 0; f < facts.Count; f++)
        {
            foreach (int position in facts[f].Positions)
            {
                _factsOf[position].Add(f);
            }
        }

        _best = [.. Enumerable.Range(0, facts.Count)];
    }

    public static List<BlockingFact> Of(IReadOnlyList<BlockingFact> facts, IReadOnlyList<int> positions, int venues)
    {
        var cover = new SmallestCover(facts, positions);
        cover.Try();
        var chosen = cover._best.Order().ToList();
        for (int i = chosen.Count - 1; i >= 0; i--)
        {
            if (facts[chosen[i]].Positions.All(p => cover._factsOf[p].Count(chosen.Contains) > 1))
            {
                chosen.RemoveAt(i);
            }
        }

        return Trimmed([.. chosen.Select(f => facts[f])], venues);
    }

    private void Try()
    {
        if (_chosen.Count + 1 > _best.Count || _tries++ > MostTries)
        {
            return;
        }

        List<int>? hardest = null;
        foreach (List<int> candidates in _factsOf.Values)
        {
            if ((hardest is null || candidates.Count < hardest.Count) && !candidates.Exists(_chosen.Contains))
            {
                hardest = candidates;
            }
        }

        if (hardest is null)
        {
            if (_chosen.Count < _best.Count)
            {
                _best = [.. _chosen];
            }

            return;
        }

        if (_chosen.Count + 1 == _best.Count)
        {
            return;
        }

        foreach (int fact in hardest)
        {
            _chosen.Add(fact);
            Try();
            _chosen.RemoveAt(_chosen.Count - 1);
        }
    }

    /// <summary>Takes slots from facts that others block as well.</summary>
    private static List<BlockingFact> Trimmed(List<BlockingFact> facts, int venues)
    {
        Dictionary<int, int> covers = facts.SelectMany(f => f.Positions).GroupBy(p => p).ToDictionary(g => g.Key, g => g.Count());
        foreach (BlockingFact fact in Enumerable.Reverse(facts).Where(f => f.BySlot))
        {
            foreach (IGrouping<int, int> slot in fact.Positions.GroupBy(p => p / venues).ToArray())
            {
                if (slot.All(p => covers[p] > 1))
                {
                    foreach (int position in slot)
                    {
                        covers[position]--;
                    }

                    _ = fact.Positions.RemoveAll(p => p / venues == slot.Key);
                }
            }
        }

        return facts;
    }
}
