using Isthmus.Platform.Data;
using Isthmus.Schema;
using Microsoft.Extensions.Options;

namespace Isthmus.Host.Commands;

internal static class Serve
{
    public static async Task<int> Run(string[] args)
    {
        try
        {
            var app = Site.Build(args);
            var database = app.Services.GetRequiredService<IOptions<DatabaseSettings>>().Value;
            if (await Prepare(database) is { } refusal) return Fail(refusal);
            await UntilStopped(app);
            return 0;
        }
        catch (OptionsValidationException e)
        {
            return Fail("The settings are not right:\n" + string.Join('\n', e.Failures.Select(f => "  * " + Sentence(f))));
        }
    }

    // A site that is asked to stop before it has started has no fault.
    private static async Task UntilStopped(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try { await app.RunAsync(); }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
    }

    /// <summary>SQLite has one process, so it migrates on start; PostgreSQL may have several, so that is a step of its own.</summary>
    public static async Task<string?> Prepare(DatabaseSettings database)
    {
        if (database.Provider == Provider.Sqlite) await Migrate.Run(database, CancellationToken.None);
        else if (await Migrate.Pending(database, CancellationToken.None) is { Count: > 0 } pending)
            return $"The database is {pending.Count} migration(s) behind ({pending[0]} …). Back it up and run: isthmus migrate";
        return null;
    }

    // The framework puts its own words before ours: "DataAnnotation validation failed for ... with the error: 'ours'."
    private static string Sentence(string failure)
    {
        const string Before = "with the error: '";
        var at = failure.IndexOf(Before, StringComparison.Ordinal);
        return at < 0 ? failure : failure[(at + Before.Length)..].TrimEnd('.').TrimEnd('\'');
    }

    public static int Fail(string message)
    {
        Console.Error.WriteLine("isthmus: " + message);
        return 2;
    }
}
