namespace Isthmus.Platform.Data;

/// <summary>A write that reading a page brings along, such as "last seen". It waits a second at most and is then left out: no page is to wait for a long writer.</summary>
public static class PassingWrite
{
    public static async Task Try(RoomDb db, Func<Task> write, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(write);
        var usual = db.Database.GetCommandTimeout();
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            db.Database.SetCommandTimeout(1);
            if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=100", ct);
            await write();
        }
        catch (Exception e) when (DbErrors.IsTransient(e)) { /* the next page notes it */ }
        finally
        {
            if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync(SqlitePragmas.Patience, CancellationToken.None);
            db.Database.SetCommandTimeout(usual);
            await db.Database.CloseConnectionAsync();
        }
    }
}
