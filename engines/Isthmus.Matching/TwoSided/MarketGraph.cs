namespace Isthmus.Matching.TwoSided;

/// <summary>
/// The market as lists: place e of member i's list is a candidate that i could be shown. Each pair is two places, and <see cref="Twin"/> leads from one to the other.
/// </summary>
internal sealed class MarketGraph
{
    private MarketGraph(int members, int places)
    {
        (Start, Target, Owner) = (new int[members + 1], new int[places], new int[places]);
        (Twin, Pair, Score) = (new int[places], new int[places], new double[places]);
        Chance = new double[places];
        (Organisation, Capacity) = (new int[members], new int[members]);
    }

    public int Members => Organisation.Length;

    public int Places => Target.Length;

    /// <summary>The places of member i are Start[i] to Start[i + 1] - 1.</summary>
    public int[] Start { get; }

    public int[] Target { get; }

    public int[] Owner { get; }

    public int[] Twin { get; }

    /// <summary>Position in <see cref="ProposalMarket.Pairs"/>.</summary>
    public int[] Pair { get; }

    /// <summary>Fused score and boost.</summary>
    public double[] Score { get; }

    /// <summary>Chance of mutual acceptance.</summary>
    public double[] Chance { get; }

    public int[] Organisation { get; }

    public int[] Capacity { get; }

    public required string[] Organisations { get; init; }

    /// <summary>Members of each organisation.</summary>
    public required int[][] MembersOf { get; init; }

    public required bool[] Newcomer { get; init; }

    /// <summary>The organisation that is proposed at a place.</summary>
    public int Proposed(int place) => Organisation[Target[place]];

    /// <summary>Sorts pairs by member; linear. Pairs below the least score or without capacity are left out.</summary>
    /// <exception cref="ArgumentException">The market contradicts itself.</exception>
    public static MarketGraph Of(ProposalMarket market, double leastScore)
    {
        ArgumentNullException.ThrowIfNull(market);
        if (market.Members is null || market.Pairs is null)
        {
            throw new ArgumentException("A market has members and pairs.", nameof(market));
        }

        MarketMember[] members = [.. market.Members];
        CandidatePair[] pairs = [.. market.Pairs];
        Check(members);
        Check(members, pairs);
        string[] organisations = [.. members.Select(m => m.Organisation).Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> number = organisations.Select((o, i) => (o, i)).ToDictionary(x => x.o, x => x.i, StringComparer.Ordinal);
        var chosen = new List<int>(pairs.Length);
        double[] fused = new double[pairs.Length];
        for (int p = 0; p < pairs.Length; p++)
        {
            fused[p] = pairs[p].Fused;
            if (members[pairs[p].A].Capacity > 0 && members[pairs[p].B].Capacity > 0 && fused[p] >= leastScore)
            {
                chosen.Add(p);
            }
        }

        int[][] membersOf = [.. members.Select((m, i) => (Organisation: number[m.Organisation], Index: i)).GroupBy(x => x.Organisation)
            .OrderBy(g => g.Key).Select(g => g.Select(x => x.Index).ToArray())];
        var graph = new MarketGraph(members.Length, 2 * chosen.Count)
        {
            Organisations = organisations,
            MembersOf = membersOf,
            Newcomer = [.. membersOf.Select(of => of.Any(i => members[i].Newcomer))],
        };
        for (int i = 0; i < graph.Members; i++)
        {
            graph.Organisation[i] = number[members[i].Organisation];
            graph.Capacity[i] = members[i].Capacity;
        }

        graph.Fill(pairs, fused, chosen);
        return graph;
    }

    private void Fill(CandidatePair[] pairs, double[] fused, List<int> chosen)
    {
        foreach (int p in chosen)
        {
            Start[pairs[p].A + 1]++;
            Start[pairs[p].B + 1]++;
        }

        for (int i = 0; i < Members; i++)
        {
            Start[i + 1] += Start[i];
        }

        int[] next = Start[..Members];
        foreach (int p in chosen)
        {
            CandidatePair pair = pairs[p];
            (int one, int other) = (next[pair.A]++, next[pair.B]++);
            (Owner[one], Target[one], Twin[one]) = (pair.A, pair.B, other);
            (Owner[other], Target[other], Twin[other]) = (pair.B, pair.A, one);
            Pair[one] = Pair[other] = p;
            Chance[one] = Chance[other] = pair.AAccepts * pair.BAccepts;
            Score[one] = Score[other] = fused[p] + pair.Boost;
        }
    }

    private static void Check(MarketMember[] members)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (MarketMember member in members)
        {
            if (string.IsNullOrEmpty(member?.Id) || string.IsNullOrEmpty(member.Organisation) || !ids.Add(member.Id))
            {
                throw new ArgumentException($"Members have an organisation and an id of their own: {member?.Id}.", nameof(members));
            }

            if (member.Capacity is not (>= 0 and <= MarketMember.MostCapacity))
            {
                throw new ArgumentException($"Member {member.Id}: a capacity is 0 to 1,000,000.", nameof(members));
            }
        }

    }

    private static void Check(MarketMember[] members, CandidatePair[] pairs)
    {
        var seen = new HashSet<long>(pairs.Length);
        foreach (CandidatePair pair in pairs)
        {
            if (pair.A < 0 || pair.B < 0 || pair.A >= members.Length || pair.B >= members.Length)
            {
                throw new ArgumentException($"Pair {pair.A}, {pair.B}: no such member.", nameof(pairs));
            }

            if (members[pair.A].Organisation == members[pair.B].Organisation)
            {
                throw new ArgumentException($"Pair {pair.A}, {pair.B}: one organisation is never proposed to itself.", nameof(pairs));
            }

            if (pair.AAccepts is not (>= 0 and <= 1) || pair.BAccepts is not (>= 0 and <= 1) || pair.Boost is not (>= 0 and <= 0.5))
            {
                throw new ArgumentException($"Pair {pair.A}, {pair.B}: chances are 0 to 1, a boost 0 to 0.5.", nameof(pairs));
            }

            if (!seen.Add(((long)Math.Min(pair.A, pair.B) << 32) | (uint)Math.Max(pair.A, pair.B)))
            {
                throw new ArgumentException($"Pair {pair.A}, {pair.B} is there twice.", nameof(pairs));
            }
        }
    }
}
