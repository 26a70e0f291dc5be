using Microsoft.Data.Sqlite;

namespace Isthmus.Platform.Data;

/// <summary>
/// Lets SQLite's planner know how its tables have grown. Without figures it takes an index on a state that all rows share before the rows a search word
/// names, and a search reads the whole register. PostgreSQL keeps its own figures.
/// </summary>
internal static class SqliteStatistics
{
    public static async Task Refresh(PlatformDb db, CancellationToken ct)
    {
        if (!db.Database.IsSqlite()) return;
        // 0x10002: all tables that grew or shrank tenfold since they were last measured; a sample of a thousand rows is enough.
        try { await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002;", ct); }
        catch (SqliteException e) when (e.SqliteErrorCode == 5) { return; /* busy: the next hour or job measures */ }
        // A connection reads the figures when it first reads the schema: those in the pool would go on without them.
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }
}
