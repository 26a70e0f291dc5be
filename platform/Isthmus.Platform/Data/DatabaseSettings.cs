using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Isthmus.Platform.Data;

public enum Provider { Sqlite, Postgres }

/// <summary>Section <c>Database</c>. One setting chooses the database: SQLite for one node, PostgreSQL 15 or newer for several.</summary>
public sealed class DatabaseSettings
{
    public Provider Provider { get; set; } = Provider.Sqlite;

    [Required(AllowEmptyStrings = false, ErrorMessage = "Database:ConnectionString is empty. Set it to 'Data Source=isthmus.db' for SQLite or 'Host=...;Database=...;Username=...' for PostgreSQL.")]
    public string ConnectionString { get; set; } = "Data Source=isthmus.db";

    public void Configure(DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Provider == Provider.Postgres) options.UseNpgsql(Patient(ConnectionString));
        else options.UseSqlite(ConnectionString).AddInterceptors(SqlitePragmas.Instance);
        options.AddInterceptors(WakeOnCommit.Instance);
    }

    // A burst waits for a connection of the pool, and for rows that others hold, as long as on SQLite for the one writer's place and more; Npgsql would give up after 15 and 30 seconds.
    private static string Patient(string connection)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connection };
        var patient = new NpgsqlConnectionStringBuilder(connection);
        if (!given.ContainsKey("Timeout")) patient.Timeout = 60;
        if (!given.ContainsKey("Command Timeout") && !given.ContainsKey("CommandTimeout")) patient.CommandTimeout = 60;
        return patient.ConnectionString;
    }

    /// <summary>The path of the SQLite file, or null for PostgreSQL and in-memory databases.</summary>
    public string? SqliteFile
    {
        get
        {
            if (Provider != Provider.Sqlite) return null;
            var source = new SqliteConnectionStringBuilder(ConnectionString).DataSource;
            return source is "" or ":memory:" ? null : Path.GetFullPath(source);
        }
    }
}
