using System.Text.Json;
using Isthmus.Scheduling;

namespace Isthmus.Cli.Schedule;

/// <summary><c>--keep</c> in the wider form: the curve of moved meetings against breaks, and the plan of one of its points.</summary>
internal static class ReplanForum
{
    public static int Run(JsonFields file, PlanFile keep, int mostMoves, SolveOptions options, ScheduleOutput output, CancellationToken cancel)
    {
        ForumProblem problem = ReadForum.From(file);
        problem = WithPrevious(problem, keep.Places([.. problem.Requests.Select(r => r.Id)]));
        switch (ForumReplanner.Compare(problem, options, null, cancel))
        {
            case ForumRefused refused:
                throw new UnusableInputException(ScheduleOutput.OneLine(refused.Faults));
            case ForumTradeOff curve:
                // Without a limit the fewest breaks go before the fewest changes, as everywhere.
                TradeOffPoint chosen = curve.Points.LastOrDefault(p => p.Plan.Moved.Count <= mostMoves) ?? curve.Points[0];
                if (chosen.Plan.Moved.Count > mostMoves)
                {
                    Console.Error.WriteLine($"note: --moves: no plan that places as much moves so few; {chosen.Plan.Moved.Count} is the fewest found, {curve.ChangesBound} the fewest possible");
                }

                SolveForum.Tell(problem, chosen.Plan);
                foreach (TradeOffPoint point in curve.Points)
                {
                    Console.WriteLine($"{(point == chosen ? "chosen" : "possible")}: {point.Plan.Moved.Count} moved, {point.Plan.Score.Breaks} breaks, {Touched(point)}");
                }

                output.Save(json =>
                {
                    SolveForum.Write(json, problem, chosen.Plan);
                    Write(json, curve);
                });
                output.Print(json =>
                {
                    SolveForum.Summary(json, problem, chosen.Plan);
                    json.WriteNumber("movedBound", curve.ChangesBound);
                });
                return ExitCode.Done;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static ForumProblem WithPrevious(ForumProblem problem, IReadOnlyDictionary<string, PlanPlace> places) => problem with
    {
        Requests =
        [
            .. problem.Requests.Select(r => places.TryGetValue(r.Id, out PlanPlace at)
                && at.Slot >= 1 && at.Slot <= problem.Slots.Count && at.Venue >= 0 && at.Venue <= problem.Venues.Count
                ? r with { Previous = at.Venue == 0 ? ForumPlace.OnlineAt(at.Slot - 1) : new ForumPlace(at.Slot - 1, at.Venue - 1, at.Table), PreviousInterpreter = at.Interpreter }
                : r),
        ],
    };

    private static string Touched(TradeOffPoint point) => point.Touched.Count == 0
        ? "nobody is touched"
        : $"touched: {string.Join(", ", point.Touched.Take(10))}{(point.Touched.Count > 10 ? $" and {point.Touched.Count - 10} more" : "")}";

    private static void Write(Utf8JsonWriter json, ForumTradeOff curve)
    {
        json.WriteNumber("movedBound", curve.ChangesBound);
        json.WriteStartArray("tradeOff");
        foreach (TradeOffPoint point in curve.Points)
        {
            json.WriteStartObject();
            json.WriteNumber("moved", point.Plan.Moved.Count);
            json.WriteNumber("breaks", point.Plan.Score.Breaks);
            Texts(json, "requests", point.Plan.Moved);
            Texts(json, "touched", point.Touched);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
