using Isthmus.Platform.Data;
using Microsoft.Data.Sqlite;

namespace Isthmus.Journeys;

/// <summary>The verbs as an operator runs them: processes of their own beside a site that is at work.</summary>
public sealed class BackupTests
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_taken_while_the_site_writes_is_whole_and_its_audit_holds()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        var folder = Directory.CreateTempSubdirectory("isthmus-backup-");
        await site.Execute("CREATE TABLE probe (a INTEGER, b INTEGER)");
        // A reader that stays keeps what is committed from now on in the write-ahead log.
        await using var reader = await Open(site.Database.SqliteFile!);
        await using var snapshot = reader.BeginTransaction(deferred: true);
        Assert.Equal(0, await Number(reader, "SELECT count(*) FROM probe"));
        await site.Execute("INSERT INTO probe VALUES (0, 0)");

        using var end = CancellationTokenSource.CreateLinkedTokenSource(s_ct);
        var writes = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested) await site.Execute("BEGIN IMMEDIATE; UPDATE probe SET a = a + 1; UPDATE probe SET b = b + 1; COMMIT;");
        }, s_ct);
        var copy = Path.Combine(folder.FullName, "copy.db");
        var made = await Host(site, "backup", copy);
        await end.CancelAsync();
        await writes;

        Assert.True(made.ExitCode == 0, made.Output);
        await using (var whole = await Open(copy))
        {
            Assert.Equal(1, await Number(whole, "SELECT count(*) FROM probe WHERE a = b AND a > 0"));
            Assert.Equal(0, await Number(whole, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"));
        }
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
        Assert.Equal(["copy.db"], folder.EnumerateFiles().Select(f => f.Name));
        var audit = await Host(site, "audit", "verify", $"--Database:ConnectionString=Data Source={copy}");
        Assert.True(audit.ExitCode == 0, audit.Output);

        // Control: copying the file, which the guide warns against, loses what is in the log.
        var plain = Path.Combine(folder.FullName, "plain.db");
        File.Copy(site.Database.SqliteFile!, plain);
        Assert.Equal(0, await Rows(plain));
        Assert.Equal(1, await Rows(copy));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_backup_never_overwrites_a_file()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "mine", s_ct);
        var refused = await Host(site, "backup", file);
        Assert.Equal((2, "mine"), (refused.ExitCode, await File.ReadAllTextAsync(file, s_ct)));
        Assert.Contains("exists already", refused.Output, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task On_PostgreSQL_the_verb_names_the_tool_to_use()
    {
        var refused = await HostProcess.Run("backup", "x.dump", "--Database:Provider=Postgres", "--Database:ConnectionString=Host=127.0.0.1;Port=1;Database=none");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("pg_dump --format=custom --file=x.dump", refused.Output, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output)> Host(TestSite site, params string[] args) =>
        HostProcess.Run(args.Any(a => a.StartsWith("--Database", StringComparison.Ordinal)) ? args : [.. args, $"--Database:ConnectionString={site.Database.ConnectionString}"]);

    private static async Task<SqliteConnection> Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await connection.OpenAsync(s_ct);
        return connection;
    }

    // The table itself may be in the log that was not copied.
    private static async Task<long> Rows(string file)
    {
        await using var database = await Open(file);
        try { return await Number(database, "SELECT count(*) FROM probe"); }
        catch (SqliteException) { return 0; }
    }

    private static async Task<long> Number(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(s_ct))!;
    }
}
