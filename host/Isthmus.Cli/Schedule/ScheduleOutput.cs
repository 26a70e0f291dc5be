using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Isthmus.Scheduling;

namespace Isthmus.Cli.Schedule;

/// <summary>Writes the plan to its file, and the summary as the last line of standard output.</summary>
internal sealed class ScheduleOutput(string? path, long start)
{
    public int Write(TimetableProblem problem, TimetableResult result)
    {
        switch (result)
        {
            case TimetableRefused refused:
                throw new UnusableInputException(OneLine(refused.Faults));
            case TimetableImpossible impossible:
                Console.Error.WriteLine($"no plan exists: {impossible.Proof}");
                Print(json =>
                {
                    Counts(json, 0, problem.Meetings.Count);
                    json.WriteBoolean("impossible", true);
                    json.WriteString("proof", impossible.Proof.ToString());
                });
                return ExitCode.Impossible;
            case TimetableOpen open:
                Console.Error.WriteLine(open.Missing > 0
                    ? $"no plan found in time, and none is excluded: the best try leaves out {open.Missing} of {problem.Meetings.Count} meetings"
                    : "no plan found in time, and none is excluded: the best try places every meeting but does not meet fairnessD");
                Print(json =>
                {
                    Counts(json, problem.Meetings.Count - open.Missing, problem.Meetings.Count);
                    json.WriteNumber("bound", open.Bound);
                });
                return ExitCode.Unknown;
            case TimetableFound found:
                Save(json =>
                {
                    Array(json, "ids", problem.Meetings.Select(m => m.Id));
                    Array(json, "slots", found.Slots);
                    Array(json, "tables", found.Tables);
                    json.WriteStartArray("unplaced");
                    json.WriteEndArray();
                    Summary(json, problem, found);
                });
                Print(json => Summary(json, problem, found));
                return ExitCode.Done;
            default:
                throw new UnreachableException();
        }
    }

    private static void Summary(Utf8JsonWriter json, TimetableProblem problem, TimetableFound found)
    {
        Counts(json, problem.Meetings.Count, problem.Meetings.Count);
        json.WriteNumber("breaks", found.Breaks);
        json.WriteNumber("bound", found.Bound);
        json.WriteBoolean("optimal", found.Optimal);
        json.WriteNumber("spread", found.Spread);
        json.WriteNumber("moved", found.Moved);
    }

    public static void Counts(Utf8JsonWriter json, int placed, int requested)
    {
        json.WriteNumber("placed", placed);
        json.WriteNumber("requested", requested);
    }

    public static void Array(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (int number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    public static string OneLine(IReadOnlyList<ProblemFault> faults)
    {
        string more = faults.Count > 3 ? $" (and {faults.Count - 3} more)" : "";
        return string.Join("; ", faults.Take(3)).ReplaceLineEndings(" ") + more;
    }

    /// <summary>Writes the plan file if one was asked for.</summary>
    public void Save(Action<Utf8JsonWriter> write)
    {
        if (path is null)
        {
            return;
        }

        try
        {
            File.WriteAllText(path, Json(write) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableInputException($"--out: {path} cannot be written: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    public void Print(Action<Utf8JsonWriter> write) => Console.WriteLine(Json(write));

    private string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WritePropertyName("seconds");
            json.WriteRawValue(Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
