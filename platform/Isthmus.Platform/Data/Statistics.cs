using Microsoft.Data.Sqlite;

namespace Isthmus.Platform.Data;

/// <summary>Tells the planner how its tables have grown. Without figures it takes an index on a state that all rows share before the rows a search word names, and a search reads the whole register.</summary>
internal static class Statistics
{
    // PostgreSQL keeps its own figures, but gathers them a minute later. By the pages of the files, which are true at once; what another process is measuring is left to it.
    private const string OnPostgres = "DO $$ DECLARE t regclass; BEGIN FOR t IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND pg_has_role(relowner, 'USAGE') "
        + "AND pg_relation_size(oid) / current_setting('block_size')::int > 2 * greatest(relpages, 2) LOOP EXECUTE 'ANALYZE (SKIP_LOCKED) ' || t; END LOOP; END $$";

    public static async Task Refresh(PlatformDb db, CancellationToken ct)
    {
        // 0x10002: all tables that grew or shrank tenfold since they were last measured; a sample of a thousand rows is enough.
        try { await db.Database.ExecuteSqlRawAsync(db.Database.IsSqlite() ? "PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002;" : OnPostgres, ct); }
        catch (Exception e) when (DbErrors.IsTransient(e)) { return; /* busy: the next hour or job measures */ }
        // A connection reads the figures when it first reads the schema: those in SQLite's pool would go on without them.
        if (db.Database.GetDbConnection() is SqliteConnection connection) SqliteConnection.ClearPool(connection);
    }
}
