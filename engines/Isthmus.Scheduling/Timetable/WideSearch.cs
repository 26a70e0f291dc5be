using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Timetable;

/// <summary>The search of the product form, for days of more slots than a <see cref="SlotBoard"/> holds.</summary>
internal sealed class WideSearch(Model model, ulong seed) : IPlanSearch
{
    private const int StepsPerRound = 120_000;
    private readonly LocalSearch _search = new(model, new Prices { None = 0 }, seed, false, StepsPerRound);

    public int Missing => (int)_search.Best.WeightMissing;

    public int Unfair => _search.BestUnfair;

    public int Breaks => _search.Best.Breaks;

    public int Changes => _search.Best.Changes;

    public IReadOnlyList<int> Positions => _search.BestPositions;

    public int Cycles => 0;

    public void Round(CancellationToken stop) => _search.Round(stop);

    public void Restart(IReadOnlyList<int> positions) => _search.Restart(positions);
}
