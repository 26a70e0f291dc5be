namespace Isthmus.Scheduling;

/// <summary>The answer of <see cref="ForumScheduler.Solve"/>: <see cref="ForumPlanned"/> or <see cref="ForumRefused"/>.</summary>
public abstract record ForumOutcome
{
    private protected ForumOutcome()
    {
    }
}

/// <summary>A plan was made.</summary>
/// <param name="Plan">The best plan found.</param>
public sealed record ForumPlanned(ForumPlan Plan) : ForumOutcome;

/// <summary>The problem contradicts itself; nothing was tried.</summary>
/// <param name="Faults">Every contradiction found, at least one.</param>
public sealed record ForumRefused(IReadOnlyList<ProblemFault> Faults) : ForumOutcome;

/// <summary>The answer of <see cref="ForumReplanner.Compare"/>: what moving more meetings would save.</summary>
public sealed record ForumTradeOff : ForumOutcome
{
    /// <summary>
    /// Plans that place the same worth, at most eight: each has more changes and fewer breaks than the one before. The first has the fewest changes
    /// that were found, the last the fewest breaks.
    /// </summary>
    public required IReadOnlyList<TradeOffPoint> Points { get; init; }

    /// <summary>Proven: every plan that places what the first point places changes at least so many of the previous places. Equal to its changes: it is the best.</summary>
    public required int ChangesBound { get; init; }
}

/// <summary>One plan of a <see cref="ForumTradeOff"/>.</summary>
/// <param name="Plan">The plan; <see cref="ForumPlan.Moved"/> are the meetings that are not where they were.</param>
/// <param name="Touched">Ids of the participants of the moved meetings, in the order of <see cref="ForumProblem.Participants"/>.</param>
public sealed record TradeOffPoint(ForumPlan Plan, IReadOnlyList<string> Touched);

/// <summary>Who meets when and where, and why others do not.</summary>
public sealed record ForumPlan
{
    /// <summary>The placed requests, in the order of <see cref="ForumProblem.Requests"/>.</summary>
    public required IReadOnlyList<ForumPlacement> Placements { get; init; }

    /// <summary>The requests that were not placed, each with the facts that block it.</summary>
    public required IReadOnlyList<UnplacedRequest> Unplaced { get; init; }

    /// <summary>What the plan is worth, level by level.</summary>
    public required PlanScore Score { get; init; }

    /// <summary>Proven: no plan at all is better than this, level by level. Levels are bounded one by one.</summary>
    public required PlanScore Bound { get; init; }

    /// <summary>Ids of the requests that had a <see cref="ForumRequest.Previous"/> place and lost it or moved.</summary>
    public required IReadOnlyList<string> Moved { get; init; }

    /// <summary>Most breaks of one participant less the least of any.</summary>
    public required int Spread { get; init; }

    /// <summary>True if the search used up its rounds or proved its plan the best; false if it was cut by time or cancellation.</summary>
    public required bool Finished { get; init; }

    /// <summary>Rounds of search that were done.</summary>
    public required int Rounds { get; init; }
}

/// <summary>A request with its place.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Place">Slot, venue and table.</param>
public sealed record ForumPlacement(string Request, ForumPlace Place)
{
    /// <summary>
    /// Id of the interpreter of this meeting; null if it needs none. To <see cref="PlanChecker"/>, null in a meeting that needs one means that
    /// any may be named later. Default: null.
    /// </summary>
    public string? Interpreter { get; init; }
}

/// <summary>
/// The worth of a plan. All five figures are losses (0 is best) and are compared in the order in which they stand here.
/// </summary>
/// <param name="MustMeetsMissing">Requests with <see cref="ForumRequest.MustMeet"/> that are not placed (barred ones are not counted).</param>
/// <param name="WeightMissing">Sum of the weights of all requests that are not placed (barred ones are not counted).</param>
/// <param name="LeftWithNone">Participants without any meeting though one of their requests could be placed in an empty plan.</param>
/// <param name="Breaks">Pairs of consecutive meetings of one participant on one day with a free slot between them.</param>
/// <param name="Changes">Requests whose slot or venue differs from <see cref="ForumRequest.Previous"/>.</param>
public sealed record PlanScore(int MustMeetsMissing, long WeightMissing, int LeftWithNone, int Breaks, int Changes)
    : IComparable<PlanScore>
{
    /// <summary>Less than zero if this plan is better than the other one.</summary>
    /// <param name="other">The other score; null is worse than any.</param>
    public int CompareTo(PlanScore? other) => other is null
        ? -1
        : (MustMeetsMissing, WeightMissing, LeftWithNone, Breaks, Changes).CompareTo(
            (other.MustMeetsMissing, other.WeightMissing, other.LeftWithNone, other.Breaks, other.Changes));

    /// <summary>True if the left plan is better.</summary>
    /// <param name="left">A score.</param>
    /// <param name="right">A score.</param>
    public static bool operator <(PlanScore left, PlanScore right) => Comparer<PlanScore>.Default.Compare(left, right) < 0;

    /// <summary>True if the right plan is better.</summary>
    /// <param name="left">A score.</param>
    /// <param name="right">A score.</param>
    public static bool operator >(PlanScore left, PlanScore right) => Comparer<PlanScore>.Default.Compare(left, right) > 0;

    /// <summary>True if the left plan is at least as good.</summary>
    /// <param name="left">A score.</param>
    /// <param name="right">A score.</param>
    public static bool operator <=(PlanScore left, PlanScore right) => Comparer<PlanScore>.Default.Compare(left, right) <= 0;

    /// <summary>True if the right plan is at least as good.</summary>
    /// <param name="left">A score.</param>
    /// <param name="right">A score.</param>
    public static bool operator >=(PlanScore left, PlanScore right) => Comparer<PlanScore>.Default.Compare(left, right) >= 0;
}
