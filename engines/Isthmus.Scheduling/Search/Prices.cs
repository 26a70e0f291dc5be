namespace Isthmus.Scheduling.Search;

/// <summary>
/// What one unit of each loss costs inside the search. The search needs prices that can be traded against each other
/// at one temperature; which plan is kept is decided by the exact order of the levels, not by these.
/// </summary>
internal sealed record Prices
{
    public int Break { get; init; } = 100;

    public int Must { get; init; } = 1500;

    public int Unplaced { get; init; } = 300;

    public int None { get; init; } = 200;

    public int Change { get; init; } = 15;

    /// <summary>For each break of a participant above the fairness limit.</summary>
    public int Unfair { get; init; } = 150;
}
