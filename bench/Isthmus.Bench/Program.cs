using Isthmus.Bench;

// One verb, one file. `dotnet run -c Release --project bench/Isthmus.Bench -- VERB [arguments]`
return args switch
{
    ["names", .. var rest] => NamesBench.Run(rest),
    ["name-pairs", var pairs, var scores] => NamePairsBench.Run(pairs, scores),
    ["scheduling", .. var rest] => SchedulingBench.Run(rest),
    ["screening", .. var rest] => await ScreeningBench.Run(rest),
    ["matching", .. var rest] => await MatchingBench.Run(rest),
    ["rescreen", .. var rest] => await RescreenBench.Run(rest),
    ["import", .. var rest] => await ImportBench.Run(rest),
    ["directory", .. var rest] => await DirectoryBench.Run(rest),
    ["suppliers", .. var rest] => await SuppliersBench.Run(rest),
    ["start"] => await StartBench.Run(),
    ["indicators", .. var rest] => await IndicatorsBench.Run(rest),
    ["booking", .. var rest] => await Isthmus.Bench.Booking.BookingBench.Run(rest),
    ["pages"] => await PagesBench.Run(),
    ["tables", .. var rest] => await TablesBench.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        bench verbs:
          names [COUNT]              comparisons a second, look-ups among COUNT (100,000) invented names, 5,000 rows against 10,000
          tables [ROWS]              rows a second of reading and writing CSV and XLSX with ROWS (100,000) rows
          name-pairs PAIRS SCORES    scores labelled name pairs (JSON lines) into a CSV of id,score; prints AUC and F1 of organisations
          scheduling [SECONDS] [NAME] [--peers SECONDS]
                                     published instances whose name holds NAME: seconds to the best plan and its proof, at most SECONDS (60) each;
                                     --peers runs MiniZinc's solvers beside, where installed
          screening [--fuzz [N]] [--train [FILE]]
                                     names against sanctions lists: accuracy beside others and pg_trgm, speed, a change of the list; --fuzz N (1,000,000) hostile strings;
                                     --train makes the calibration and cross-validates it
          matching [quality] [across] [speed] [offers] [--million [N]]
                                     search beside Lucene, FTS5 and PostgreSQL, where installed: nDCG@10, across languages, speed at 100,000 documents, the labelled offers and requests
                                     (all four, or those named); --million builds N (1,000,000) invented opportunities and searches them under load
          rescreen [COUNT] [DB]      the gate with COUNT (100,000) subjects: asking, an update of a list, screening all again beside readers, on both databases
          import [ROWS]              rows a second of an import end to end, on both databases
          directory [COUNT] [CALLERS]  times of the public directory under load with COUNT (100,000) organisations, on both databases
          suppliers [CALLERS] [DB]   a register of 1,000 suppliers and 11,000 online shops: import, search under load, memory, on both databases
          start                      start-up time, memory and how soon the engines' verbs answer, each in a process of its own
          indicators [ROWS]          ROWS (5,000,000) observations: import, size, chart queries, on SQLite beside PostgreSQL
          booking [--rounds N] [--storm SECONDS]
                                     N (100) races of 200 clients for one slot, storms with a kill, throughput, free times among 500 resources; beside common variants in plain SQL
          pages                      weight of the public pages with their parts, in three languages
        """);
    return 2;
}
