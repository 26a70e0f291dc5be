using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace Isthmus.Journeys;

/// <summary>The first command of the README, as a newcomer runs it: with its own invented sanctions list, which the other journeys do not load.</summary>
public sealed class DemoVerbTests
{
    private const string Ready = "requested meetings have a place and a time";

    [Fact]
    public async Task The_demo_comes_up_with_its_list_holds_three_companies_and_comes_up_again_on_the_same_data()
    {
        var data = Directory.CreateTempSubdirectory("isthmus-demo-");
        string[] verb = ["demo", "--port", $"{FreePort(out var port)}", "--data", data.FullName];
        await using (var first = await HostProcess.Until(Ready, TimeSpan.FromMinutes(5), verb))
        {
            using var visitor = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            Assert.Contains("Barfineh Zist", await visitor.GetStringAsync(new Uri("/organisations?q=Barfineh", UriKind.Relative)), StringComparison.Ordinal);
            Assert.Equal("[]", await visitor.GetStringAsync(new Uri("/api/organisations/search?q=Kavirak", UriKind.Relative)));
            var names = await Names(data, "SELECT \"Name\" FROM registry_organisation WHERE \"Status\" = 'OnHold' ORDER BY \"Name\"");
            Assert.Equal(["Kavirak Solar", "Lajvardin Pigments", "Симинрах Логистика"], names);
            Assert.Equal(["3"], await Names(data, "SELECT CAST(COUNT(*) AS TEXT) FROM compliance_case WHERE \"State\" = 'Open' AND \"SubjectKind\" = 'organisation'"));
            Assert.Equal(0, await first.Stop());
        }
        var meetings = await Names(data, "SELECT CAST(COUNT(*) AS TEXT) FROM forums_meeting");
        await using (var again = await HostProcess.Until(Ready, TimeSpan.FromMinutes(2), verb)) Assert.Equal(0, await again.Stop());
        Assert.Equal(meetings, await Names(data, "SELECT CAST(COUNT(*) AS TEXT) FROM forums_meeting"));
        data.Delete(recursive: true);
    }

    private static async Task<List<string>> Names(DirectoryInfo data, string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data.FullName, "isthmus.db"), Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }

    private static int FreePort(out int port)
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
