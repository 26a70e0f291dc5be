namespace Isthmus.Scheduling.Search;

/// <summary>For each number of changes the plan with the fewest breaks that was seen, among the plans that place the most.</summary>
internal sealed class TradeOff
{
    private const int MostChanges = 1000;
    private readonly SortedDictionary<int, (int Breaks, int[] Positions)> _plans = [];
    private (int, long, int, int) _level = (int.MaxValue, long.MaxValue, int.MaxValue, int.MaxValue);

    /// <summary>The plans of which none is better in both, fewest changes first.</summary>
    public IEnumerable<(int Changes, int Breaks, int[] Positions)> Plans => _plans.Select(p => (p.Key, p.Value.Breaks, p.Value.Positions));

    public void Note(Board board)
    {
        (int, long, int, int) level = (board.MustMissing, board.WeightMissing, board.None, board.Unfair);
        int order = level.CompareTo(_level);
        if (order > 0 || board.Changes > MostChanges)
        {
            return;
        }

        if (order < 0)
        {
            _plans.Clear();
            _level = level;
        }

        foreach ((int changes, (int breaks, _)) in _plans)
        {
            if (changes > board.Changes)
            {
                break;
            }

            if (breaks <= board.Breaks)
            {
                return;
            }
        }

        foreach (int worse in _plans.Where(p => p.Key >= board.Changes && p.Value.Breaks >= board.Breaks).Select(p => p.Key).ToArray())
        {
            _ = _plans.Remove(worse);
        }

        _plans[board.Changes] = (board.Breaks, board.Positions());
    }
}
