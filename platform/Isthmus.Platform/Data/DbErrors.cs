using Microsoft.Data.Sqlite;
using Npgsql;

namespace Isthmus.Platform.Data;

/// <summary>Tells the database's refusals apart, alike on both providers.</summary>
public static class DbErrors
{
    /// <summary>A unique index or key said no: somebody else was first.</summary>
    public static bool IsDuplicate(Exception error) => Innermost(error) switch
    {
        SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 2067 or 1555 } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };

    /// <summary>A named rule of ours in the database said no: a trigger on SQLite, an exclusion or check constraint on PostgreSQL.</summary>
    public static bool BreaksRule(Exception error, string rule) => Innermost(error) switch
    {
        SqliteException { SqliteErrorCode: 19 } e => e.Message.Contains(rule, StringComparison.Ordinal),
        PostgresException e => e.ConstraintName == rule || e.MessageText.Contains(rule, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>
    /// The same work may succeed in a moment: a deadlock, a connection that broke or could not be had, SQLite's one writer's place not free in time. Looked for at every depth, because EF wraps
    /// these errors.
    /// </summary>
    public static bool IsTransient(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is SqliteException { SqliteErrorCode: 5 or 6 } or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } or NpgsqlException { IsTransient: true }) return true;
        return false;
    }

    /// <summary>A foreign key said no: what the record refers to went meanwhile, or what is to go is referred to.</summary>
    public static bool IsTorn(Exception error) => Innermost(error) switch
    {
        // SQLite enforces RESTRICT by a trigger of its own.
        SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 787 or 1811 } e => e.Message.Contains("FOREIGN KEY", StringComparison.Ordinal),
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation } => true,
        _ => false,
    };

    /// <summary>The record was changed or removed since it was read.</summary>
    public static bool IsStale(Exception error) => error is DbUpdateConcurrencyException;

    private static Exception Innermost(Exception error)
    {
        while (error is DbUpdateException && error.InnerException is { } inner) error = inner;
        return error;
    }
}
