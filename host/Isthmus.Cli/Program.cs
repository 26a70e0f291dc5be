using Isthmus.Cli;
using Isthmus.Cli.Match;
using Isthmus.Cli.Schedule;
using Isthmus.Cli.Screen;
using Isthmus.Cli.TwoFiles;

Console.OutputEncoding = System.Text.Encoding.UTF8;
using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The first Ctrl+C asks for the best answer so far, the second one ends the process.
    e.Cancel = !cancel.IsCancellationRequested;
    cancel.Cancel();
};

try
{
    return args switch
    {
        ["schedule", .. var rest] => ScheduleVerb.Run(rest, cancel.Token),
        ["forum", "plan", .. var rest] => await ForumPlanVerb.Run(rest, cancel.Token),
        ["screen", .. var rest] => await ScreenVerb.Run(rest, cancel.Token),
        ["screen-pairs", .. var rest] => ScreenPairsVerb.Run(rest, cancel.Token),
        ["match", .. var rest] => MatchVerb.Run(rest, cancel.Token),
        _ => Usage(),
    };
}
catch (UnusableInputException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCode.Unusable;
}

static int Usage()
{
    Console.Error.WriteLine("usage: isthmus schedule INSTANCE.json [--out PLAN.json] [--time-limit SECONDS] [--seed N] [--keep PLAN.json] [--proof FILE]");
    Console.Error.WriteLine("       isthmus forum plan --companies FILE --requests FILE --slots N --tables N [--morning N] [--out plan.csv] [--report report.csv] [--time-limit SECONDS] [--seed N]");
    Console.Error.WriteLine("       isthmus screen --list FILE... --queries FILE.csv --out scores.csv [--threshold T]");
    Console.Error.WriteLine("       isthmus screen-pairs PAIRS.jsonl --out scores.csv");
    Console.Error.WriteLine("       isthmus match --corpus corpus.jsonl --queries queries.jsonl --run out.run [--k 100] [--lexicons DIR] [--plain 1]");
    return ExitCode.Unusable;
}
