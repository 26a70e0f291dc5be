using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;

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
        if (Provider == Provider.Postgres) options.UseNpgsql(ConnectionString);
        else options.UseSqlite(ConnectionString).AddInterceptors(SqlitePragmas.Instance);
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
