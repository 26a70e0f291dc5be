using Isthmus.Forums.Schedule.Boards;

namespace Isthmus.Forums.Schedule.Changes;

/// <summary>
/// What is wrong with the draft as it stands. The solver and the forms let nothing wrong in, but a timetable, an absence or a veto can change under it.
/// </summary>
internal static class DraftClashes
{
    public static IReadOnlyList<Clash> Of(Board board, SlotWords words)
    {
        var problem = BoardProblem.ToCheck(board);
        return new ClashWords(board, words).Tell(Scheduling.PlanChecker.Check(problem.Problem, problem.Placements()));
    }
}
