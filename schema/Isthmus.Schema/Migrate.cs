using Isthmus.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Isthmus.Schema;

/// <summary>Brings a database to the schema of this build.</summary>
public static class Migrate
{
    public static SchemaDb Open(DatabaseSettings database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.Provider == Provider.Postgres ? new PostgresSchema(Options<PostgresSchema>(database)) : new SqliteSchema(Options<SqliteSchema>(database));
    }

    /// <returns>The names of the migrations that were applied. A SQLite file is copied beside itself first, as <c>name.before-migration.db</c>.</returns>
    public static async Task<IReadOnlyList<string>> Run(DatabaseSettings database, CancellationToken ct)
    {
        await using var db = Open(database);
        if (database.SqliteFile is { } file && Path.GetDirectoryName(file) is { } folder) Directory.CreateDirectory(folder);
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count == 0) return pending;
        await BackUp(database, db, ct);
        await db.Database.MigrateAsync(ct);
        return pending;
    }

    public static async Task<IReadOnlyList<string>> Pending(DatabaseSettings database, CancellationToken ct)
    {
        await using var db = Open(database);
        return [.. await db.Database.GetPendingMigrationsAsync(ct)];
    }

    // VACUUM INTO copies a consistent state even while the write-ahead log holds pages; copying the file would not.
    private static async Task BackUp(DatabaseSettings database, SchemaDb db, CancellationToken ct)
    {
        if (database.SqliteFile is not { } file || !File.Exists(file)) return;
        var copy = Path.ChangeExtension(file, ".before-migration.db");
        File.Delete(copy);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", ct);
    }

    private static DbContextOptions<T> Options<T>(DatabaseSettings database) where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        database.Configure(options);
        return options.Options;
    }
}
