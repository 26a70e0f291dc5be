using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;

namespace Isthmus.Forums.Schedule.Changes;

/// <summary>Whether a meeting can be at a place, and who would interpret there.</summary>
/// <param name="Clashes">What would be wrong; none: it fits.</param>
/// <param name="Interpreter">Who would interpret; null when the sides understand each other.</param>
internal sealed record Fit(IReadOnlyList<Clash> Clashes, InterpreterId? Interpreter)
{
    /// <param name="board">The draft.</param>
    /// <param name="request">The meeting.</param>
    /// <param name="words">The reader's words.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="table">The table; of no effect on a meeting by line.</param>
    /// <param name="named">The interpreter it has to be; null: the one it had (<paramref name="had"/>) or whoever is free, first those with the fewest meetings.</param>
    /// <param name="had">The interpreter it had.</param>
    public static Fit Of(Board board, MeetingRequest request, SlotWords words, SlotId slot, TableId? table, InterpreterId? named, InterpreterId? had)
    {
        var (problem, told) = (BoardProblem.ToCheck(board), new ClashWords(board, words));
        if (board.PlaceProblem(request) is { } code) return No(new Clash(code, words.Texts["forums.schedule.clash." + code]));
        if (problem.PlaceOf(slot, board.IsOnline(request) ? null : table) is not { } place || !board.IsOnline(request) && table is null)
            return No(new Clash("no-such-place", words.Texts["forums.schedule.clash.no-such-place"]));
        var placements = problem.Placements();
        IReadOnlyList<Scheduling.PlanClash> With(InterpreterId? interpreter) =>
            Scheduling.PlanChecker.CheckMove(problem.Problem, placements, new(BoardProblem.IdOf(request), place) { Interpreter = interpreter?.ToString() });

        var needs = board.NeedsInterpreter(request);
        var wrong = With(needs ? named : null);
        if (wrong.Count > 0 || !needs || named is not null) return new(told.Tell(wrong), needs && wrong.Count == 0 ? named : null);
        var load = board.Placed.Select(p => p.Interpreter?.Id).OfType<InterpreterId>().CountBy(i => i).ToDictionary();
        var (a, b) = (board.Spoken(request.FromId), board.Spoken(request.ToId));
        foreach (var one in board.Interpreters.Where(i => i.Serves(a, b)).OrderByDescending(i => i.Id == had).ThenBy(i => load.GetValueOrDefault(i.Id)))
            if (With(one.Id).Count == 0) return new([], one.Id);
        return No(told.Waiting(request));
    }

    private static Fit No(Clash clash) => new([clash], null);
}
