using Isthmus.Platform.Data;
using Isthmus.Schema;
using Microsoft.Extensions.Options;

namespace Isthmus.Host.Commands;

internal static class Serve
{
    public static async Task<int> Run(string[] args)
    {
        var app = Site.Build(args);
        var database = app.Services.GetRequiredService<IOptions<DatabaseSettings>>().Value;
        if (await Prepare(database) is { } refusal) return Fail(refusal);
        await UntilStopped(app);
        return 0;
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

    public static int Fail(string message)
    {
        Console.Error.WriteLine("isthmus: " + message);
        return 2;
    }
}
