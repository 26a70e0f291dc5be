using System.Diagnostics;
using System.Globalization;
using Isthmus.Cli.Schedule;
using Isthmus.Scheduling;

namespace Isthmus.Cli.TwoFiles;

/// <summary><c>isthmus forum plan</c>: from a file of companies and a file of requests to a plan, without the site.</summary>
internal static class ForumPlanVerb
{
    private const int MostSlots = 1000;

    public static async Task<int> Run(IReadOnlyList<string> args, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        var options = new Arguments(args, "--companies", "--requests", "--slots", "--tables", "--morning", "--out", "--report", "--time-limit", "--seed");
        if (options.Positional.Count > 0)
        {
            throw new UnusableInputException($"forum plan: '{options.Positional[0]}' is no option; files are given with --companies and --requests");
        }

        var (companiesPath, requestsPath) = (Required(options, "--companies"), Required(options, "--requests"));
        _ = (Required(options, "--slots"), Required(options, "--tables"));
        var slots = options.Whole("--slots", 0, 1, MostSlots);
        var tables = options.Whole("--tables", 0, 1, 10_000);
        var morning = options.Whole("--morning", slots, 1, slots);
        var limit = TimeSpan.FromSeconds(options.Number("--time-limit", 4, 0, 86_400));
        var seed = options.Whole("--seed", 1, 0, int.MaxValue);
        using var output = PlanOutput.Open(options.Text("--out"), options.Text("--report"), [companiesPath, requestsPath]);

        var report = new PlanReport();
        // A first Ctrl+C means "the best plan so far", so reading is not cut short by it.
        var companies = CompanyList.From(await MappedFile.Read("--companies", companiesPath, Columns.Companies, report, CancellationToken.None), slots, report);
        var requests = RequestList.From(await MappedFile.Read("--requests", requestsPath, Columns.Requests, report, CancellationToken.None), companies, report);

        var problem = Problem(companies, requests, slots, tables, morning);
        var outcome = ForumScheduler.Solve(problem, new SolveOptions { Seed = seed, TimeLimit = limit }, null, cancel);
        if (outcome is not ForumPlanned { Plan: var plan })
        {
            throw new UnusableInputException(((ForumRefused)outcome).Faults[0].Message.ReplaceLineEndings(" "));
        }

        Report(plan, companies, requests, report);
        output.Write(Rows(plan, companies, requests), report);
        Print(companies, requests, plan, report, Stopwatch.GetElapsedTime(start));
        return ExitCode.Done;
    }

    private static ForumProblem Problem(CompanyList companies, RequestList requests, int slots, int tables, int morning) => new()
    {
        Slots = [.. Enumerable.Range(0, slots).Select(s => new ForumSlot(1, s < morning ? 1 : 2))],
        Venues = [new ForumVenue { City = "", Tables = tables }],
        Participants = companies.Participants,
        Requests = [.. requests.Joined.Select((r, i) => new ForumRequest
        {
            Id = Id(i),
            A = companies.Participants[r.A].Id,
            B = companies.Participants[r.B].Id,
            Weight = r.Weight,
            MustMeet = r.Priority == WishPriority.Must,
            Bar = r.Priority == WishPriority.No ? PlacementBar.Veto : null,
        })],
    };

    private static void Report(ForumPlan plan, CompanyList companies, RequestList requests, PlanReport report)
    {
        foreach (var unplaced in plan.Unplaced)
        {
            var request = requests.Joined[Index(unplaced.Request)];
            if (request.Priority != WishPriority.No)
            {
                report.Add("not_placed", "", request.Rows[0], companies.Name(request.A), companies.Name(request.B), detail: string.Join("; ", unplaced.Reasons.Select(ReasonText.Of)));
            }
        }
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(ForumPlan plan, CompanyList companies, RequestList requests) =>
        plan.Placements.OrderBy(p => p.Place.Slot).ThenBy(p => p.Place.Table).Select(p =>
        {
            var request = requests.Joined[Index(p.Request)];
            return (IReadOnlyList<object?>)[p.Place.Slot + 1, p.Place.Table, companies.Name(request.A), companies.Name(request.B), request.Priority == WishPriority.Must ? "must" : "want"];
        });

    private static void Print(CompanyList companies, RequestList requests, ForumPlan plan, PlanReport report, TimeSpan time)
    {
        var meetings = requests.Joined.Count(r => r.Priority != WishPriority.No);
        Console.WriteLine($"{report.Rows.Count} notes for a person are in the report.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{{\"companies\":{companies.Roster.Members.Count},\"merged\":{companies.Roster.Merged.Count},\"requests\":{requests.Rows},"
            + $"\"meetings\":{meetings},\"placed\":{plan.Placements.Count},\"unplaced\":{meetings - plan.Placements.Count},\"unmatched\":{requests.Unmatched},"
            + $"\"vetoed\":{requests.Joined.Count - meetings},\"breaks\":{plan.Score.Breaks},\"seconds\":{time.TotalSeconds:0.00}}}"));
    }

    private static string Required(Arguments options, string name) => options.Text(name) ?? throw new UnusableInputException($"{name}: is required");

    private static string Id(int request) => request.ToString(CultureInfo.InvariantCulture);

    private static int Index(string id) => int.Parse(id, CultureInfo.InvariantCulture);
}
