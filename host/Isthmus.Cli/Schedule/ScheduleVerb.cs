using System.Diagnostics;
using System.Text.Json;
using Isthmus.Scheduling;

namespace Isthmus.Cli.Schedule;

/// <summary><c>isthmus schedule INSTANCE.json [--out PLAN.json] [--time-limit SECONDS] [--seed N] [--keep PLAN.json [--moves N]] [--proof FILE]</c></summary>
internal static class ScheduleVerb
{
    /// <summary>Members that describe an instance and do not change its meaning.</summary>
    private static readonly string[] Notes = ["name", "base", "family", "kind", "source", "plantedOptimum", "description", "comment", "$schema"];
    private static readonly string[] Benchmark = ["slots", "morningSlots", "tables", "fairnessD", "participants", "meetings", "precedences"];

    public static int Run(IReadOnlyList<string> args, CancellationToken cancel)
    {
        // The clock of the user started with the process, not with this method.
        long start = Stopwatch.GetTimestamp() - (long)(Stopwatch.Frequency * (TimeProvider.System.GetLocalNow() - Process.GetCurrentProcess().StartTime).TotalSeconds);
        var arguments = new Arguments(args, "--out", "--time-limit", "--seed", "--keep", "--moves", "--proof");
        if (arguments.Positional.Count != 1)
        {
            throw new UnusableInputException("schedule: one instance file is expected");
        }

        var options = new SolveOptions
        {
            Seed = arguments.Whole("--seed", 1, 0, int.MaxValue),
        };
        if (arguments.Text("--moves") is not null && arguments.Text("--keep") is null)
        {
            throw new UnusableInputException("--moves: it limits the changes of a plan that is given with --keep");
        }

        double limit = arguments.Number("--time-limit", 10, 0, 1_000_000);
        using JsonDocument document = InstanceFile.Open(arguments.Positional[0], "INSTANCE");
        var file = new JsonFields(document.RootElement, "");
        using PlanFile? keep = arguments.Text("--keep") is { } path ? new PlanFile(path) : null;
        var output = new ScheduleOutput(arguments.Text("--out"), start);
        if (ReadForum.IsForum(document.RootElement))
        {
            if (arguments.Text("--proof") is not null)
            {
                throw new UnusableInputException("--proof: proofs are given for instances of which every meeting is to be placed only");
            }

            options = options with { TimeLimit = TimeLeft(limit, start) };
            return keep is null ? SolveForum.Run(file, options, output, cancel) : ReplanForum.Run(file, keep, arguments.Whole("--moves", int.MaxValue, 0, int.MaxValue), options, output, cancel);
        }

        foreach (string name in file.Names.Except(Benchmark).Except(Notes))
        {
            Console.Error.WriteLine($"note: {name}: not a member of this form, it has no effect");
        }

        TimetableProblem problem = ReadTimetable.From(file, new Dictionary<int, int>());
        if (keep is not null)
        {
            problem = problem with { Previous = keep.SlotsByMeeting([.. problem.Meetings.Select(m => m.Id)]) };
        }

        using ProofFile? proof = arguments.Text("--proof") is { } proofPath ? new ProofFile(proofPath) : null;
        options = options with { TimeLimit = TimeLeft(limit, start), Proof = proof?.Log };
        if (problem.Previous.Count > 0)
        {
            int done = ReplanTimetable.Run(problem, arguments.Whole("--moves", int.MaxValue, 0, int.MaxValue), options, output, cancel);
            proof?.Write();
            return done;
        }

        TimetableResult result = TimetableSolver.Solve(problem, options, null, cancel);
        proof?.Write();
        return output.Write(problem, result);
    }

    /// <summary>What is left of the limit after start and reading, less a little to write the plan.</summary>
    private static TimeSpan TimeLeft(double limit, long start)
    {
        double left = limit - Stopwatch.GetElapsedTime(start).TotalSeconds - Math.Min(0.2, limit * 0.05);
        return TimeSpan.FromSeconds(Math.Max(0, left));
    }
}
