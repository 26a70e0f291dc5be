namespace Isthmus.Matching.TwoSided;

/// <summary>By what a plain list is ordered.</summary>
public enum PlainOrder
{
    /// <summary>By the chance that the owner of the list accepts: what a search engine does.</summary>
    Own,

    /// <summary>By the harmonic mean of both chances, and the boost.</summary>
    Mutual,

    /// <summary>
    /// By the stable matching with transferable utility under everybody's capacity, at temperature 0.05 (Tomita et al. 2022, "Matching theory-based recommender systems in online
    /// dating"; 2023, "Fast and examination-agnostic reciprocal recommendation in matching markets"): a published way of spreading.
    /// </summary>
    Transferable,
}

/// <summary>
/// Makes the lists of all members at once, so that attention goes where it can be answered: whoever is wanted by more than it can take up counts for less, no
/// organisation stands in more lists than its limit, and none is left out that could be in one.
/// </summary>
/// <remarks>
/// <para>1. Rooms: the chance that a member still has room when all lists are read, from a fixed point of lists and rooms (<see cref="Proposal.Room"/>). The aim is
/// the expected number of matches, as in Su, Bayoumi and Joachims 2022, "Optimizing rankings for recommendation in matching markets", here with capacities. Where
/// nobody is short of room all rooms are 1, and nothing is spread.</para>
/// <para>2. Lists take the entries of the greatest score² x room of both sides under the limits of exposure, by prices of exposure (Lagrangian dual), which also give
/// a bound that no other choice of entries passes.</para>
/// <para>3. Augmenting paths raise the floor. 4. Each list is ordered by (fused score + boost) x root of the room of the other.</para>
/// <para>Time O(100 x pairs) and the paths of the floor, memory some 100 bytes a pair. Deterministic, one thread, no seed.</para>
/// </remarks>
public static class ProposalSpreading
{
    private const double Temperature = 0.05;

    /// <summary>The lists.</summary>
    /// <param name="market">Members and the pairs that passed the gates.</param>
    /// <param name="options">Limits; null: the defaults.</param>
    /// <returns>A list for each member; empty where nobody can be proposed.</returns>
    /// <exception cref="ArgumentException">The market contradicts itself, or an option is out of its range.</exception>
    public static ProposalLists Spread(ProposalMarket market, SpreadOptions? options = null)
    {
        options ??= new SpreadOptions();
        options.Check(nameof(options));
        MarketGraph graph = MarketGraph.Of(market, options.LeastScore);
        double[] room = new double[graph.Members];
        Array.Fill(room, 1);
        room = options.Rooms ? Rooms.Of(graph, options.ListLength) : room;
        double[] weight = [.. graph.Score.Select((s, e) => s * s * room[graph.Owner[e]] * room[graph.Target[e]])];
        int[] caps = Caps(market, graph, options);
        (double[] exposurePrice, double bound) = ExposurePrices.Find(graph, weight, options.ListLength, caps);

        var choice = new ListChoice(graph, options.ListLength, caps);
        choice.TakeHeaviest([.. weight.Select((w, e) => w - exposurePrice[graph.Proposed(e)])]);
        double carried = weight.Where((_, e) => choice.Taken[e]).Sum();
        List<int> left = options.Floor ? new ProposalFloor(choice, weight).Raise() : [];

        return new ProposalLists(Lists(market, graph, choice, room))
        {
            Rooms = room,
            Caps = caps.Select((cap, o) => (cap, o)).ToDictionary(x => graph.Organisations[x.o], x => x.cap, StringComparer.Ordinal),
            Carried = carried,
            CarriedBound = Math.Max(carried, bound),
            LeftOut = [.. left.Select(o => graph.Organisations[o])],
        };
    }

    /// <summary>Each list by itself, the best first, without limits and floor: what spreading is compared with.</summary>
    /// <param name="market">Members and pairs.</param>
    /// <param name="order">By what.</param>
    /// <param name="length">Most proposals in one list, 1 to 1,000.</param>
    /// <returns>A list for each member. Equal candidates stand in the order of the pairs.</returns>
    /// <exception cref="ArgumentException">The market contradicts itself, or the length is out of range.</exception>
    public static ProposalLists Plain(ProposalMarket market, PlainOrder order, int length = 10)
    {
        new SpreadOptions { ListLength = length }.Check(nameof(length));
        MarketGraph graph = MarketGraph.Of(market, 0);
        Func<int, double> by = order switch
        {
            PlainOrder.Own => e => OwnChance(market.Pairs[graph.Pair[e]], graph.Owner[e]),
            PlainOrder.Mutual => e => graph.Score[e],
            PlainOrder.Transferable => Mass(graph),
            _ => throw new ArgumentOutOfRangeException(nameof(order)),
        };
        IReadOnlyList<Proposal>[] lists = new IReadOnlyList<Proposal>[graph.Members];
        for (int i = 0; i < graph.Members; i++)
        {
            lists[i] = [.. Enumerable.Range(graph.Start[i], graph.Start[i + 1] - graph.Start[i])
                .OrderByDescending(by)
                .Take(length)
                .Select(e => Of(market.Pairs[graph.Pair[e]], graph.Target[e], 1, ProposalCause.Value))];
        }

        return new ProposalLists(lists) { Rooms = [.. Enumerable.Repeat(1.0, graph.Members)] };
    }

    private static Func<int, double> Mass(MarketGraph graph)
    {
        double[] mass = Equilibrium.Of(graph, Temperature).Mass;
        return e => mass[e];
    }

    private static double OwnChance(CandidatePair pair, int member) => pair.A == member ? pair.AAccepts : pair.BAccepts;

    private static Proposal Of(CandidatePair pair, int other, double room, ProposalCause cause) => new(other, pair.Fused, pair.Boost, room, cause);

    private static IReadOnlyList<Proposal>[] Lists(ProposalMarket market, MarketGraph graph, ListChoice choice, double[] room)
    {
        IReadOnlyList<Proposal>[] lists = new IReadOnlyList<Proposal>[graph.Members];
        for (int i = 0; i < graph.Members; i++)
        {
            lists[i] = [.. Enumerable.Range(graph.Start[i], graph.Start[i + 1] - graph.Start[i])
                .Where(e => choice.Taken[e])
                .Select(e => Of(market.Pairs[graph.Pair[e]], graph.Target[e], room[graph.Target[e]], choice.Floor[e] ? ProposalCause.Floor : ProposalCause.Value))
                .OrderByDescending(p => p.Value)];
        }

        return lists;
    }

    /// <summary>A multiple of the mean of its side; an organisation on both sides has both means.</summary>
    private static int[] Caps(ProposalMarket market, MarketGraph graph, SpreadOptions options)
    {
        int[] caps = new int[graph.Organisations.Length];
        Array.Fill(caps, int.MaxValue);
        if (options.ExposureFactor is { } factor)
        {
            double[] entries = new double[2];
            for (int e = 0; e < graph.Places; e++)
            {
                int candidates = graph.Start[graph.Owner[e] + 1] - graph.Start[graph.Owner[e]];
                entries[Side(graph.Target[e])] += Math.Min(1, (double)options.ListLength / candidates);
            }

            double[] mean = [.. entries.Select((n, side) => n / Math.Max(1, graph.MembersOf.Count(of => On(of, side))))];
            for (int o = 0; o < caps.Length; o++)
            {
                double fair = Enumerable.Range(0, 2).Where(side => On(graph.MembersOf[o], side)).Sum(side => mean[side]);
                caps[o] = (int)Math.Clamp(Math.Ceiling((factor * fair) - 1e-9), 1, int.MaxValue);
            }
        }

        for (int o = 0; o < caps.Length; o++)
        {
            caps[o] = options.ExposureCaps.TryGetValue(graph.Organisations[o], out int cap) ? cap : caps[o];
        }

        return caps;

        int Side(int member) => market.Members[member].Side == ProfileSide.Offer ? 0 : 1;

        bool On(int[] members, int side) => members.Any(i => Side(i) == side && graph.Start[i] < graph.Start[i + 1]);
    }
}
