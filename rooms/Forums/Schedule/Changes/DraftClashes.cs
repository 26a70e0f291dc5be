using Isthmus.Forums.Schedule.Boards;

namespace Isthmus.Forums.Schedule.Changes;

/// <summary>
/// What is wrong with the draft as it stands. The solver and the forms let nothing wrong in, but a timetable, an absence or a veto can change under it, and an interpreter can leave.
/// </summary>
internal static class DraftClashes
{
    public static IReadOnlyList<Clash> Of(Board board, SlotWords words)
    {
        var problem = BoardProblem.ToCheck(board);
        var (clashes, told) = (Scheduling.PlanChecker.Check(problem.Problem, problem.Placements()), new ClashWords(board, words));
        var nobody = clashes.Where(c => c is Scheduling.NoInterpreterThere or Scheduling.NoInterpreterLeft).Select(c => c.Request).ToHashSet();
        // The engine is content when somebody could interpret; a person has to be named.
        var waiting = board.Placed.Where(p => p.Interpreter is null && board.NeedsInterpreter(p.Request) && !nobody.Contains(BoardProblem.IdOf(p.Request)));
        return [.. told.Tell(clashes), .. waiting.Select(p => told.Waiting(p.Request))];
    }
}
