using Isthmus.Platform.Data;
using Isthmus.Schema;

namespace Isthmus.Host.Commands;

internal static class MigrateDatabase
{
    public static async Task<int> Run(string[] args)
    {
        await using var app = Site.Build(args, background: false);
        var applied = await Migrate.Run(app.Services.GetRequiredService<DatabaseSettings>(), CancellationToken.None);
        Console.WriteLine(applied.Count == 0 ? "The database is up to date." : $"Applied: {string.Join(", ", applied)}");
        return 0;
    }
}
