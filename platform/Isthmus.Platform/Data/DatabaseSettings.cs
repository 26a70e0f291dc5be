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

    /// <summary>How many requests and jobs of a process have the database at the same moment; the others wait. Half of the pool (Maximum Pool Size, 40), for each may need a second connection.</summary>
    [Range(1, 10_000, ErrorMessage = "Database:AtOnce is not between 1 and 10,000.")]
    public int? AtOnce { get; set; }

    public void Configure(DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Provider == Provider.Postgres && Patient(ConnectionString) is var patient) options.UseNpgsql(patient.ConnectionString).AddInterceptors(PoolTurns.Of(patient.ConnectionString, AtOnce ?? Math.Max(1, patient.MaxPoolSize / 2), TimeSpan.FromSeconds(patient.Timeout)));
        else options.UseSqlite(ConnectionString).AddInterceptors(SqlitePragmas.Instance);
        options.AddInterceptors(WakeOnCommit.Instance);
    }

    // Two processes have room beside each other in a PostgreSQL as it comes, which takes a hundred connections. A burst waits for a connection of the pool, and for rows that others hold, as long as on SQLite for the one writer's place and more; Npgsql would give up after 15 and 30 seconds.
    private static NpgsqlConnectionStringBuilder Patient(string connection)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connection };
        var patient = new NpgsqlConnectionStringBuilder(connection);
        if (!given.ContainsKey("Maximum Pool Size") && !given.ContainsKey("MaxPoolSize")) patient.MaxPoolSize = 40;
        if (!given.ContainsKey("Timeout")) patient.Timeout = 60;
        if (!given.ContainsKey("Command Timeout") && !given.ContainsKey("CommandTimeout")) patient.CommandTimeout = 60;
        return patient;
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
