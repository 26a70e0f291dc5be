using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Isthmus.Bench.Booking;

/// <summary>The ways in which bookings are commonly kept apart, in plain SQL on a table of their own: what each costs, and what slips through.</summary>
internal static class Variants
{
    private const int Writers = 16;
    private const int Slots = 400;
    private const int Resources = 4;

    public sealed record Result(string Name, long Booked, long Refused, long Overlaps, double PerSecond, double P95);

    public static async Task<List<Result>> Run(Provider provider, TimeSpan length)
    {
        await using var database = await TestDatabase.Create(provider);
        var results = new List<Result>();
        foreach (var name in provider == Provider.Sqlite ? new[] { "check, then insert", "immediate transaction", "trigger and immediate transaction" } : ["check, then insert", "serializable transaction", "row lock", "exclusion constraint", "advisory lock and exclusion constraint"])
            results.Add(await One(name, provider, database.Settings.ConnectionString, length));
        return results;
    }

    private static async Task<Result> One(string name, Provider provider, string connection, TimeSpan length)
    {
        await using (var setup = await Open(provider, connection))
        {
            await Execute(setup, "DROP TABLE IF EXISTS bench_slot; DROP TABLE IF EXISTS bench_resource; CREATE TABLE bench_resource (id INTEGER PRIMARY KEY); CREATE TABLE bench_slot (id " + (provider == Provider.Sqlite ? "INTEGER PRIMARY KEY" : "bigserial PRIMARY KEY") + ", resource INTEGER NOT NULL, a BIGINT NOT NULL, b BIGINT NOT NULL); CREATE INDEX ix_bench_slot ON bench_slot (resource, a);");
            for (var i = 0; i < Resources; i++) await Execute(setup, $"INSERT INTO bench_resource VALUES ({i})");
            if (name.Contains("exclusion", StringComparison.Ordinal)) await Execute(setup, "ALTER TABLE bench_slot ADD CONSTRAINT ex_bench EXCLUDE USING gist (resource WITH =, int8range(a, b) WITH &&)");
            if (name.StartsWith("trigger", StringComparison.Ordinal)) await Execute(setup, "CREATE TRIGGER ex_bench BEFORE INSERT ON bench_slot BEGIN SELECT RAISE(ABORT, 'ex_bench') WHERE (SELECT s.b FROM bench_slot s WHERE s.resource = NEW.resource AND s.a < NEW.b ORDER BY s.a DESC LIMIT 1) > NEW.a; END");
        }
        var times = new List<double>[Writers];
        long booked = 0, refused = 0;
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(n => Task.Run(async () =>
        {
            times[n] = [];
            var random = new Random(n);
            await using var own = await Open(provider, connection);
            while (Stopwatch.GetTimestamp() < end)
            {
                var (resource, a) = (random.Next(Resources), random.Next(Slots));
                var sent = Stopwatch.GetTimestamp();
                if (await Book(name, own, resource, a, a + random.Next(1, 5))) Interlocked.Increment(ref booked); else Interlocked.Increment(ref refused);
                times[n].Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                // Room is made again, so that there is always something to win.
                if (random.Next(4) == 0) await Retry(() => Execute(own, $"DELETE FROM bench_slot WHERE resource = {resource} AND a >= {random.Next(Slots)}"));
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await using var last = await Open(provider, connection);
        // What is left of a storm that also deletes is few: counted over a last round in which all want the same.
        await Execute(last, "DELETE FROM bench_slot");
        for (var round = 0; round < 50; round++)
        {
            var at = round * 10;
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () => { await using var own = await Open(provider, connection); await Book(name, own, 0, at, at + 5); })));
        }
        var overlaps = Convert.ToInt64(await Scalar(last, "SELECT count(*) FROM bench_slot x JOIN bench_slot y ON x.resource = y.resource AND x.id < y.id WHERE x.a < y.b AND y.a < x.b"), CultureInfo.InvariantCulture);
        double[] sorted = [.. times.SelectMany(t => t).Order()];
        return new($"{provider}: {name}", booked, refused, overlaps, (booked + refused) / seconds, sorted[(int)(sorted.Length * 0.95)]);
    }

    private static async Task<bool> Book(string name, DbConnection own, int resource, int a, int b)
    {
        var (check, insert) = ($"SELECT count(*) FROM bench_slot WHERE resource = {resource} AND a < {b} AND b > {a}", $"INSERT INTO bench_slot (resource, a, b) VALUES ({resource}, {a}, {b})");
        try
        {
            if (name == "check, then insert")
            {
                if (Convert.ToInt64(await Scalar(own, check), CultureInfo.InvariantCulture) > 0) return false;
                await Execute(own, insert);
                return true;
            }
            if (name == "exclusion constraint") { await Execute(own, insert); return true; }
            await using var transaction = await own.BeginTransactionAsync(name.StartsWith("serializable", StringComparison.Ordinal) ? System.Data.IsolationLevel.Serializable : System.Data.IsolationLevel.Unspecified);
            if (name == "row lock") await Scalar(own, $"SELECT id FROM bench_resource WHERE id = {resource} FOR UPDATE");
            if (name.StartsWith("advisory", StringComparison.Ordinal)) await Scalar(own, $"SELECT pg_advisory_xact_lock({resource})");
            if (Convert.ToInt64(await Scalar(own, check), CultureInfo.InvariantCulture) > 0) return false;
            await Execute(own, insert);
            await transaction.CommitAsync();
            return true;
        }
        catch (PostgresException e) when (e.SqlState is "23P01" or "40001" or "40P01") { return false; }
        catch (SqliteException e) when (e.SqliteErrorCode is 19 or 5) { return false; }
    }

    private static async Task Retry(Func<Task> work)
    {
        try { await work(); }
        catch (PostgresException e) when (e.SqlState is "40001" or "40P01") { }
        catch (SqliteException e) when (e.SqliteErrorCode == 5) { }
    }

    private static async Task<DbConnection> Open(Provider provider, string connection)
    {
        DbConnection own = provider == Provider.Sqlite ? new SqliteConnection(connection) : new NpgsqlConnection(connection);
        await own.OpenAsync();
        if (provider == Provider.Sqlite) await Execute(own, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000");
        return own;
    }

    private static async Task Execute(DbConnection own, string sql)
    {
        await using var command = own.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> Scalar(DbConnection own, string sql)
    {
        await using var command = own.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
