using System.Diagnostics;
using System.Globalization;
using Isthmus.Booking;
using Microsoft.Data.Sqlite;

namespace Isthmus.Bench.Booking;

/// <summary>"An operator and a microscope for three hours, twice": the earliest time among 500 resources in a year, by the engine and by SQL.</summary>
internal static class FreeTimesBench
{
    private const int Queries = 400;

    // A question takes SQL about a second: twenty of them tell as much.
    private const int SqlEvery = 20;
    private static readonly DateTime s_start = new(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public sealed record Row(int Resource, long From, long Until);

    public static (List<ResourceCalendar> Calendars, List<Row> Rows) Make(int resources)
    {
        var random = new Random(7);
        var year = new Span(s_start, s_start.AddDays(365));
        var open = WeekHours.Parse("Mo-Fr 08:00-20:00; Sa 09:00-15:00").Open(year, TimeZoneInfo.FindSystemTimeZoneById("Asia/Vladivostok"));
        var (calendars, rows) = (new List<ResourceCalendar>(), new List<Row>());
        for (var r = 0; r < resources; r++)
        {
            var taken = new List<Span>();
            // Between half and nine tenths of the hours are taken.
            var gap = random.Next(1, 12);
            for (var at = s_start.AddMinutes(15 * random.Next(40)); at < s_start.AddDays(365); at = at.AddMinutes(15 * random.Next(0, gap + 1)))
            {
                var until = at.AddMinutes(15 * random.Next(2, 20));
                taken.Add(new(at, until));
                rows.Add(new(r, at.Ticks, until.Ticks));
                at = until;
            }
            calendars.Add(new(open, [SpanSet.Of(taken)]));
        }
        return (calendars, rows);
    }

    public static void Measure(List<ResourceCalendar> calendars, List<Row> rows, Action<string> say)
    {
        var grid = new Grid(TimeZoneInfo.FindSystemTimeZoneById("Asia/Vladivostok"), 15);
        var (engine, sql) = (new List<double>(), new List<double>());
        using var database = Fill(calendars, rows);
        var (random, same) = (new Random(3), 0);
        for (var i = -20; i < Queries; i++)
        {
            // One of some microscopes; for the engine's figures with an operator beside it, twice, from some day on to the end of the year.
            var from = s_start.AddDays(random.Next(300));
            var length = TimeSpan.FromMinutes(15 * random.Next(4, 17));
            int[] microscopes = [.. Enumerable.Range(0, 20).Select(_ => random.Next(400)).Distinct()];
            int[] operators = [.. Enumerable.Range(0, 5).Select(_ => 400 + random.Next(100)).Distinct()];
            var ask = new FreeTimeAsk(new(from, s_start.AddDays(365)), length, [new(microscopes), new(operators)], grid) { Times = 2, OnOtherDays = true };
            var start = Stopwatch.GetTimestamp();
            _ = FreeTimeSearch.Find(calendars, ask);
            var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            // The same question as SQL can be asked it: one resource of many, once.
            var single = FreeTimeSearch.Find(calendars, ask with { Needs = [new(microscopes)], Times = 1, OnOtherDays = false });
            engine.Add(took);
            if (i < 0 || i % SqlEvery != 0) continue;
            start = Stopwatch.GetTimestamp();
            var answer = BySql(database, microscopes, from, length);
            var plain = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (single.Count > 0 && answer == single[0].Use.From.Ticks || single.Count == 0 && answer is null) same++;
            sql.Add(plain);
        }
        // The first ones warm up.
        engine.RemoveRange(0, 20);
        engine.Sort();
        sql.Sort();
        say(string.Create(CultureInfo.InvariantCulture, $"free times among {calendars.Count} resources, {rows.Count:N0} bookings of a year: engine, 20 microscopes and 5 operators together, twice, p50 {engine[Queries / 2]:0.00} ms, p95 {engine[(int)(Queries * 0.95)]:0.00} ms; plain SQL, one of 20 microscopes alone, once, p50 {sql[sql.Count / 2]:0.0} ms, p95 {sql[(int)(sql.Count * 0.95)]:0.0} ms (same answer {same} of {sql.Count})"));
    }

    private static SqliteConnection Fill(List<ResourceCalendar> calendars, List<Row> rows)
    {
        var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        using var transaction = database.BeginTransaction();
        using (var create = database.CreateCommand())
        {
            create.CommandText = "CREATE TABLE busy (resource INTEGER, a INTEGER, b INTEGER, PRIMARY KEY (resource, a)) WITHOUT ROWID; CREATE TABLE open (a INTEGER PRIMARY KEY, b INTEGER)";
            create.ExecuteNonQuery();
        }
        foreach (var row in rows) Insert(database, "INSERT OR IGNORE INTO busy VALUES (@r, @a, @b)", row.Resource, row.From, row.Until);
        foreach (var span in calendars[0].Open) Insert(database, "INSERT INTO open VALUES (@a, @b)", 0, span.From.Ticks, span.Until.Ticks);
        transaction.Commit();
        return database;
    }

    private static void Insert(SqliteConnection database, string sql, int resource, long a, long b)
    {
        using var insert = database.CreateCommand();
        insert.CommandText = sql;
        insert.Parameters.AddWithValue("@r", resource);
        insert.Parameters.AddWithValue("@a", a);
        insert.Parameters.AddWithValue("@b", b);
        insert.ExecuteNonQuery();
    }

    /// <summary>Gaps between neighbours by a window function, cut by the hours: the first that is long enough, on quarters of an hour, which all of these times are.</summary>
    private static long? BySql(SqliteConnection database, int[] resources, DateTime from, TimeSpan length)
    {
        using var command = database.CreateCommand();
        command.CommandText = $"""
            WITH gaps AS (
                SELECT max(b, @from) AS a, COALESCE(LEAD(a) OVER (PARTITION BY resource ORDER BY a), @end) AS b FROM busy WHERE resource IN ({string.Join(',', resources)}) AND b > @from
                UNION ALL SELECT @from, min(a) FROM busy WHERE resource IN ({string.Join(',', resources)}) AND b > @from GROUP BY resource)
            SELECT min(max(g.a, o.a)) FROM gaps g JOIN open o ON o.a < g.b AND o.b > g.a WHERE min(g.b, o.b) - max(g.a, o.a) >= @length
            """;
        command.Parameters.AddWithValue("@from", from.Ticks);
        command.Parameters.AddWithValue("@end", s_start.AddDays(365).Ticks);
        command.Parameters.AddWithValue("@length", length.Ticks);
        return command.ExecuteScalar() is long found ? found : null;
    }
}
