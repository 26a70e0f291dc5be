using Isthmus.Indicators;
using Isthmus.Platform.Data;

namespace Isthmus.Host.Commands;

/// <summary><c>indicators load FILES</c> and <c>indicators show MEASURE</c>, against the configured database.</summary>
internal static class IndicatorsVerbs
{
    public static async Task<int> Run(string[] args)
    {
        if (args is not ["load" or "show", _, ..]) return Serve.Fail("usage: indicators load FILES…\n       indicators show MEASURE [--subject S] [--as-of DATE] [--format csv|json]");
        // Settings are --Section:Key=value; what is left is the verb's own.
        var settings = args.Where(a => a.StartsWith("--", StringComparison.Ordinal) && a.Contains(':', StringComparison.Ordinal) && a.Contains('=', StringComparison.Ordinal)).ToArray();
        var own = args[1..].Except(settings).ToList();
        if (args[0] == "load" && own.Find(a => a.StartsWith("--", StringComparison.Ordinal)) is { } unknown) return Serve.Fail($"unknown option {unknown}.");
        if (own.Count == 0) return Serve.Fail($"{args[0]} needs {(args[0] == "load" ? "files" : "a measure")}.");
        await using var app = Site.Build(settings, background: false, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        if (await Serve.Prepare(app.Services.GetRequiredService<DatabaseSettings>()) is { } refusal) return Serve.Fail(refusal);
        await using var scope = app.Services.CreateAsyncScope();
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) => { e.Cancel = true; stopping.Cancel(); };
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false));
        return args[0] == "load"
            ? await IndicatorsRoom.Load(scope.ServiceProvider, own, output, Console.Error, stopping.Token)
            : await IndicatorsRoom.Show(scope.ServiceProvider, own, output, Console.Error, stopping.Token);
    }
}
