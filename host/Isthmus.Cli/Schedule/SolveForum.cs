using System.Globalization;
using System.Text.Json;
using Isthmus.Scheduling;

namespace Isthmus.Cli.Schedule;

/// <summary>Solves the wider form and writes its plan, with the reasons of what was not placed.</summary>
internal static class SolveForum
{
    public static int Run(JsonFields file, SolveOptions options, ScheduleOutput output, CancellationToken cancel)
    {
        ForumProblem problem = ReadForum.From(file);
        switch (ForumScheduler.Solve(problem, options, null, cancel))
        {
            case ForumRefused refused:
                throw new UnusableInputException(ScheduleOutput.OneLine(refused.Faults));
            case ForumPlanned { Plan: var plan }:
                Tell(problem, plan);
                output.Save(json => Write(json, problem, plan));
                output.Print(json => Summary(json, problem, plan));
                return ExitCode.Done;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>What was not placed, why, and what would make room.</summary>
    public static void Tell(ForumProblem problem, ForumPlan plan)
    {
        if (problem.Fairness < plan.Spread)
        {
            Console.Error.WriteLine($"note: fairnessD: {problem.Fairness} is not met, the breaks of two participants differ by {plan.Spread}");
        }

        foreach (UnplacedRequest unplaced in plan.Unplaced)
        {
            string way = unplaced.Way is null ? "" : $"; {ReasonText.Of(unplaced.Way)}";
            Console.WriteLine($"not placed: {unplaced.Request}: {string.Join("; ", unplaced.Reasons.Select(r => ReasonText.Of(r)))}{way}");
        }
    }

    public static void Write(Utf8JsonWriter json, ForumProblem problem, ForumPlan plan)
    {
        Dictionary<string, ForumPlace> places = plan.Placements.ToDictionary(p => p.Request, p => p.Place, StringComparer.Ordinal);
        json.WriteStartArray("ids");
        foreach (ForumRequest request in problem.Requests)
        {
            if (int.TryParse(request.Id, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                json.WriteNumberValue(number);
            }
            else
            {
                json.WriteStringValue(request.Id);
            }
        }

        json.WriteEndArray();
        Column(json, "slots", problem, places, p => json.WriteNumberValue(p.Slot + 1));
        Column(json, "venues", problem, places, p =>
        {
            if (p.IsOnline)
            {
                json.WriteStringValue(ReadForum.Online);
            }
            else
            {
                json.WriteNumberValue(p.Venue + 1);
            }
        });
        Column(json, "tables", problem, places, p =>
        {
            if (p.IsOnline)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteNumberValue(p.Table);
            }
        });
        if (problem.Interpreters.Count > 0)
        {
            Dictionary<string, string?> interpreters = plan.Placements.ToDictionary(p => p.Request, p => p.Interpreter, StringComparer.Ordinal);
            json.WriteStartArray("interpreters");
            foreach (ForumRequest request in problem.Requests)
            {
                json.WriteStringValue(interpreters.GetValueOrDefault(request.Id));
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("unplaced");
        foreach (UnplacedRequest unplaced in plan.Unplaced)
        {
            json.WriteStartObject();
            json.WriteString("request", unplaced.Request);
            json.WriteStartArray("reasons");
            foreach (UnplacedReason reason in unplaced.Reasons)
            {
                json.WriteStartObject();
                json.WriteString("kind", ReasonText.Kind(reason));
                json.WriteString("text", ReasonText.Of(reason));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (unplaced.Way is { } way)
            {
                json.WriteStartObject("way");
                json.WriteString("move", way.Request);
                json.WriteNumber("toSlot", way.To.Slot + 1);
                json.WriteNumber("slot", way.Place.Slot + 1);
                json.WriteString("text", ReasonText.Of(way));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        Summary(json, problem, plan);
    }

    private static void Column(
        Utf8JsonWriter json, string name, ForumProblem problem, Dictionary<string, ForumPlace> places, Action<ForumPlace> write)
    {
        json.WriteStartArray(name);
        foreach (ForumRequest request in problem.Requests)
        {
            if (places.TryGetValue(request.Id, out ForumPlace place))
            {
                write(place);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }

    public static void Summary(Utf8JsonWriter json, ForumProblem problem, ForumPlan plan)
    {
        ScheduleOutput.Counts(json, plan.Placements.Count, problem.Requests.Count);
        json.WriteNumber("mustMeetsMissing", plan.Score.MustMeetsMissing);
        json.WriteNumber("weightMissing", plan.Score.WeightMissing);
        json.WriteNumber("weightMissingBound", plan.Bound.WeightMissing);
        json.WriteNumber("leftWithNone", plan.Score.LeftWithNone);
        json.WriteNumber("breaks", plan.Score.Breaks);
        json.WriteNumber("bound", plan.Bound.Breaks);
        json.WriteBoolean("optimal", plan.Score with { Changes = 0 } <= plan.Bound);
        json.WriteNumber("spread", plan.Spread);
        json.WriteNumber("moved", plan.Moved.Count);
    }
}
