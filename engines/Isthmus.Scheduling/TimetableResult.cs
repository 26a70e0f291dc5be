namespace Isthmus.Scheduling;

/// <summary>
/// The answer of <see cref="TimetableSolver.Solve"/>: <see cref="TimetableFound"/>, <see cref="TimetableImpossible"/>,
/// <see cref="TimetableOpen"/> or <see cref="TimetableRefused"/>.
/// </summary>
public abstract record TimetableResult
{
    private protected TimetableResult()
    {
    }
}

/// <summary>A plan that places every meeting.</summary>
public sealed record TimetableFound : TimetableResult
{
    /// <summary>The slot of each meeting, from 1, in the order of <see cref="TimetableProblem.Meetings"/>.</summary>
    public required IReadOnlyList<int> Slots { get; init; }

    /// <summary>The table of each meeting, from 1; people change their table seldom.</summary>
    public required IReadOnlyList<int> Tables { get; init; }

    /// <summary>Meetings that are not in the slot of <see cref="TimetableProblem.Previous"/>.</summary>
    public required int Moved { get; init; }

    /// <summary>Breaks of all participants together.</summary>
    public required int Breaks { get; init; }

    /// <summary>Proven: no plan has fewer breaks.</summary>
    public required int Bound { get; init; }

    /// <summary>True if the proof is complete: <see cref="Breaks"/> equals <see cref="Bound"/>.</summary>
    public bool Optimal => Breaks == Bound;

    /// <summary>Most breaks of one participant less the least of any.</summary>
    public required int Spread { get; init; }

    /// <summary>True if the search ended by a proof or used up its rounds; false if it was cut by time or cancellation.</summary>
    public required bool Finished { get; init; }

    /// <summary>Rounds of search that were done.</summary>
    public required int Rounds { get; init; }
}

/// <summary>Plans of which none is better in both, moved meetings and breaks; the fewest moves first. Only <see cref="TimetableReplanner"/> gives it.</summary>
public sealed record TimetableTradeOff : TimetableResult
{
    /// <summary>The plans; at least one.</summary>
    public required IReadOnlyList<TimetableMoves> Points { get; init; }

    /// <summary>Proven: no plan moves fewer of the previous meetings.</summary>
    public required int MovesBound { get; init; }

    /// <summary>Proven: no plan has fewer breaks, whatever it moves.</summary>
    public required int BreaksBound { get; init; }
}

/// <summary>One plan of a <see cref="TimetableTradeOff"/>.</summary>
/// <param name="Slots">The slot of each meeting in the order of the problem, from 1.</param>
/// <param name="Tables">The table of each, from 1.</param>
/// <param name="Breaks">Breaks in all.</param>
/// <param name="Moved">Ids of the meetings that are not where they were.</param>
public sealed record TimetableMoves(IReadOnlyList<int> Slots, IReadOnlyList<int> Tables, int Breaks, IReadOnlyList<int> Moved);

/// <summary>No plan exists, and this is proven.</summary>
/// <param name="Proof">Why.</param>
public sealed record TimetableImpossible(ImpossibleProof Proof) : TimetableResult;

/// <summary>No plan was found in time, and none is excluded.</summary>
/// <param name="Missing">Meetings without a slot in the best partial plan; 0 if only the fairness limit is not met.</param>
/// <param name="Bound">Proven: every plan has at least so many breaks.</param>
/// <param name="Rounds">Rounds of search that were done.</param>
public sealed record TimetableOpen(int Missing, int Bound, int Rounds) : TimetableResult;

/// <summary>The problem contradicts itself; nothing was tried.</summary>
/// <param name="Faults">Every contradiction found, at least one.</param>
public sealed record TimetableRefused(IReadOnlyList<ProblemFault> Faults) : TimetableResult;

/// <summary>Why no plan exists: a closed family.</summary>
public abstract record ImpossibleProof
{
    private protected ImpossibleProof()
    {
    }
}

/// <summary>A meeting has no slot left by its session, its participants' forbidden slots and the order with other meetings.</summary>
/// <param name="Meeting">Id of the meeting.</param>
public sealed record NoSlotForMeeting(int Meeting) : ImpossibleProof
{
    /// <inheritdoc/>
    public override string ToString() => $"meeting {Meeting} has no slot left by its session, forbidden slots and precedences";
}

/// <summary>A set of meetings of one participant has fewer slots than meetings (a Hall violator).</summary>
/// <param name="Participant">Id of the participant.</param>
/// <param name="Meetings">Ids of the meetings.</param>
/// <param name="Slots">All slots that they have together.</param>
public sealed record TooFewSlots(int Participant, IReadOnlyList<int> Meetings, IReadOnlyList<int> Slots) : ImpossibleProof
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"participant {Participant} has {Meetings.Count} meetings ({string.Join(", ", Meetings.Take(8))}{(Meetings.Count > 8 ? ", ..." : "")}) that share only {Slots.Count} slots";
}

/// <summary>A set of meetings has fewer places at tables than meetings, by the tables and free participants of their slots.</summary>
/// <param name="Meetings">Ids of the meetings.</param>
/// <param name="Slots">All slots that they have together.</param>
/// <param name="Places">Meetings that those slots can hold.</param>
public sealed record TooFewTables(IReadOnlyList<int> Meetings, IReadOnlyList<int> Slots, int Places) : ImpossibleProof
{
    /// <inheritdoc/>
    public override string ToString() => $"{Meetings.Count} meetings share {Slots.Count} slots that can hold {Places}";
}

/// <summary>A complete search found no plan.</summary>
/// <param name="Conflicts">Conflicts of the search.</param>
public sealed record RefutedBySearch(long Conflicts) : ImpossibleProof
{
    /// <inheritdoc/>
    public override string ToString() => $"a complete search refuted every plan ({Conflicts} conflicts)";
}
