using Isthmus.Platform.Data;
using Isthmus.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Isthmus.Testing;

/// <summary>A database with the schema of this build and nothing in it but a list to screen against. Migrations run once, for this process or for the whole run of tests; each database is a copy of that.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static string? _sqliteTemplate;
    private static string? _postgresTemplate;

    private TestDatabase(DatabaseSettings settings, string? folder) => (Settings, Folder) = (settings, folder);

    public DatabaseSettings Settings { get; }

    /// <summary>Puts the list back to screen against, for a test that took its tables down and up again.</summary>
    public Task PutList() => InventedList.PutInto(Settings);
    private string? Folder { get; }

    public static async Task<TestDatabase> Create(Provider provider)
    {
        await Gate.WaitAsync();
        try { return provider == Provider.Sqlite ? await Sqlite() : await Postgres(); }
        finally { Gate.Release(); }
    }

    private static async Task<TestDatabase> Sqlite()
    {
        _sqliteTemplate ??= await MigratedFile();
        var folder = Directory.CreateTempSubdirectory("isthmus-test-").FullName;
        var file = Path.Combine(folder, "isthmus.db");
        File.Copy(_sqliteTemplate, file);
        return new(new DatabaseSettings { Provider = Provider.Sqlite, ConnectionString = $"Data Source={file}" }, folder);
    }

    /// <summary>Another database with what is in this one, which nobody has open: a file that is copied.</summary>
    public async Task<TestDatabase> Copy()
    {
        if (Folder is null) throw new NotSupportedException("Only SQLite's file is copied.");
        await using (var connection = new SqliteConnection(Pooled())) SqliteConnection.ClearPool(connection);
        var folder = Directory.CreateTempSubdirectory("isthmus-test-").FullName;
        foreach (var file in Directory.EnumerateFiles(Folder)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return new(new DatabaseSettings { Provider = Provider.Sqlite, ConnectionString = $"Data Source={Path.Combine(folder, "isthmus.db")}" }, folder);
    }

    private static async Task<string> MigratedFile()
    {
        if (SharedRun.Folder is { } run)
        {
            var kept = Path.Combine(run, Template + ".db");
            return await SharedRun.Once(kept, () => MigrateTo(kept));
        }
        var file = Path.Combine(Directory.CreateTempSubdirectory("isthmus-template-").FullName, "isthmus.db");
        await MigrateTo(file);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return file;
    }

    // Without pooling the file is closed, and its log written back, before it is copied.
    private static Task MigrateTo(string file) => Prepare(new DatabaseSettings { Provider = Provider.Sqlite, ConnectionString = $"Data Source={file};Pooling=False" });

    private static async Task Prepare(DatabaseSettings database)
    {
        await Migrate.Run(database, CancellationToken.None);
        await InventedList.PutInto(database);
    }

    private static async Task<TestDatabase> Postgres()
    {
        var server = await PostgresServer.Connection();
        _postgresTemplate ??= SharedRun.Folder is { } run
            ? Path.GetFileName(await SharedRun.Once(Path.Combine(run, Template), () => MigratedDatabase(server, Template)))
            : await MigratedDatabase(server, "t_" + Guid.CreateVersion7().ToString("N"));
        var copy = "d_" + Guid.CreateVersion7().ToString("N");
        // Copying the files takes a fifth of the time that writing every page to the log does.
        await Execute(server, $"CREATE DATABASE {copy} TEMPLATE {_postgresTemplate} STRATEGY FILE_COPY");
        return new(new DatabaseSettings { Provider = Provider.Postgres, ConnectionString = Named(server, copy, pooling: true) }, null);
    }

    /// <summary>The schema of this build: another build has another identity.</summary>
    private static string Template => "t_" + typeof(Migrate).Module.ModuleVersionId.ToString("N");

    private static async Task<string> MigratedDatabase(string server, string name)
    {
        // What a process that died half-way has left of it.
        await Execute(server, $"DROP DATABASE IF EXISTS {name}");
        await Execute(server, $"CREATE DATABASE {name}");
        await Prepare(new DatabaseSettings { Provider = Provider.Postgres, ConnectionString = Named(server, name, pooling: false) });
        return name;
    }

    private static string Named(string server, string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, Pooling = pooling, MaxPoolSize = 80 }.ConnectionString;

    private static async Task Execute(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // Its own pool only: the sites of other tests keep their connections.
        var pooled = Pooled();
        if (Folder is not null)
        {
            using (var connection = new SqliteConnection(pooled)) SqliteConnection.ClearPool(connection);
            Directory.Delete(Folder, recursive: true);
            return;
        }
        await using (var connection = new NpgsqlConnection(pooled)) NpgsqlConnection.ClearPool(connection);
        var name = new NpgsqlConnectionStringBuilder(Settings.ConnectionString).Database;
        await Execute(await PostgresServer.Connection(), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private string Pooled()
    {
        var options = new DbContextOptionsBuilder();
        Settings.Configure(options);
        return RelationalOptionsExtension.Extract(options.Options).ConnectionString!;
    }
}
