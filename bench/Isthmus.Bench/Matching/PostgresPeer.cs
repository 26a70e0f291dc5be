using System.Diagnostics;
using Isthmus.Matching.Text;
using Isthmus.Testing;
using Npgsql;
using NpgsqlTypes;

namespace Isthmus.Bench.Matching;

/// <summary>PostgreSQL's full text search: the language's own configuration, a GIN index, any of the words, ts_rank divided by 1 + the logarithm of the length.</summary>
internal sealed class PostgresPeer : IPeer
{
    private const int Asked = 100;

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection connection;

    private PostgresPeer(NpgsqlDataSource source, NpgsqlConnection connection) => (this.source, this.connection) = (source, connection);

    public string Name => "PostgreSQL";

    internal static async Task<PostgresPeer?> Create()
    {
        if (PostgresServer.WhyNot is { } why)
        {
            Console.WriteLine($"PostgreSQL: {why}");
            return null;
        }

        var source = NpgsqlDataSource.Create(await PostgresServer.Connection());
        return new PostgresPeer(source, await source.OpenConnectionAsync());
    }

    public async Task<Dictionary<string, IReadOnlyList<string>>> Run(IReadOnlyList<Row> documents, IReadOnlyList<Row> queries, Language language)
    {
        await Fill(documents, language);
        var run = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var query in queries) run[query.Id] = await Search(query.All, 10, language);
        return run;
    }

    public async Task<PeerSpeed> Time(IReadOnlyList<Row> documents, IReadOnlyList<Row> queries)
    {
        var clock = Stopwatch.StartNew();
        await Fill(documents, Language.English);
        var seconds = clock.Elapsed.TotalSeconds;
        await using var size = new NpgsqlCommand("select pg_total_relation_size('found')", connection);
        var bytes = (long)(await size.ExecuteScalarAsync())!;
        foreach (var query in queries.Take(10)) await Search(query.All, 10, Language.English);
        return new PeerSpeed(documents.Count / seconds, bytes, Math.Min(Asked, queries.Count), await Times(10), await Times(100), "wall");

        async Task<(double, double)> Times(int k)
        {
            var times = new List<double>();
            foreach (var query in queries.Take(Asked))
            {
                var from = Stopwatch.GetTimestamp();
                await Search(query.All, k, Language.English);
                times.Add(Stopwatch.GetElapsedTime(from).TotalMicroseconds);
            }

            return (times.Average(), Measures.Percentile([.. times], 0.95));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await source.DisposeAsync();
    }

    private static string Configuration(Language language) => language switch
    {
        Language.English => "english",
        Language.Russian => "russian",
        Language.Turkish => "turkish",
        Language.Arabic => "arabic",
        _ => "simple",
    };

    private async Task Fill(IReadOnlyList<Row> documents, Language language)
    {
        // what stands in a temporary table is not logged and no one else sees it
        await Execute("drop table if exists given, found; create temporary table given (id text, body text)");
        await using (var writer = await connection.BeginBinaryImportAsync("copy given (id, body) from stdin (format binary)"))
        {
            foreach (var row in documents)
            {
                await writer.StartRowAsync();
                await writer.WriteAsync(row.Id, NpgsqlDbType.Text);
                await writer.WriteAsync(row.All.Replace('\0', ' '), NpgsqlDbType.Text);
            }

            await writer.CompleteAsync();
        }

        await Execute($"create temporary table found as select id, to_tsvector('{Configuration(language)}', body) as words from given; create index on found using gin (words); analyze found");
    }

    private async Task<IReadOnlyList<string>> Search(string query, int k, Language language)
    {
        var words = string.Join(" | ", Peers.Words(query).Distinct());
        if (words.Length == 0) return [];
        await using var command = new NpgsqlCommand("select id from found, to_tsquery($1::regconfig, $2) q where words @@ q order by ts_rank(words, q, 1) desc, id limit $3", connection)
        {
            Parameters = { new() { Value = Configuration(language) }, new() { Value = words }, new() { Value = k } },
        };
        var ids = new List<string>(k);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) ids.Add(reader.GetString(0));
        return ids;
    }

    private async Task Execute(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
