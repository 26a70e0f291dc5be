using Isthmus.Platform.Data;
using Microsoft.Data.Sqlite;

namespace Isthmus.Host.Commands;

/// <summary><c>backup FILE</c>: a whole copy of the SQLite file, also while the site writes to it. PostgreSQL has better tools of its own.</summary>
internal static class BackUpDatabase
{
    public static async Task<int> Run(string[] args)
    {
        if (args is not [var name, .. var rest] || name.StartsWith('-')) return Serve.Fail("usage: backup FILE");
        await using var app = Site.Build(rest, background: false);
        var database = app.Services.GetRequiredService<DatabaseSettings>();
        if (database.Provider == Provider.Postgres) return Serve.Fail($"the database is PostgreSQL: pg_dump --format=custom --file={name} makes the backup.");
        if (database.SqliteFile is not { } source || !File.Exists(source)) return Serve.Fail($"there is no database at {database.SqliteFile ?? database.ConnectionString}.");
        var target = Path.GetFullPath(name);
        if (File.Exists(target)) return Serve.Fail($"{target} exists already; a backup is never overwritten.");
        try
        {
            var damage = await Copy(database, target + ".part");
            if (damage is not null) return Serve.Fail($"the copy is damaged and was left at {target}.part: {damage}");
            File.Move(target + ".part", target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            return Serve.Fail($"no backup was made: {e.Message}");
        }
        Console.WriteLine($"{target}: {new FileInfo(target).Length} bytes. It holds keys and personal data: keep it secret.");
        return 0;
    }

    // SQLite reads one snapshot; what is written meanwhile waits in the write-ahead log for the next backup.
    private static async Task<string?> Copy(DatabaseSettings database, string part)
    {
        File.Delete(part);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (new FileStream(part, options)) { }
        await using var from = new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        await using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = part, Pooling = false }.ConnectionString);
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
        // One file, without a log beside it.
        await Ask(to, "PRAGMA journal_mode=DELETE");
        return await Ask(to, "PRAGMA quick_check") is var said && said == "ok" ? null : said;
    }

    private static async Task<string?> Ask(SqliteConnection database, string pragma)
    {
        await using var command = database.CreateCommand();
        command.CommandText = pragma;
        return await command.ExecuteScalarAsync() as string;
    }
}
