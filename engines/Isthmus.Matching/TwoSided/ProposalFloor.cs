namespace Isthmus.Matching.TwoSided;

/// <summary>
/// Brings every organisation into at least one list, and an entry into every list, as far as that is possible at all, by augmenting paths: who is in no list takes a
/// place from one that stands in several, or from one that finds another place in turn.
/// </summary>
/// <remarks>
/// Each path leaves everybody covered who was (Berge 1957), so both floors reach the largest number possible, and both at once (Mendelsohn and Dulmage 1958). What a
/// failed search has visited can never help later and is not visited again, so all failures together cost O(places); a success costs O(places) at most, and
/// looks at a few lists as a rule.
/// </remarks>
internal sealed class ProposalFloor(ListChoice choice, double[] weight)
{
    private readonly MarketGraph _graph = choice.Graph;
    private readonly Dictionary<int, (int Before, int Add, int Drop)> _way = [];
    private readonly HashSet<int> _closedLists = [];
    private readonly HashSet<int> _closedOrganisations = [];

    /// <summary>Organisations that stay out.</summary>
    public List<int> Raise()
    {
        var left = new List<int>();
        IEnumerable<int> waiting = Enumerable.Range(0, _graph.Organisations.Length)
            .Where(o => choice.Exposure[o] == 0 && choice.Caps[o] > 0 && _graph.MembersOf[o].Any(i => _graph.Start[i] < _graph.Start[i + 1]))
            .OrderByDescending(o => _graph.Newcomer[o]).ToArray();
        foreach (int organisation in waiting)
        {
            if (choice.Exposure[organisation] == 0 && !Bring(organisation))
            {
                left.Add(organisation);
            }
        }

        for (int i = 0; i < _graph.Members; i++)
        {
            if (choice.Size[i] == 0 && _graph.Start[i] < _graph.Start[i + 1])
            {
                Open(i);
            }
        }

        return left;
    }

    /// <summary>Finds a place for an organisation that is in no list. Lists keep their sizes or grow.</summary>
    private bool Bring(int organisation)
    {
        _way.Clear();
        var queue = new Queue<int>();
        var lists = new HashSet<int>();
        _way[organisation] = (-1, -1, -1);
        queue.Enqueue(organisation);
        while (queue.TryDequeue(out int who))
        {
            (int Add, int Drop, double Worth) best = (-1, -1, double.NegativeInfinity);
            foreach (int add in PlacesFor(who))
            {
                int list = _graph.Owner[add];
                if (choice.Taken[add] || _closedLists.Contains(list))
                {
                    continue;
                }

                if (choice.Size[list] < choice.Length)
                {
                    best = weight[add] > best.Worth ? (add, -1, weight[add]) : best;
                    continue;
                }

                bool first = lists.Add(list);
                for (int drop = _graph.Start[list]; drop < _graph.Start[list + 1]; drop++)
                {
                    if (!choice.Taken[drop])
                    {
                        continue;
                    }

                    int holder = _graph.Proposed(drop);
                    if (choice.Exposure[holder] > 1)
                    {
                        double worth = weight[add] - weight[drop];
                        best = worth > best.Worth ? (add, drop, worth) : best;
                    }
                    else if (first && _way.TryAdd(holder, (who, add, drop)))
                    {
                        queue.Enqueue(holder);
                    }
                }
            }

            if (best.Add >= 0)
            {
                Walk(who, best.Add, best.Drop);
                return true;
            }
        }

        _closedLists.UnionWith(lists);
        return false;
    }

    /// <summary>Finds an entry for an empty list. Organisations keep their exposure or gain.</summary>
    private void Open(int member)
    {
        _way.Clear();
        var queue = new Queue<int>();
        var organisations = new HashSet<int>();
        _way[member] = (-1, -1, -1);
        queue.Enqueue(member);
        while (queue.TryDequeue(out int list))
        {
            (int Add, int Drop, double Worth) best = (-1, -1, double.NegativeInfinity);
            for (int add = _graph.Start[list]; add < _graph.Start[list + 1]; add++)
            {
                int organisation = _graph.Proposed(add);
                if (choice.Taken[add] || choice.Caps[organisation] == 0 || _closedOrganisations.Contains(organisation))
                {
                    continue;
                }

                if (choice.Exposure[organisation] < choice.Caps[organisation])
                {
                    best = weight[add] > best.Worth ? (add, -1, weight[add]) : best;
                    continue;
                }

                bool first = organisations.Add(organisation);
                foreach (int drop in PlacesFor(organisation).Where(d => choice.Taken[d]))
                {
                    int holder = _graph.Owner[drop];
                    if (choice.Size[holder] > 1)
                    {
                        double worth = weight[add] - weight[drop];
                        best = worth > best.Worth ? (add, drop, worth) : best;
                    }
                    else if (first && _way.TryAdd(holder, (list, add, drop)))
                    {
                        queue.Enqueue(holder);
                    }
                }
            }

            if (best.Add >= 0)
            {
                Walk(list, best.Add, best.Drop);
                return;
            }
        }

        _closedOrganisations.UnionWith(organisations);
    }

    private void Walk(int at, int add, int drop)
    {
        if (drop >= 0)
        {
            choice.Leave(drop);
        }

        choice.Take(add);
        choice.Floor[add] = true;
        for ((int before, int theirs, int own) = _way[at]; before >= 0; (before, theirs, own) = _way[before])
        {
            choice.Leave(own);
            choice.Take(theirs);
            choice.Floor[theirs] = true;
        }
    }

    /// <summary>All places at which an organisation could be proposed.</summary>
    private IEnumerable<int> PlacesFor(int organisation)
    {
        foreach (int member in _graph.MembersOf[organisation])
        {
            for (int e = _graph.Start[member]; e < _graph.Start[member + 1]; e++)
            {
                yield return _graph.Twin[e];
            }
        }
    }
}
