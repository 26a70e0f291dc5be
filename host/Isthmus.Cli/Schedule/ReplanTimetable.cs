using System.Text.Json;
using Isthmus.Scheduling;

namespace Isthmus.Cli.Schedule;

/// <summary><c>--keep</c> in the benchmark form: the curve of moved meetings against breaks, and the plan of one of its points.</summary>
internal static class ReplanTimetable
{
    public static int Run(TimetableProblem problem, int mostMoves, SolveOptions options, ScheduleOutput output, CancellationToken cancel)
    {
        TimetableResult result = TimetableReplanner.Compare(problem, options, null, cancel);
        if (result is not TimetableTradeOff curve)
        {
            return output.Write(problem, result);
        }

        // Without a limit the fewest breaks go before the fewest moves, as everywhere.
        TimetableMoves chosen = curve.Points.LastOrDefault(p => p.Moved.Count <= mostMoves) ?? curve.Points[0];
        if (chosen.Moved.Count > mostMoves)
        {
            Console.Error.WriteLine($"note: --moves: no plan was found that moves so few; {chosen.Moved.Count} is the fewest found, {curve.MovesBound} the fewest possible");
        }

        foreach (TimetableMoves point in curve.Points)
        {
            Console.WriteLine($"{(point == chosen ? "chosen" : "possible")}: {point.Moved.Count} moved, {point.Breaks} breaks");
        }

        (_, IReadOnlyDictionary<int, int> breaks) = TimetableChecker.Check(problem, chosen.Slots);
        void Summary(Utf8JsonWriter json)
        {
            ScheduleOutput.Counts(json, problem.Meetings.Count, problem.Meetings.Count);
            json.WriteNumber("breaks", chosen.Breaks);
            json.WriteNumber("bound", curve.BreaksBound);
            json.WriteBoolean("optimal", chosen.Breaks == curve.BreaksBound);
            json.WriteNumber("spread", breaks.Count == 0 ? 0 : breaks.Values.Max() - breaks.Values.Min());
            json.WriteNumber("moved", chosen.Moved.Count);
            json.WriteNumber("movedBound", curve.MovesBound);
        }

        output.Save(json =>
        {
            ScheduleOutput.Array(json, "ids", problem.Meetings.Select(m => m.Id));
            ScheduleOutput.Array(json, "slots", chosen.Slots);
            ScheduleOutput.Array(json, "tables", chosen.Tables);
            json.WriteStartArray("unplaced");
            json.WriteEndArray();
            Summary(json);
            json.WriteStartArray("tradeOff");
            foreach (TimetableMoves point in curve.Points)
            {
                json.WriteStartObject();
                json.WriteNumber("moved", point.Moved.Count);
                json.WriteNumber("breaks", point.Breaks);
                ScheduleOutput.Array(json, "meetings", point.Moved);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        output.Print(Summary);
        return ExitCode.Done;
    }
}
