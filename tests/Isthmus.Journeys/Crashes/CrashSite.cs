using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Isthmus.Contracts.Registry;
using Isthmus.Contracts.People;
using Isthmus.Host;
using Isthmus.Host.Demo;
using Isthmus.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Isthmus.Journeys.Crashes;

/// <summary>A database with a site on it that is a process of its own and can be killed; and a look into the database from here, which lives on.</summary>
internal sealed class CrashSite : IAsyncDisposable
{
    private const string Email = "organiser@crash.example";
    private const string Password = "Long-enough-4-crashes";
    private const long Patience = 60_000;
    private readonly TestDatabase _database;
    private readonly WebApplication _inside;
    private readonly Dictionary<string, string> _settings;

    private CrashSite(TestDatabase database, WebApplication inside, Dictionary<string, string> settings) => (_database, _inside, _settings) = (database, inside, settings);

    public string Mails => _settings["Mail:Folder"];
    public HostProcess Host => Processes[^1];
    public List<HostProcess> Processes { get; } = [];

    /// <summary>The same port for every process after another, so that a browser finds the site again; 0 for processes beside each other.</summary>
    public int Port { get; init; }

    /// <summary>The database with an organiser who can sign in; no process yet.</summary>
    public static async Task<CrashSite> Create(Provider provider, IReadOnlyDictionary<string, string?>? more = null, bool onePort = true)
    {
        var database = await TestDatabase.Create(provider);
        var settings = new Dictionary<string, string>
        {
            ["Mail:Folder"] = Directory.CreateTempSubdirectory("isthmus-crash-").FullName, ["Background:BeatMilliseconds"] = "100", ["Background:LeaseSeconds"] = "2",
        };
        foreach (var (key, value) in more ?? new Dictionary<string, string?>()) settings[key] = value!;
        var inside = Site.Build(["--environment", "Development"], background: false, configure: b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider.ToString(), ["Database:ConnectionString"] = database.Settings.ConnectionString, ["Logging:LogLevel:Default"] = "Warning",
        }));
        var site = new CrashSite(database, inside, settings) { Port = onePort ? FreePort() : 0 };
        await site.InScope(async sp =>
        {
            sp.GetRequiredService<CurrentActor>().ActAs(Actor.System);
            return await PeopleRoom.EnsureAccount(sp, Email, "Crash organiser", Password, [Roles.Organiser, Roles.Officer], new Dictionary<OrganisationId, MemberRole>(), CancellationToken.None);
        });
        return site;
    }

    /// <param name="works">False for a process that only serves pages and takes up no background work: what it leaves waiting waits for certain.</param>
    public async Task<HostProcess> Start(bool works = true)
    {
        Processes.Add(await HostProcess.Serve(_database.Settings, works ? _settings : new Dictionary<string, string>(_settings) { ["Background:Enabled"] = "false" }, Port));
        return Host;
    }

    /// <summary>Two processes at the same moment.</summary>
    public async Task StartTwo()
    {
        Task<HostProcess>[] both = [HostProcess.Serve(_database.Settings, _settings), HostProcess.Serve(_database.Settings, _settings)];
        try { await Task.WhenAll(both); }
        finally
        {
            // Known, and so ended with the test, even if the other does not start.
            foreach (var one in both.Where(b => b.IsCompletedSuccessfully)) Processes.Add(await one);
        }
    }

    public static async Task<DemoClient> SignIn(HostProcess host)
    {
        var client = new DemoClient(host.Address);
        await client.SignIn(Email, Password, CancellationToken.None);
        return client;
    }

    public static Dictionary<string, string> SignInForm => new() { ["Input.Email"] = Email, ["Input.Password"] = Password };

    /// <summary>Waits until the job of this kind runs for the so-manieth time, then as long as told, then kills the process.</summary>
    /// <returns>Whether the job really was in the middle: nobody is left who could change its row after the kill.</returns>
    public async Task<bool> KillDuring(string kind, int attempt, int milliseconds)
    {
        var runs = $"""SELECT count(*) FROM platform_job WHERE "Kind" = '{kind}' AND "State" = 'Running' AND "Attempts" = {attempt}""";
        var over = $"""SELECT count(*) FROM platform_job WHERE "Kind" = '{kind}' AND "State" = 'Done'""";
        await Until(async () => await Count(runs) > 0 || await Count(over) > 0, $"{kind} to run", everyMilliseconds: 10);
        await Task.Delay(milliseconds);
        await Host.Kill();
        return await Count(runs) == 1;
    }

    /// <param name="holds">What is waited for.</param>
    /// <param name="what">Its name in the message when it does not come.</param>
    /// <param name="everyMilliseconds">How often it is looked at; looking takes time from the site that is waited for.</param>
    public static async Task Until(Func<Task<bool>> holds, string what, int everyMilliseconds = 50)
    {
        var limit = DateTimeOffset.UnixEpoch.AddMilliseconds(Environment.TickCount64 + Patience);
        while (!await holds())
        {
            if (DateTimeOffset.UnixEpoch.AddMilliseconds(Environment.TickCount64) > limit) throw new TimeoutException($"Waited {Patience / 1000} s for {what}.");
            await Task.Delay(everyMilliseconds);
        }
    }

    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _inside.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<long> Count(string sql) => InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    });

    public Task Execute(string sql) => Count(sql + "; SELECT 0");

    /// <summary>No event, job or mail waits any more.</summary>
    public Task Quiet() => Until(async () => await Count("""
        SELECT (SELECT count(*) FROM platform_outbox WHERE "State" IN ('Waiting', 'Sending')) + (SELECT count(*) FROM platform_job WHERE "State" IN ('Queued', 'Running'))
             + (SELECT count(*) FROM platform_mail WHERE "State" IN ('Waiting', 'Sending'))
        """) == 0, "the background work to come to rest");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Processes) await process.DisposeAsync();
        await _inside.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(Mails, recursive: true);
    }
}
