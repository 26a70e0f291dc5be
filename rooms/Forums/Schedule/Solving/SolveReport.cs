namespace Isthmus.Forums.Schedule.Solving;

/// <summary>What a solve came to; stored as the job's result.</summary>
/// <param name="Wanted">Requests that could be planned; refused ones are not counted.</param>
/// <param name="Placed">Those that have a place.</param>
/// <param name="Moved">Those that stood elsewhere before.</param>
/// <param name="Breaks">Pairs of meetings of one participant with a free slot between them.</param>
/// <param name="Finished">The search ended by itself; false when its time was up.</param>
/// <param name="Proven">No plan places more.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record SolveReport(int Wanted, int Placed, int Moved, int Breaks, bool Finished, bool Proven, double Seconds)
{
    /// <summary>Meetings that have an interpreter.</summary>
    public int Interpreted { get; init; }

    /// <summary>The worth of all requests that could be planned, of those without a place, and the least that any plan leaves without one: proven.</summary>
    public long Weight { get; init; }
    public long WeightMissing { get; init; }
    public long WeightMissingBound { get; init; }

    /// <summary>Fewer breaks than this has no plan: proven.</summary>
    public int BreaksBound { get; init; }

    /// <summary>The plan contradicts itself, so that nothing was tried and the draft is as it was.</summary>
    public IReadOnlyList<SolveFault> Faults { get; init; } = [];
}

/// <summary>One contradiction: its kind, and the requests or participants that are concerned.</summary>
internal sealed record SolveFault(string Kind, IReadOnlyList<string> Ids);
