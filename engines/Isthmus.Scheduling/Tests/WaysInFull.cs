namespace Isthmus.Scheduling.Tests;

/// <summary>Holds what would make room against the checker: each move that is told must work, and where none is told there must be none.</summary>
internal static class WaysInFull
{
    public static string? Fault(ForumProblem problem, ForumPlan plan)
    {
        foreach (UnplacedRequest unplaced in plan.Unplaced)
        {
            if (unplaced.Way is { } way)
            {
                if (plan.Placements.Single(p => p.Request == way.Request).Place != way.From || !Works(problem, plan, unplaced.Request, way))
                {
                    return $"{unplaced.Request}: {way} does not work";
                }
            }
            else if (Moves(problem, plan, unplaced.Request).FirstOrDefault(m => Works(problem, plan, unplaced.Request, m)) is { } missed)
            {
                return $"{unplaced.Request}: {missed} was not found";
            }
        }

        return null;
    }

    private static bool Works(ForumProblem problem, ForumPlan plan, string request, FreeingMove way) => PlanChecker.Check(
        problem,
        [.. plan.Placements.Where(p => p.Request != way.Request).Select(p => p with { Interpreter = null }), new ForumPlacement(way.Request, way.To), new ForumPlacement(request, way.Place)]).Count == 0;

    private static IEnumerable<FreeingMove> Moves(ForumProblem problem, ForumPlan plan, string request) =>
        from placed in plan.Placements
        from to in Places(problem, placed.Request)
        from place in Places(problem, request)
        where to != placed.Place
        select new FreeingMove(placed.Request, placed.Place, to, place);

    private static IEnumerable<ForumPlace> Places(ForumProblem problem, string request) => problem.Requests.Single(r => r.Id == request).Virtual
        ? Enumerable.Range(0, problem.Slots.Count).Select(ForumPlace.OnlineAt)
        : from slot in Enumerable.Range(0, problem.Slots.Count)
          from venue in Enumerable.Range(0, problem.Venues.Count)
          from table in Enumerable.Range(1, problem.Venues[venue].Tables)
          select new ForumPlace(slot, venue, table);
}
