using System.Reflection;
using Isthmus.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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
        if (database.SqliteFile is { } file && Path.GetDirectoryName(file) is { } folder) Directory.CreateDirectory(folder);
        if (await Pending(database, ct) is not { Count: > 0 } pending) return [];
        await using var db = Open(database);
        await BackUp(database, db, ct);
        await db.Database.MigrateAsync(ct);
        return pending;
    }

    /// <summary>The names of the migrations that are still to be applied. The model of all tables is not built to read the names in one of them: it would take a quarter of a start.</summary>
    public static async Task<IReadOnlyList<string>> Pending(DatabaseSettings database, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var db = new History(Options<History>(database));
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var schema = database.Provider == Provider.Postgres ? typeof(PostgresSchema) : typeof(SqliteSchema);
        return [.. typeof(Migrate).Assembly.GetTypes().Where(t => t.GetCustomAttribute<DbContextAttribute>()?.ContextType == schema).Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Where(id => !applied.Contains(id)).Order(StringComparer.Ordinal)];
    }

    private sealed class History(DbContextOptions options) : DbContext(options);

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
