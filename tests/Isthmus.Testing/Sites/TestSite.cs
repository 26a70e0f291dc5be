using System.Globalization;
using System.Net;
using Isthmus.Host;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Isthmus.Testing;

/// <summary>
/// The whole site on a real port of the loopback, with a database of its own that goes with it. The clock can be moved, mails land in a folder, background work is done as soon as it is there.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    // A test site answers a few requests and goes: code written for it alone, to resolve services faster, would never pay.
    static TestSite() => AppContext.SetSwitch("Microsoft.Extensions.DependencyInjection.DisableDynamicEngine", true);

    private readonly WebApplication _app;
    private readonly DatabaseSettings _settings;
    private readonly TestDatabase? _own;
    private readonly string _mailFolder;

    private TestSite(WebApplication app, DatabaseSettings settings, TestDatabase? own, string mailFolder, ShiftedClock clock)
    {
        (_app, _settings, _own, _mailFolder, Clock) = (app, settings, own, mailFolder, clock);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }
    public ShiftedClock Clock { get; }
    public IServiceProvider Services => _app.Services;
    public DatabaseSettings Database => _settings;

    /// <param name="provider">The database to run on.</param>
    /// <param name="settings">Settings that differ, such as <c>Site:SignUp=Open</c>.</param>
    /// <param name="services">Services that differ, rarely.</param>
    public static async Task<TestSite> Start(Provider provider, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
    {
        var database = await TestDatabase.Create(provider);
        return await Start(database.Settings, database, settings, services);
    }

    /// <summary>A site on a database that outlives it: for what another site finds there later, or at the same time.</summary>
    public static Task<TestSite> Start(TestDatabase database, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        return Start(database.Settings, null, settings, services);
    }

    /// <summary>A site with the data and the mails that another left when it was stopped.</summary>
    public static async Task<TestSite> Start(LeftBehind left, IReadOnlyDictionary<string, string?>? settings = null)
    {
        ArgumentNullException.ThrowIfNull(left);
        var database = await left.Database.Copy();
        var mail = Directory.CreateTempSubdirectory("isthmus-mail-").FullName;
        foreach (var file in Directory.EnumerateFiles(left.MailFolder)) File.Copy(file, Path.Combine(mail, Path.GetFileName(file)));
        return await Start(database.Settings, database, settings, null, mail);
    }

    private static async Task<TestSite> Start(DatabaseSettings database, TestDatabase? own, IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? services, string? mail = null)
    {
        mail ??= Directory.CreateTempSubdirectory("isthmus-mail-").FullName;
        var clock = new ShiftedClock();
        var app = Site.Build(["--environment", "Development"], configure: builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Database:Provider"] = database.Provider.ToString(), ["Database:ConnectionString"] = database.ConnectionString,
                ["Mail:Folder"] = mail, ["Urls"] = "http://127.0.0.1:0",
                ["RateLimits:SignInPerMinute"] = "10000", ["RateLimits:SearchPerMinute"] = "100000", ["RateLimits:InvitationsPerMinute"] = "10000",
                ["Logging:LogLevel:Default"] = "Warning",
            });
            if (settings is not null) builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddSingleton<TimeProvider>(clock);
            TestUser.AddTo(builder.Services);
            // What makes passwords slow to guess makes tests slow; that the site itself is slow enough is a test of People.
            builder.Services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 1000);
            SharedJson.AddTo(builder.Services);
            services?.Invoke(builder.Services);
        });
        await app.StartAsync();
        return new TestSite(app, database, own, mail, clock);
    }

    /// <summary>A browser without script: keeps cookies, does not follow redirects unless asked.</summary>
    public HttpClient Client(bool followRedirects = false) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = followRedirects, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>A client that is somebody, without signing in: for tests whose matter is not the signing in.</summary>
    public HttpClient ClientOf(TestUser user, bool followRedirects = false)
    {
        ArgumentNullException.ThrowIfNull(user);
        var client = Client(followRedirects);
        client.DefaultRequestHeaders.Add(TestUser.Header, user.Encode());
        return client;
    }

    /// <summary>Runs in a scope of the container, as a job would.</summary>
    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task InScope(Func<IServiceProvider, Task> work) => InScope<object?>(async sp => { await work(sp); return null; });

    /// <summary>Waits until no event, job or mail waits any more. Dead letters do not wait.</summary>
    public async Task Quiet(TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(60));
        // What became due because the clock was moved, nobody told.
        Services.GetRequiredService<Wake>().Up();
        while (!await IsQuiet())
        {
            if (limit.IsCancellationRequested) throw new TimeoutException("Background work did not come to rest.");
            await Task.Delay(50);
        }
    }

    private Task<bool> IsQuiet() => InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        // A job that was put off from the start waits for its time, not for anybody; one that was begun is to be tried again. By a minute at least: one that is queued while this looks is due in a moment.
        var later = Instants.Stored(Clock).AddMinutes(1);
        // In one statement: a job that ends between two would have published after the first and be done before the second.
        return !await db.Outbox.Where(m => m.State == DeliveryState.Waiting || m.State == DeliveryState.Sending).Select(_ => 1)
            .Concat(db.AllJobs.Where(j => j.State == JobState.Queued && !(j.StartedAt == null && j.LeaseUntil > later) || j.State == JobState.Running).Select(_ => 1))
            .Concat(db.AllMails.Where(m => m.State == DeliveryState.Waiting || m.State == DeliveryState.Sending).Select(_ => 1)).AnyAsync();
    });

    /// <summary>The raw text of each mail that left the house, in the order of sending.</summary>
    public IReadOnlyList<string> Mails() => [.. new DirectoryInfo(_mailFolder).EnumerateFiles("*.eml").OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => File.ReadAllText(f.FullName))];

    /// <summary>One value by SQL, for counting what is really in the database.</summary>
    public Task<long> Count(string sql) => InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    });

    /// <summary>Runs SQL, for breaking things on purpose.</summary>
    public Task Execute(string sql) => InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    });

    /// <summary>Stops the site and leaves what it had: for many sites that begin where this one ended.</summary>
    public async Task<LeftBehind> Leave()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        return new(_own ?? throw new InvalidOperationException("The database is somebody else's."), _mailFolder);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_own is not null) await _own.DisposeAsync();
        Directory.Delete(_mailFolder, recursive: true);
    }
}
