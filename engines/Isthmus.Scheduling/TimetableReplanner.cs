using System.Globalization;
using Isthmus.Scheduling.Timetable;

namespace Isthmus.Scheduling;

/// <summary>Plans a <see cref="TimetableProblem"/> again after changes: how many breaks each number of moved meetings can save.</summary>
public static class TimetableReplanner
{
    /// <summary>The parts of the time that go to the fewest moves and to what lies between; the rest looks for the fewest breaks, where everybody may move.</summary>
    private const double ForFewMoves = 0.25;
    private const double ForTheMiddle = 0.3;
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Keeps <see cref="TimetableProblem.Previous"/> as far as it can, places what is new with the fewest moves, and then trades moves for breaks.
    /// </summary>
    /// <param name="problem">The problem; meetings without a previous slot are new, and what was cancelled is not there any more.</param>
    /// <param name="options">Seed and limits; null: the defaults.</param>
    /// <param name="progress">Told how far the search is; null: nobody.</param>
    /// <param name="cancel">Stops the search. Cancellation is not an error: the curve so far is returned.</param>
    /// <returns><see cref="TimetableTradeOff"/>; or, where no plan is found, what <see cref="TimetableSolver.Solve"/> says.</returns>
    /// <remarks>
    /// The fewest moves come from <see cref="ForumReplanner"/>, of which this form is a case with one day and one venue; few breaks, and their bound, from
    /// <see cref="TimetableSolver"/>; what lies between from annealing over Kempe chains at several prices of a move. Memory and determinism are as for these.
    /// </remarks>
    public static TimetableResult Compare(
        TimetableProblem problem, SolveOptions? options = null, IProgress<SolveProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        options ??= new SolveOptions();
        IReadOnlyList<ProblemFault> faults = TimetableSolver.Check(problem);
        if (faults.Count > 0)
        {
            return new TimetableRefused(faults);
        }

        long start = options.Clock.GetTimestamp();
        // What only the product form finds contradictory leaves the curve to its other end.
        var curve = ForumReplanner.Compare(AsForum(problem), options with { TimeLimit = options.TimeLimit * ForFewMoves, Proof = null }, progress, cancel) as ForumTradeOff;
        TimetableMoves[] points = [.. (curve?.Points ?? []).Where(p => p.Plan.Unplaced.Count == 0).Select(p => Point(problem, p.Plan)).OfType<TimetableMoves>()];
        int bound = points.Length > 0 ? curve!.ChangesBound : 0;
        points = [.. points, .. MovesForBreaks.Of(problem, points.FirstOrDefault(), options with { TimeLimit = options.TimeLimit * ForTheMiddle }, cancel)];
        // The last gets what is left, so that nobody waits longer than he said because an earlier part was late.
        TimeSpan left = options.TimeLimit - options.Clock.GetElapsedTime(start);
        TimetableResult result = TimetableSolver.Solve(problem, options with { TimeLimit = left > s_least ? left : s_least }, progress, cancel);
        int breaksBound = 0;
        switch (result)
        {
            case TimetableFound found:
                points = [.. points, new TimetableMoves(found.Slots, found.Tables, found.Breaks, Moved(problem, found.Slots))];
                breaksBound = found.Bound;
                break;
            case TimetableOpen open when points.Length > 0:
                breaksBound = open.Bound;
                break;
            default:
                return result;
        }

        TimetableMoves[] best = [.. points.Where(p => !points.Any(q => Better(q, p))).DistinctBy(p => (p.Moved.Count, p.Breaks)).OrderBy(p => p.Moved.Count)];
        return new TimetableTradeOff { Points = best, MovesBound = Math.Min(bound, best[0].Moved.Count), BreaksBound = breaksBound };
    }

    private static bool Better(TimetableMoves q, TimetableMoves p) =>
        q.Moved.Count <= p.Moved.Count && q.Breaks <= p.Breaks && (q.Moved.Count < p.Moved.Count || q.Breaks < p.Breaks);

    /// <summary>Null where the plan is less fair than this form demands; in the other one fairness is a wish.</summary>
    private static TimetableMoves? Point(TimetableProblem problem, ForumPlan plan)
    {
        Dictionary<string, ForumPlace> places = plan.Placements.ToDictionary(p => p.Request, p => p.Place, StringComparer.Ordinal);
        ForumPlace[] inOrder = [.. problem.Meetings.Select(m => places[Name(m.Id)])];
        int[] slots = [.. inOrder.Select(p => p.Slot + 1)];
        (IReadOnlyList<string> errors, IReadOnlyDictionary<int, int> breaks) = TimetableChecker.Check(problem, slots);
        return errors.Count > 0 ? null : new TimetableMoves(slots, [.. inOrder.Select(p => p.Table)], breaks.Values.Sum(), Moved(problem, slots));
    }

    internal static int[] Moved(TimetableProblem problem, IReadOnlyList<int> slots) =>
        [.. problem.Meetings.Where((m, i) => problem.Previous.TryGetValue(m.Id, out int was) && was != slots[i]).Select(m => m.Id)];

    private static ForumProblem AsForum(TimetableProblem problem) => new()
    {
        Slots = [.. Enumerable.Range(1, problem.Slots).Select(s => new ForumSlot(0, s <= problem.MorningSlots ? 0 : 1))],
        Venues = [new ForumVenue { City = "", Tables = problem.Tables }],
        Participants = [.. problem.Participants.Select(p => new ForumParticipant { Id = Name(p.Id), Busy = [.. p.ForbiddenSlots.Select(s => s - 1)] })],
        Requests = [.. problem.Meetings.Select(m => Request(problem, m))],
        Precedences = [.. problem.Precedences.Select(p => new ForumPrecedence(Name(p.Before), Name(p.After)))],
        Fairness = problem.Fairness,
    };

    private static ForumRequest Request(TimetableProblem problem, TimetableMeeting meeting) => new()
    {
        Id = Name(meeting.Id),
        A = Name(meeting.A),
        B = Name(meeting.B),
        Slots =
        [
            .. Enumerable.Range(1, problem.Slots).Where(s => (meeting.FixedSlot ?? s) == s
                && (meeting.Session == TimetableSession.Any || (meeting.Session == TimetableSession.Morning) == (s <= problem.MorningSlots))).Select(s => s - 1),
        ],
        Previous = problem.Previous.TryGetValue(meeting.Id, out int was) && was >= 1 && was <= problem.Slots ? new ForumPlace(was - 1, 0, 1) : null,
    };

    private static string Name(int id) => id.ToString(CultureInfo.InvariantCulture);
}
