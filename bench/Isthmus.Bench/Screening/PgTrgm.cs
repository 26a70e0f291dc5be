using System.Diagnostics;
using System.Globalization;
using Isthmus.Screening;
using Isthmus.Testing;
using Npgsql;

namespace Isthmus.Bench.Screening;

/// <summary>What PostgreSQL's pg_trgm does with the same pairs and the same list, on this machine; names lower-case and without accents, other scripts as they are.</summary>
internal static class PgTrgm
{
    internal static async Task Run(IReadOnlyList<LabelledPair> pairs, IReadOnlyList<ListEntry> list, IReadOnlyList<Party> queries)
    {
        if (PostgresServer.WhyNot is { } why) { Console.WriteLine($"pg_trgm: {why}"); return; }
        await using var source = NpgsqlDataSource.Create(await PostgresServer.Connection());
        await using var connection = await source.OpenConnectionAsync();
        try
        {
            await Execute(connection, "create extension if not exists pg_trgm; create extension if not exists unaccent; set pg_trgm.similarity_threshold = 0.3");
        }
        catch (PostgresException e)
        {
            Console.WriteLine($"pg_trgm: skipped: the extension is not installed ({e.MessageText})");
            return;
        }

        Console.WriteLine("pg_trgm (similarity of unaccented lower-case names):");
        var scores = new List<double>(pairs.Count);
        await using (var command = new NpgsqlCommand("select similarity(unaccent(lower($1)), unaccent(lower($2)))", connection) { Parameters = { new() { Value = "" }, new() { Value = "" } } })
        {
            foreach (var pair in pairs)
            {
                command.Parameters[0].Value = Plain(pair.Query);
                command.Parameters[1].Value = Plain(pair.Target);
                scores.Add((float)(await command.ExecuteScalarAsync())!);
            }
        }

        Accuracy.Print(pairs, scores);
        await Execute(connection, "create temporary table listed (entry int, name text)");
        await using (var writer = await connection.BeginBinaryImportAsync("copy listed (entry, name) from stdin (format binary)"))
        {
            for (var i = 0; i < list.Count; i++)
            {
                foreach (var name in (IEnumerable<string>)[list[i].Name, .. list[i].Aliases, .. list[i].WeakAliases])
                {
                    await writer.StartRowAsync();
                    await writer.WriteAsync(i);
                    await writer.WriteAsync(Plain(name));
                }
            }

            await writer.CompleteAsync();
        }

        await Execute(connection, "update listed set name = unaccent(lower(name)); create index on listed using gin (name gin_trgm_ops); analyze listed");
        var clock = Stopwatch.StartNew();
        await using var search = new NpgsqlCommand("select entry, similarity(name, unaccent(lower($1))) s from listed where name % unaccent(lower($1)) order by s desc limit 10", connection) { Parameters = { new() { Value = "" } } };
        foreach (var query in queries)
        {
            search.Parameters[0].Value = Plain(query.Name);
            await using var reader = await search.ExecuteReaderAsync();
            while (await reader.ReadAsync()) { }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {queries.Count / clock.Elapsed.TotalSeconds:0} searches a second among {list.Count:N0} entries (one connection, its server's time and ours)"));
    }

    private static string Plain(string name) => name.Replace('\0', ' ');

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
