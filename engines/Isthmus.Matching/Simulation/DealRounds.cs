using Isthmus.Matching.TwoSided;

namespace Isthmus.Matching.Simulation;

/// <summary>What happens to proposals: who looks, who is interested, who has time to answer, what becomes of it. Capacity is taken up and set free again.</summary>
internal sealed class DealRounds
{
    private const double Falls = 0.2;
    private const double Moves = 0.6;
    private readonly MarketOptions _options;
    private readonly MarketWorld _world;
    private readonly Dice _dice;
    private readonly bool[] _closed;
    private readonly int[] _free;
    private readonly Dictionary<(int, int), int> _pairOf;
    private readonly List<(int Pair, DealStage Stage)> _deals = [];
    private readonly HashSet<string> _served = [];

    public DealRounds(MarketOptions options, MarketWorld world)
    {
        (_options, _world, _dice) = (options, world, new Dice(options.Seed));
        _closed = new bool[world.True.Pairs.Count];
        _free = [.. world.Profiles.Select(p => p.Capacity)];
        _pairOf = world.True.Pairs.Select((p, i) => (p, i)).ToDictionary(x => (x.p.A, x.p.B), x => x.i);
    }

    public int Interests { get; private set; }

    public int Lapsed { get; private set; }

    public int Full { get; private set; }

    public int Acceptances { get; private set; }

    public int NewcomersAcceptances { get; private set; }

    public int OrganisationsServed => _served.Count;

    public int[] Reached { get; } = new int[(int)DealStage.Agreement + 1];

    public void Run(Func<ProposalMarket, ProposalLists> policy)
    {
        for (int round = 0; round < _options.Rounds; round++)
        {
            Answer(Interest(policy(Open()), round), round);
            Advance(round);
        }
    }

    /// <summary>Pairs that nobody has decided on yet, with the capacity that is left.</summary>
    private ProposalMarket Open() => new(
        [.. _world.Believed.Members.Select((m, i) => m with { Capacity = _free[i] })],
        [.. _world.Believed.Pairs.Where((p, i) => !_closed[i] && _free[p.A] > 0 && _free[p.B] > 0)]);

    /// <summary>Who writes to whom. What somebody looked at and did not want is closed.</summary>
    private List<(int From, int To, int Pair)> Interest(ProposalLists lists, int round)
    {
        var interests = new List<(int From, int To, int Pair)>();
        for (int i = 0; i < lists.Lists.Count; i++)
        {
            for (int r = 0; r < lists.Lists[i].Count; r++)
            {
                int other = lists.Lists[i][r].Other;
                int pair = _pairOf[i < other ? (i, other) : (other, i)];
                if (_closed[pair] || _dice.Unit(Draw.Look, i, r, round) >= MatchMeasures.Looked(r + 1))
                {
                    continue;
                }

                _closed[pair] = true;
                if (Wants(i, pair))
                {
                    interests.Add((i, other, pair));
                }
            }
        }

        Interests += interests.Count;
        return interests;
    }

    /// <summary>Each profile answers as many as it has time for, in the order of arrival.</summary>
    private void Answer(List<(int From, int To, int Pair)> interests, int round)
    {
        int[] answered = new int[_free.Length];
        foreach ((int from, int to, int pair) in interests.OrderBy(x => _dice.Unit(Draw.Order, x.Pair, round)))
        {
            if (answered[to]++ >= _options.Answers)
            {
                Lapsed++;
            }
            else if (Wants(to, pair) && (_free[from] == 0 || _free[to] == 0))
            {
                Full++;
            }
            else if (Wants(to, pair))
            {
                _free[from]--;
                _free[to]--;
                Acceptances++;
                NewcomersAcceptances += _world.Newcomer[from] || _world.Newcomer[to] ? 1 : 0;
                _served.Add(_world.Profiles[from].Organisation);
                _served.Add(_world.Profiles[to].Organisation);
                _deals.Add((pair, DealStage.Contact));
                Reached[(int)DealStage.Contact]++;
            }
        }
    }

    /// <summary>Deals go on, fall through or stay where they are. What falls through sets capacity free; an agreement keeps it.</summary>
    private void Advance(int round)
    {
        for (int d = _deals.Count - 1; d >= 0; d--)
        {
            (int pair, DealStage stage) = _deals[d];
            double luck = _dice.Unit(Draw.Stage, pair, round);
            if (stage == DealStage.Agreement || luck >= Falls + Moves)
            {
                continue;
            }

            if (luck < Falls)
            {
                _free[_world.True.Pairs[pair].A]++;
                _free[_world.True.Pairs[pair].B]++;
                _deals.RemoveAt(d);
                continue;
            }

            _deals[d] = (pair, stage + 1);
            Reached[(int)stage + 1]++;
        }
    }

    /// <summary>An opinion is formed once and is the same under every policy.</summary>
    private bool Wants(int member, int pair)
    {
        CandidatePair p = _world.True.Pairs[pair];
        return _dice.Unit(Draw.Opinion, pair, member) < (p.A == member ? p.AAccepts : p.BAccepts);
    }
}
