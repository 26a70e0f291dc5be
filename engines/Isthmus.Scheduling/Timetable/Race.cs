using Isthmus.Scheduling.Exact;
using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Timetable;

/// <summary>
/// Two threads that meet after each round: a search for better plans, and a search for proofs (on large problems, where no
/// proof can be hoped for, a second search for plans). Whoever stops first waits: the result depends on the rounds alone.
/// </summary>
internal sealed class Race
{
    private const int StepsPerRound = 120_000;
    private const long TicksPerRound = 3_000_000;

    /// <summary>Meetings x slots up to which clauses are made at all.</summary>
    private const int MostExact = 20_000;

    private readonly Model _model;
    private readonly SolveOptions _options;
    private readonly Deadline _deadline;
    private readonly LocalSearch _first;
    private readonly LocalSearch? _second;
    private ExactSearch? _exact;
    private readonly bool _wantsExact;

    public Race(Model model, SolveOptions options, Deadline deadline)
    {
        (_model, _options, _deadline) = (model, options, deadline);
        var prices = new Prices { None = 0 };
        _wantsExact = (long)model.Meetings * model.Slots <= MostExact;
        _first = new LocalSearch(model, prices, (ulong)options.Seed * 2, false, StepsPerRound);
        _second = _wantsExact ? null : new LocalSearch(model, prices, ((ulong)options.Seed * 2) + 1, false, StepsPerRound);
        Bound = ForcedBreaks(model);
        Merge();
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

    public bool Proven => Impossible || (Positions is not null && Breaks <= Bound && Changes == 0);

    public void Run(IProgress<SolveProgress>? progress)
    {
        while (!Proven && Rounds < (_options.MaxRounds ?? int.MaxValue) && !_deadline.Passed)
        {
            Parallel.Invoke(() => _first.Round(_deadline.Token), Other);
            Rounds++;
            Merge();
            double fraction = Math.Max(_deadline.Fraction, _options.MaxRounds is { } most ? (double)Rounds / most : 0);
            progress?.Report(new SolveProgress(Proven ? 1 : fraction, Positions is null ? null : new PlanScore(0, 0, 0, Breaks, Changes)));
        }
    }

    private void Other()
    {
        if (_wantsExact)
        {
            _exact ??= new ExactSearch(_model);
            _exact.Round(TicksPerRound, _deadline.Token);
        }
        else
        {
            _second!.Round(_deadline.Token);
        }
    }

    private void Merge()
    {
        Offer(_first);
        if (_second is not null)
        {
            Offer(_second);
        }

        if (_exact is null)
        {
            return;
        }

        Bound = Math.Max(Bound, _exact.Bound);
        Impossible |= _exact.Impossible;
        if (_exact.Positions is { } positions && _exact.Breaks < Breaks)
        {
            // The local search goes on from there: it also looks after changes.
            (Positions, Breaks, Missing) = (positions, _exact.Breaks, 0);
            Changes = CountChanges(positions);
            _first.Restart(positions);
        }
    }

    private void Offer(LocalSearch search)
    {
        Missing = Math.Min(Missing, (int)search.Best.WeightMissing);
        if (search.Best.WeightMissing == 0 && search.BestUnfair == 0
            && (search.Best.Breaks, search.Best.Changes).CompareTo((Breaks, Changes)) < 0)
        {
            (Positions, Breaks, Changes) = ([.. search.BestPositions], search.Best.Breaks, search.Best.Changes);
        }
    }

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
