using Isthmus.Matching.Text;
using Microsoft.Data.Sqlite;

namespace Isthmus.Bench.Matching;

/// <summary>SQLite's FTS5 in memory: its Porter stemmer, bm25, any of the words.</summary>
internal sealed class FtsPeer : IPeer
{
    // A search takes a third of a second among 100,000 documents: more would take the patience.
    private const int Asked = 60;

    public string Name => "FTS5";

    public Task<Dictionary<string, IReadOnlyList<string>>> Run(IReadOnlyList<Row> documents, IReadOnlyList<Row> queries, Language language)
    {
        using var connection = Open();
        Fill(connection, documents);
        return Task.FromResult(queries.ToDictionary(q => q.Id, q => Search(connection, q.All, 10)));
    }

    public Task<PeerSpeed> Time(IReadOnlyList<Row> documents, IReadOnlyList<Row> queries)
    {
        using var connection = Open();
        var seconds = CpuClock.SecondsOf(() => Fill(connection, documents));
        using var size = new SqliteCommand("select page_count * page_size from pragma_page_count(), pragma_page_size()", connection);
        var bytes = (long)size.ExecuteScalar()!;
        foreach (var query in queries.Take(5)) Search(connection, query.All, 10);
        return Task.FromResult(new PeerSpeed(documents.Count / seconds, bytes, Math.Min(Asked, queries.Count), Times(10), Times(100), "CPU"));

        (double, double) Times(int k)
        {
            double[] times = [.. queries.Take(Asked).Select(q => 1e6 * CpuClock.SecondsOf(() => Search(connection, q.All, k)))];
            return (times.Average(), Measures.Percentile(times, 0.95));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }

    private static void Fill(SqliteConnection connection, IReadOnlyList<Row> documents)
    {
        using (var create = new SqliteCommand("create virtual table documents using fts5(id unindexed, text, tokenize = 'porter unicode61')", connection)) create.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        using var insert = new SqliteCommand("insert into documents (id, text) values ($id, $text)", connection, transaction);
        var id = insert.Parameters.Add("$id", SqliteType.Text);
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        foreach (var row in documents)
        {
            id.Value = row.Id;
            text.Value = row.All;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static IReadOnlyList<string> Search(SqliteConnection connection, string query, int k)
    {
        var words = string.Join(" OR ", Peers.Words(query).Select(w => $"\"{w}\""));
        if (words.Length == 0) return [];
        // rank is bm25(documents), by the way on which FTS5 can sort without a second look
        using var command = new SqliteCommand("select id from documents where documents match $words order by rank limit $k", connection);
        command.Parameters.AddWithValue("$words", words);
        command.Parameters.AddWithValue("$k", k);
        var ids = new List<string>(k);
        using var reader = command.ExecuteReader();
        while (reader.Read()) ids.Add(reader.GetString(0));
        return ids;
    }
}
