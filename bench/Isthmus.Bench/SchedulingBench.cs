using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Isthmus.Scheduling;

namespace Isthmus.Bench;

/// <summary>
/// The published instances of the B2B scheduling problem: seconds to the best plan and to its proof, beside the published seconds
/// and those of MiniZinc's solvers here on the same machine. <c>scheduling [SECONDS] [NAME] [--peers SECONDS]</c>
/// </summary>
internal static class SchedulingBench
{
    private static readonly string[] TwoThreads = ["-p", "2"];
    private static readonly string[] FreeSearch = ["-f"];

    internal static int Run(string[] args)
    {
        int at = Array.IndexOf(args, "--peers");
        double peerCap = at >= 0 ? Number(args[at + 1]) : 0;
        string[] plain = at >= 0 ? [.. args[..at], .. args[(at + 2)..]] : args;
        double cap = plain.Length > 0 ? Number(plain[0]) : 60;
        string? part = plain.Length > 1 ? plain[1] : null;
        string? folder = Folder();
        if (folder is null)
        {
            Console.WriteLine("skipped: data not present (the published instances cannot be shipped; ISTHMUS_SHARED names their folder)");
            return 0;
        }

        PeerSolver[] peers = peerCap > 0 ? [.. Peers()] : [];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cap {cap} s; peers {(peers.Length == 0 ? "not run (--peers SECONDS)" : $"cap {peerCap} s")}"));
        Console.WriteLine("| instance | d | published | ours: breaks / bound | best at s | proved at s | published s | ratio |" + string.Concat(peers.Select(p => $" {p.Name} |")));
        Console.WriteLine("|---|---|---|---|---|---|---|---|" + string.Concat(peers.Select(_ => "---|")));
        bool warm = false;
        foreach (string[] row in File.ReadLines(Path.Combine(folder, "published.csv")).Skip(1).Select(l => l.Split(',')))
        {
            string name = $"{row[0]}.{row[1]}";
            string path = Path.Combine(folder, "instances", name + ".json");
            if (!File.Exists(path) || (part is not null && !$"{name} {row[2]}".Contains(part, StringComparison.Ordinal)))
            {
                continue;
            }

            if (!warm)
            {
                // Once unmeasured: the solver itself is compiled on the way.
                warm = true;
                _ = Ours(Read(path), Math.Min(cap, 3), "");
            }

            TimetableProblem problem = Read(path) with { Fairness = int.Parse(row[2], CultureInfo.InvariantCulture) };
            Console.WriteLine($"| {name} | {row[2]} | {row[3]} |{Ours(problem, cap, row[4])}" + string.Concat(peers.Select(p => $" {Peer(p, problem, peerCap)} |")));
        }

        return 0;
    }

    private static string Ours(TimetableProblem problem, double cap, string published)
    {
        long start = Stopwatch.GetTimestamp();
        var seen = new Watch(start);
        TimetableResult result = TimetableSolver.Solve(problem, new SolveOptions { TimeLimit = TimeSpan.FromSeconds(cap) }, seen);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        bool proved = result is TimetableImpossible or TimetableFound { Optimal: true };
        string ratio = proved && double.TryParse(published, CultureInfo.InvariantCulture, out double theirs) ? Text(seconds / theirs) : "-";
        string answer = result switch
        {
            TimetableFound found => TimetableChecker.Check(problem, found.Slots).Errors.Count == 0 ? $"{found.Breaks} / {found.Bound}" : "WRONG",
            TimetableImpossible => "UNSAT",
            TimetableOpen open => $"none / {open.Bound}",
            _ => "refused",
        };
        return $" {answer} | {(result is TimetableFound ? Text(seen.BestAt ?? seconds) : "-")} | {(proved ? Text(seconds) : "-")} | {published} | {ratio} |";
    }

    /// <summary>
    /// The solvers of MiniZinc that are here: of an installed minizinc, or of the WebAssembly build of the npm package "minizinc"
    /// (in node_modules of this folder or one above, or where ISTHMUS_MINIZINC_JS says). Those that are not are named.
    /// </summary>
    private static IEnumerable<PeerSolver> Peers()
    {
        string native = Execute("minizinc", ["--solvers"], 20) ?? "";
        string? package = Package();
        foreach (string solver in new[] { "gecode", "chuffed" })
        {
            if (native.Contains(solver, StringComparison.OrdinalIgnoreCase))
            {
                yield return new PeerSolver(solver, "minizinc", ["--solver", solver, .. solver == "gecode" ? TwoThreads : FreeSearch]);
            }
            else if (package is not null && Execute("node", ["--version"], 20) is not null)
            {
                yield return new PeerSolver(solver + " (wasm)", "node", [Path.Combine(AppContext.BaseDirectory, "minizinc-wasm.cjs"), package, "--solver", solver, .. solver == "gecode" ? [] : FreeSearch]);
            }
            else
            {
                Console.WriteLine($"skipped: {solver} is not installed (neither a minizinc that lists it, nor node with the npm package minizinc)");
            }
        }
    }

    private static string? Package()
    {
        if (Environment.GetEnvironmentVariable("ISTHMUS_MINIZINC_JS") is { Length: > 0 } named)
        {
            return named;
        }

        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            string package = Path.Combine(folder.FullName, "node_modules", "minizinc");
            if (File.Exists(Path.Combine(package, "dist", "minizinc.wasm")))
            {
                return package;
            }
        }

        return null;
    }

    /// <summary>Seconds to the proof, or the best value when the time was up.</summary>
    private static string Peer(PeerSolver solver, TimetableProblem problem, double cap)
    {
        string data = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".dzn");
        File.WriteAllText(data, Data(problem));
        try
        {
            long start = Stopwatch.GetTimestamp();
            string limit = ((int)(cap * 1000)).ToString(CultureInfo.InvariantCulture);
            string model = Path.Combine(AppContext.BaseDirectory, "scheduling.mzn");
            string output = Execute(solver.Program, [.. solver.Arguments, "--time-limit", limit, "-a", model, data], cap + 30) ?? "";
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            string? best = output.Split('\n').LastOrDefault(l => l.StartsWith("total=", StringComparison.Ordinal))?[6..].Trim();
            return output.Contains("UNSATISFIABLE", StringComparison.Ordinal) ? $"UNSAT {Text(seconds)}"
                : output.Contains("==========", StringComparison.Ordinal) ? $"{best} {Text(seconds)}"
                : seconds < cap * 0.8 ? "failed"
                : $"TO/{best ?? "-"}";
        }
        finally
        {
            File.Delete(data);
        }
    }

    private static string Data(TimetableProblem problem)
    {
        Dictionary<int, int> people = problem.Participants.Select((p, i) => (p.Id, i)).ToDictionary(x => x.Id, x => x.i + 1);
        Dictionary<int, int> meetings = problem.Meetings.Select((m, i) => (m.Id, i)).ToDictionary(x => x.Id, x => x.i + 1);
        Dictionary<int, IReadOnlyCollection<int>> forbidden = problem.Participants.ToDictionary(p => p.Id, p => p.ForbiddenSlots);
        var text = new StringBuilder();
        void Line(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name} = {value};\n");
        void List(string name, IEnumerable<string> values) => Line(name, $"[{string.Join(", ", values)}]");
        Line("slots", Text(problem.Slots));
        Line("tables", Text(problem.Tables));
        Line("fairness", Text(problem.Fairness ?? problem.Slots));
        Line("people", Text(people.Count));
        Line("meetings", Text(meetings.Count));
        List("a", problem.Meetings.Select(m => Text(people[m.A])));
        List("b", problem.Meetings.Select(m => Text(people[m.B])));
        List("allowed", problem.Meetings.Select(m => Set(Enumerable.Range(1, problem.Slots).Where(s =>
            (m.FixedSlot ?? s) == s && !forbidden[m.A].Contains(s) && !forbidden[m.B].Contains(s)
            && (m.Session == TimetableSession.Any || m.Session == TimetableSession.Morning == (s <= problem.MorningSlots))))));
        Line("orders", Text(problem.Precedences.Count));
        List("before", problem.Precedences.Select(o => Text(meetings[o.Before])));
        List("after", problem.Precedences.Select(o => Text(meetings[o.After])));
        List("mine", problem.Participants.Select(p => Set(problem.Meetings.Where(m => m.A == p.Id || m.B == p.Id).Select(m => meetings[m.Id]))));
        return text.ToString();
    }

    private static string Set(IEnumerable<int> members) => $"{{{string.Join(", ", members.Select(Text))}}}";

    /// <summary>The standard output of a program, or null if it is not installed.</summary>
    private static string? Execute(string program, string[] arguments, double seconds)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(info)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            using var stop = new Timer(_ => process.Kill(entireProcessTree: true), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string? Folder()
    {
        string? shared = Environment.GetEnvironmentVariable("ISTHMUS_SHARED");
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
        {
            string beside = Path.Combine(folder.FullName, "shared");
            shared = Directory.Exists(Path.Combine(beside, "data", "b2b")) ? beside : null;
        }

        string? path = shared is null ? null : Path.Combine(shared, "data", "b2b");
        return path is not null && File.Exists(Path.Combine(path, "published.csv")) ? path : null;
    }

    private static TimetableProblem Read(string path)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement root = file.RootElement;
        int Int(JsonElement item, string name) => item.GetProperty(name).GetInt32();
        return new TimetableProblem
        {
            Slots = Int(root, "slots"),
            MorningSlots = Int(root, "morningSlots"),
            Tables = Int(root, "tables"),
            Participants = [.. root.GetProperty("participants").EnumerateArray().Select(p => new TimetableParticipant(
                Int(p, "id"), [.. p.GetProperty("forbiddenSlots").EnumerateArray().Select(s => s.GetInt32())]))],
            Meetings = [.. root.GetProperty("meetings").EnumerateArray().Select(m => new TimetableMeeting(
                Int(m, "id"), Int(m, "a"), Int(m, "b"), Enum.Parse<TimetableSession>(m.GetProperty("session").GetString()!, ignoreCase: true),
                m.GetProperty("fixedSlot").ValueKind == JsonValueKind.Null ? null : Int(m, "fixedSlot")))],
            Precedences = [.. root.GetProperty("precedences").EnumerateArray().Select(o => new TimetablePrecedence(Int(o, "before"), Int(o, "after")))],
        };
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double seconds) => seconds.ToString("0.00", CultureInfo.InvariantCulture);

    private sealed record PeerSolver(string Name, string Program, string[] Arguments);

    /// <summary>When the best plan was first seen.</summary>
    private sealed class Watch(long start) : IProgress<SolveProgress>
    {
        private int _breaks = int.MaxValue;

        public double? BestAt { get; private set; }

        public void Report(SolveProgress value)
        {
            if (value.Best is { } best && best.Breaks < _breaks)
            {
                (_breaks, BestAt) = (best.Breaks, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
    }
}
