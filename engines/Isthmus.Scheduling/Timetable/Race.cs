using Isthmus.Scheduling.Exact;
using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Timetable;

/// <summary>
/// Two threads that meet after each round. One searches for better plans: by itself, and on problems of moderate size by large
/// neighbourhoods too. The other searches for proofs; on large problems, where no proof can be hoped for, it is a second search
/// for plans. Whoever is done first waits: the result depends on the rounds alone.
/// </summary>
internal sealed class Race
{
    private const int StepsPerRound = 300_000;
    private const long TicksPerRound = 1_500_000;

    /// <summary>From this round on the search by itself and neighbourhoods take turns.</summary>
    private const int FirstNeighbourhood = 12;
    private const long TicksOfNeighbourhoods = 1_000_000;

    /// <summary>Rounds that the proof is at the same question before the first thread takes it up too.</summary>
    private const int Patience = 6;

    /// <summary>Breaks above the bound up to which that is most of what the first thread does.</summary>
    private const int Near = 6;

    /// <summary>Meetings x slots up to which clauses are made at all.</summary>
    private const int MostExact = 20_000;

    private readonly Model _model;
    private readonly SolveOptions _options;
    private readonly Deadline _deadline;
    private readonly IPlanSearch[] _searches;
    private readonly int[] _cycles;
    private readonly bool _wantsExact;
    private ExactSearch? _exact;
    private NeighbourhoodSearch? _neighbourhoods;
    private ClosingPair? _closing;
    private LastQuestion? _question;
    private int _askedSince;
    private int _toldExact = int.MaxValue;

    public Race(Model model, SolveOptions options, Deadline deadline)
    {
        (_model, _options, _deadline) = (model, options, deadline);
        _wantsExact = (long)model.Meetings * model.Slots <= MostExact;
        ulong seed = (ulong)options.Seed * 2;
        _searches = [.. Enumerable.Range(0, _wantsExact ? 1 : 2).Select(i => Search(seed + (ulong)i))];
        _cycles = new int[_searches.Length];
        Bound = ForcedBreaks(model);
        foreach (IPlanSearch search in _searches)
        {
            Offer(search);
        }
    }

    public int Bound { get; private set; }

    public bool Impossible { get; private set; }

    /// <summary>The best plan, or null as long as there is none that places everything fairly.</summary>
    public IReadOnlyList<int>? Positions { get; private set; }

    public int Breaks { get; private set; } = int.MaxValue;

    public int Changes { get; private set; } = int.MaxValue;

    /// <summary>Meetings without a slot in the best partial plan.</summary>
    public int Missing { get; private set; } = int.MaxValue;

    public int Rounds { get; private set; }

    public long Conflicts => _exact?.Conflicts ?? 0;

    public bool Proven => Impossible || (Positions is not null && Breaks <= Bound && Changes == 0 && !OwesProof);

    /// <summary>A proof for others was asked for, can be given and is not complete.</summary>
    private bool OwesProof => _options.Proof is not null && Bound > 0 && _wantsExact && _exact is not { Done: true };

    public void Run(IProgress<SolveProgress>? progress)
    {
        while (!Proven && Rounds < (_options.MaxRounds ?? int.MaxValue) && !_deadline.Passed)
        {
            Parallel.Invoke(First, Second);
            Rounds++;
            Merge();
            double fraction = Math.Max(_deadline.Fraction, _options.MaxRounds is { } most ? (double)Rounds / most : 0);
            progress?.Report(new SolveProgress(Proven ? 1 : fraction, Positions is null ? null : new PlanScore(0, 0, 0, Breaks, Changes)));
        }
    }

    private void First()
    {
        // Neighbourhoods need a plan to start from, and a search by itself that has had its first quick gains.
        int turn = Rounds;
        if (_closing is not null && Rounds >= FirstNeighbourhood && Rounds - _askedSince >= Patience)
        {
            bool isNear = Positions is null || Breaks - Bound <= Near;
            bool isDue = isNear ? (Rounds & 3) != 0 : (Rounds & 3) == 3;
            if (isDue && _closing.Round(Bound, Positions, Breaks, TicksPerRound, _deadline.Token))
            {
                return;
            }

            turn = isNear ? Rounds >> 2 : Rounds;
        }

        if (_wantsExact && Positions is not null && Breaks > Bound && Rounds >= FirstNeighbourhood && (turn & 1) != 0)
        {
            _neighbourhoods ??= new NeighbourhoodSearch(_model, (ulong)_options.Seed);
            _neighbourhoods.Start(Positions, Breaks);
            _neighbourhoods.Round(TicksOfNeighbourhoods, _deadline.Token);
        }
        else
        {
            _searches[0].Round(_deadline.Token);
        }
    }

    private void Second()
    {
        if (!_wantsExact)
        {
            _searches[1].Round(_deadline.Token);
            return;
        }

        _exact ??= new ExactSearch(_model, _options.Proof);
        if (Positions is not null && _toldExact > Breaks)
        {
            _toldExact = Breaks;
            _exact.Suggest(Positions, Breaks);
        }

        _exact.Round(TicksPerRound, _deadline.Token);
    }

    private void Merge()
    {
        foreach (IPlanSearch search in _searches)
        {
            Offer(search);
        }

        if (_exact is not null)
        {
            Bound = Math.Max(Bound, _exact.Bound);
            Impossible |= _exact.Impossible;
            Offer(_exact.Positions, _exact.Breaks);
        }

        if (_closing is not null)
        {
            // A refusal is a bound too, but leaves no proof for others.
            Bound = Math.Max(Bound, _options.Proof is null ? _closing.Bound : 0);
            Offer(_closing.Positions, _closing.Breaks);
        }

        if (_neighbourhoods is not null)
        {
            Bound = Math.Max(Bound, _neighbourhoods.Bound);
            Offer(_neighbourhoods.Positions, _neighbourhoods.Breaks);
        }

        Follow();
        if (_exact?.Question is { } question && question != _question)
        {
            (_question, _askedSince, _closing) = (question, Rounds, new ClosingPair(_model, question));
        }
    }

    private void Offer(IPlanSearch search)
    {
        Missing = Math.Min(Missing, search.Missing);
        if (search.Missing == 0 && search.Unfair == 0 && (search.Breaks, search.Changes).CompareTo((Breaks, Changes)) < 0)
        {
            (Positions, Breaks, Changes) = ([.. search.Positions], search.Breaks, search.Changes);
        }
    }

    private void Offer(int[]? positions, int breaks)
    {
        if (positions is null || breaks >= Breaks)
        {
            return;
        }

        // The search by itself goes on from there: it also looks after changes.
        (Positions, Breaks, Missing) = (positions, breaks, 0);
        Changes = CountChanges(positions);
        _searches[0].Restart(positions);
    }

    /// <summary>Whoever begins a new cycle does so from the best plan.</summary>
    private void Follow()
    {
        for (int i = 0; i < _searches.Length; i++)
        {
            IPlanSearch one = _searches[i];
            if (one.Cycles > _cycles[i] && Positions is not null && (one.Missing > 0 || one.Unfair > 0 || one.Breaks > Breaks))
            {
                one.Restart(Positions);
            }

            _cycles[i] = one.Cycles;
        }
    }

    private IPlanSearch Search(ulong seed) =>
        ChainSearch.Fits(_model) ? new ChainSearch(_model, seed, StepsPerRound) : new WideSearch(_model, seed);

    private int CountChanges(int[] positions) =>
        Enumerable.Range(0, positions.Length).Count(m => _model.Previous[m] >= 0 && _model.Previous[m] != positions[m]);

    /// <summary>Breaks that a participant has by its own slots alone: its meetings need so many of its stretches of slots.</summary>
    private static int ForcedBreaks(Model model)
    {
        int forced = 0;
        for (int p = 0; p < model.People; p++)
        {
            var slots = model.MeetingsOf[p].SelectMany(m => model.Domain[m]).ToHashSet();
            var stretches = new List<int>();
            for (int s = 0, length = 0; s <= model.Slots; s++)
            {
                if (s < model.Slots && slots.Contains(s))
                {
                    length++;
                }
                else if (length > 0)
                {
                    stretches.Add(length);
                    length = 0;
                }
            }

            int need = model.MeetingsOf[p].Length;
            foreach (int length in stretches.OrderDescending().TakeWhile(_ => need > 0))
            {
                need -= length;
                forced += need > 0 ? 1 : 0;
            }
        }

        return forced;
    }
}
