namespace Isthmus.Scheduling;

/// <summary>How long and how a problem is searched.</summary>
/// <remarks>
/// The search runs in rounds of a fixed amount of work on two threads that meet at the end of each round. Its result
/// depends only on the problem, the seed and the number of rounds done; the clock and the cancellation token decide
/// only after which round (or, for the very last one, inside which round) it stops. A solve that reports
/// <c>Finished</c> is therefore the same each time for the same seed.
/// </remarks>
public sealed record SolveOptions
{
    /// <summary>The seed of the search. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>When to stop at the latest, by <see cref="Clock"/>. Default: 5 seconds.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Rounds after which to stop; null: only by time or proof. Default: null.</summary>
    public int? MaxRounds { get; init; }

    /// <summary>
    /// False: fewer breaks are worth any change. True: keeping <see cref="ForumRequest.Previous"/> places is worth any
    /// break; placed requests come first in both cases. Default: false.
    /// </summary>
    public bool ChangesBeforeBreaks { get; init; }

    /// <summary>
    /// Records a proof of the answer that others can check (<see cref="TimetableSolver"/> only, meetings x slots up to 20,000);
    /// the search goes on until the proof is complete too. Null: none. Default: null.
    /// </summary>
    public ProofLog? Proof { get; init; }

    /// <summary>Measures <see cref="TimeLimit"/>. Default: the system's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>How far a search is.</summary>
/// <param name="Fraction">0 to 1: the share of the time limit or of the rounds that is used up.</param>
/// <param name="Best">The best plan so far; null before the first one.</param>
public sealed record SolveProgress(double Fraction, PlanScore? Best);
