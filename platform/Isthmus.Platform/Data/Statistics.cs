using Microsoft.Data.Sqlite;

namespace Isthmus.Platform.Data;

/// <summary>
/// Lets the planner know how its tables have grown. Without figures it takes an index on a state that all rows share before the rows a search word
/// names, and a search reads the whole register. PostgreSQL keeps its own figures, but it gathers them a minute later: too late for who has just imported.
/// </summary>
internal static class Statistics
{
    // By the pages of the file: they are true at once, while the counts of changes are told with delay. Smaller tables are read through in any case.
    private const string Grown = """
        SELECT c.oid::regclass::text AS "Value" FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND pg_has_role(c.relowner, 'USAGE')
          AND pg_relation_size(c.oid) / current_setting('block_size')::int > 2 * greatest(c.relpages, 2)
        """;

    public static async Task Refresh(PlatformDb db, CancellationToken ct)
    {
        if (!db.Database.IsSqlite()) { await Analyze(db, ct); return; }
        // 0x10002: all tables that grew or shrank tenfold since they were last measured; a sample of a thousand rows is enough.
        try { await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002;", ct); }
        catch (SqliteException e) when (e.SqliteErrorCode == 5) { return; /* busy: the next hour or job measures */ }
        // A connection reads the figures when it first reads the schema: those in the pool would go on without them.
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    private static async Task Analyze(PlatformDb db, CancellationToken ct)
    {
        try
        {
            var tables = await db.Database.SqlQueryRaw<string>(Grown).ToListAsync(ct);
            // What another process is measuring at this moment is left to it.
#pragma warning disable EF1003 // Names of tables, quoted by the database itself
            if (tables.Count > 0) await db.Database.ExecuteSqlRawAsync("ANALYZE (SKIP_LOCKED) " + string.Join(", ", tables), ct);
#pragma warning restore EF1003
        }
        catch (Exception e) when (DbErrors.IsTransient(e)) { /* the next hour or job measures */ }
    }
}
