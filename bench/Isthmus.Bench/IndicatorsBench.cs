using System.Diagnostics;
using System.Globalization;
using Isthmus.Indicators;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Isthmus.Bench;

/// <summary>Millions of invented observations through the command line's load, and the queries of charts, on SQLite beside PostgreSQL: the same rows, the same statements.</summary>
internal static class IndicatorsBench
{
    private const int Measures = 500, Years = 50, Queries = 1000;
    private static readonly string[] s_places = [.. from a in "ABCDEFGHIJ" from b in "ABCDEFGHIJKLMNOPQRST" select $"z{a}{b}"];

    internal static async Task<int> Run(string[] args)
    {
        var subjects = args.Length > 0 ? Math.Clamp(int.Parse(args[0], CultureInfo.InvariantCulture) / (Measures * Years), 10, s_places.Length) : s_places.Length;
        var folder = Directory.CreateTempSubdirectory("isthmus-bench-").FullName;
        try
        {
            var file = Write(Path.Combine(folder, "invented.csv"), subjects);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Measures * subjects * Years:N0} observations, a file of {new FileInfo(file).Length / 1048576.0:0.0} MB"));
            var results = new List<double[]>();
            foreach (var provider in (Provider[])[Provider.Sqlite, Provider.Postgres])
            {
                if (provider == Provider.Postgres && PostgresServer.WhyNot is { } why) { Console.WriteLine(why); continue; }
                results.Add(await One(provider, file, subjects));
            }
            if (results is [var sqlite, var postgres])
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SQLite / PostgreSQL: import {sqlite[0] / postgres[0]:0.00}, size {sqlite[1] / postgres[1]:0.00}, ten subjects p50 {sqlite[2] / postgres[2]:0.00} p95 {sqlite[3] / postgres[3]:0.00}, one year p50 {sqlite[4] / postgres[4]:0.00} p95 {sqlite[5] / postgres[5]:0.00}"));
            return 0;
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static async Task<double[]> One(Provider provider, string file, int subjects)
    {
        await using var site = await TestSite.Start(provider);
        var clock = Stopwatch.StartNew();
        await using (var scope = site.Services.CreateAsyncScope())
            if (await IndicatorsRoom.Load(scope.ServiceProvider, [file], Console.Out, Console.Error, CancellationToken.None) != 0) throw new InvalidOperationException("The file was refused.");
        var seconds = clock.Elapsed.TotalSeconds;
        await using var connection = provider == Provider.Sqlite ? (System.Data.Common.DbConnection)new SqliteConnection(site.Database.ConnectionString) : new NpgsqlConnection(site.Database.ConnectionString);
        await connection.OpenAsync();
        var bytes = Convert.ToDouble(await Scalar(connection, provider == Provider.Sqlite
            ? "SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)" : "SELECT pg_database_size(current_database())"), CultureInfo.InvariantCulture);
        var rows = (double)Measures * subjects * Years;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider}: import {rows / seconds:N0} rows/s ({seconds:0.0} s with reading), {bytes / 1048576:0.0} MB, {bytes / rows:0.0} bytes/row"));
        var random = new Random(1);
        var ten = await Times(site, () => (Measure(random), [.. Enumerable.Range(0, 10).Select(_ => "x:" + s_places[random.Next(subjects)].ToLowerInvariant()).Distinct()], null));
        var year = await Times(site, () => (Measure(random), [], 1970 + random.Next(Years)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider}: one measure, 10 subjects, all years p50 {ten.P50:0.00} ms p95 {ten.P95:0.00} ms; one measure, all subjects, one year p50 {year.P50:0.00} ms p95 {year.P95:0.00} ms ({Queries:N0} queries each, through the room's reader)"));
        return [rows / seconds, bytes, ten.P50, ten.P95, year.P50, year.P95];
    }

    private static string Measure(Random random) => string.Create(CultureInfo.InvariantCulture, $"BENCH.M{random.Next(Measures):000}");

    private static async Task<(double P50, double P95)> Times(TestSite site, Func<(string Measure, string[] Subjects, int? Year)> next)
    {
        var times = new List<double>(Queries);
        for (var i = -50; i < Queries; i++)
        {
            var (measure, subjects, year) = next();
            await using var scope = site.Services.CreateAsyncScope();
            var from = Stopwatch.GetTimestamp();
            var found = await IndicatorsRoom.CountPoints(scope.ServiceProvider, measure, subjects, year, CancellationToken.None);
            if (found == 0) throw new InvalidOperationException("Nothing was found.");
            if (i >= 0) times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        times.Sort();
        return (times[times.Count / 2], times[times.Count * 95 / 100]);
    }

    private static async Task<object?> Scalar(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static string Write(string path, int subjects)
    {
        var random = new Random(7);
        using var writer = new StreamWriter(path);
        writer.Write("INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\n");
        for (var m = 0; m < Measures; m++)
            for (var s = 0; s < subjects; s++)
                for (var y = 0; y < Years; y++)
                    writer.Write(string.Create(CultureInfo.InvariantCulture, $"BENCH.M{m:000},{s_places[s]},{1970 + y},{random.NextDouble() * 1000:0.####}\n"));
        return path;
    }
}
