using System.Globalization;
using System.Security.Cryptography;
using Isthmus.Compliance;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.Host.Demo;
using Isthmus.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;

namespace Isthmus.Host.Commands;

/// <summary>
/// Serves a site with the invented demo data: makes three accounts, then acts as the organiser over the site's own API, through the same import, solver and publishing
/// that a user has. A second run finds the data there and only serves it.
/// </summary>
internal static class RunDemo
{
    private const string Domain = "demo.example";
    private static readonly string[] s_accounts = ["admin", "organiser", "participant", "officer1", "officer2", "supplier1", "supplier2", "house"];

    public static async Task<int> Run(string[] args)
    {
        var port = int.TryParse(Option(args, "--port") ?? "5080", NumberStyles.None, CultureInfo.InvariantCulture, out var p) && p is > 0 and < 65536 ? p : 0;
        if (port == 0) return Serve.Fail("--port must be a number from 1 to 65535.");
        var data = Path.GetFullPath(Option(args, "--data") ?? Path.Combine("data", "demo"));
        Directory.CreateDirectory(data);
        // Listens at the loopback's number, is opened by its name: browsers give passkeys to names only.
        var (address, site) = ($"http://127.0.0.1:{port}", $"http://localhost:{port}");
        var app = Site.Build([], configure: builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = address, ["Site:PublicUrl"] = site, ["Site:Name"] = "Isthmus (demo)", ["Site:TimeZone"] = "Asia/Yekaterinburg",
            ["Database:Provider"] = nameof(Provider.Sqlite), ["Database:ConnectionString"] = $"Data Source={Path.Combine(data, "isthmus.db")}",
            ["Mail:Transport"] = "Folder", ["Mail:Folder"] = Path.Combine(data, "mail"), ["Background:BeatMilliseconds"] = "200", ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
            // The demo signs in as several of its people within a minute; whoever looks at it then does the same.
            ["RateLimits:SignInPerMinute"] = "60",
        }));
        if (await Serve.Prepare(app.Services.GetRequiredService<DatabaseSettings>()) is { } refusal) return Serve.Fail(refusal);
        try { await app.StartAsync(); }
        catch (IOException e) { return Serve.Fail($"{e.Message} Choose another port: isthmus demo --port 5081"); }

        var passwords = await Passwords(Path.Combine(data, "sign-in.txt"));
        await Accounts(app.Services, passwords, app.Lifetime.ApplicationStopping);
        await InventedList(app.Services, app.Lifetime.ApplicationStopping);
        var forum = await DemoForum.Load(new Uri(address), $"organiser@{Domain}", passwords["organiser"], app.Lifetime.ApplicationStopping);
        await Ensure(app.Services, "participant", passwords, [], new Dictionary<OrganisationId, MemberRole> { [forum.Participant] = MemberRole.Owner }, app.Lifetime.ApplicationStopping);
        await Quotes(app.Services, new Uri(address), passwords, app.Lifetime.ApplicationStopping);
        await Figures(new Uri(address), passwords, app.Lifetime.ApplicationStopping);
        var centre = await Network(app.Services, new Uri(address), passwords, forum.Participant, app.Lifetime.ApplicationStopping);
        await Residents(new Uri(address), passwords, centre, app.Lifetime.ApplicationStopping);
        Tell(site, forum, passwords, data);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task Quotes(IServiceProvider services, Uri address, Dictionary<string, string> passwords, CancellationToken ct)
    {
        foreach (var (organisation, who) in (await DemoQuotations.Suppliers(address, ct)).Zip(["supplier1", "supplier2"]))
        {
            await Ensure(services, who, passwords, [], new Dictionary<OrganisationId, MemberRole> { [new(organisation)] = MemberRole.Owner }, ct);
            using var supplier = new DemoClient(address);
            await supplier.SignIn($"{who}@{Domain}", passwords[who], ct);
            await DemoQuotations.Quote(supplier, organisation, who == "supplier1", ct);
        }
    }

    private static async Task Figures(Uri address, Dictionary<string, string> passwords, CancellationToken ct)
    {
        using var organiser = new DemoClient(address);
        using var officer = new DemoClient(address);
        await organiser.SignIn($"organiser@{Domain}", passwords["organiser"], ct);
        await officer.SignIn($"admin@{Domain}", passwords["admin"], ct);
        await DemoIndicators.Load(organiser, officer, ct);
    }

    private static async Task<Guid> Network(IServiceProvider services, Uri address, Dictionary<string, string> passwords, OrganisationId booker, CancellationToken ct)
    {
        using var organiser = new DemoClient(address);
        await organiser.SignIn($"organiser@{Domain}", passwords["organiser"], ct);
        var places = await DemoPlaces.Load(organiser, ct);
        await DemoFacilities.Load(organiser, places.Centre, booker.Value, ct);
        await Ensure(services, "house", passwords, [], new Dictionary<OrganisationId, MemberRole> { [new(places.Operator)] = MemberRole.Owner }, ct);
        return places.Centre;
    }

    private static async Task Residents(Uri address, Dictionary<string, string> passwords, Guid centre, CancellationToken ct)
    {
        var people = new Dictionary<string, DemoClient>();
        try
        {
            foreach (var who in (string[])["organiser", "supplier1", "supplier2", "officer1", "officer2"])
            {
                people[who] = new DemoClient(address);
                await people[who].SignIn($"{who}@{Domain}", passwords[who], ct);
            }
            if (await DemoResidents.Load(people["organiser"], [people["supplier1"], people["supplier2"]], $"organiser@{Domain}", ct) is not null)
                await DemoFacilities.Release(people["organiser"], people["supplier1"], [people["officer1"], people["officer2"]], centre, ct);
        }
        finally { foreach (var client in people.Values) client.Dispose(); }
    }

    private static void Tell(string address, DemoForum forum, Dictionary<string, string> passwords, string data) => Console.WriteLine($"""

        Isthmus is running on {address}  (Ctrl+C stops it; the data stays in {data})
        All organisations in it are invented.

          visitor      {address}/organisations          the public directory
                       {address}/forums/{forum.Edition}
                       {address}/indicators             figures with their sources
          organiser    {address}/forums/{forum.Edition}/manage
                       sign in as organiser@{Domain}     password {passwords["organiser"]}
          participant  {address}/forums/{forum.Edition}/me
                       sign in as participant@{Domain}   password {passwords["participant"]}
          supplier     {address}/rfqs/mine              what it quoted for a request of the demo
                       sign in as supplier1@{Domain}     password {passwords["supplier1"]}
          house        {address}/places               four houses of innovation and a centre; runs the houses
                       sign in as house@{Domain}         password {passwords["house"]}
          compliance   {address}/compliance             a company of the demo is on hold, and a resident waits for the laser; two officers release them
                       sign in as officer1@{Domain}      password {passwords["officer1"]}
                       sign in as officer2@{Domain}      password {passwords["officer2"]}
          administrator  sign in as admin@{Domain}       password {passwords["admin"]}

        {forum.Placed} of {forum.Requests} requested meetings have a place and a time; each of the others says why not. Mails were dropped in {Path.Combine(data, "mail")}.
        """);

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

    // Made anew for each data folder and kept beside the data, readable by its owner only: there is no default password.
    private static async Task<Dictionary<string, string>> Passwords(string file)
    {
        var known = File.Exists(file) ? await File.ReadAllLinesAsync(file) : [];
        // A folder of an earlier version lacks the accounts that came since.
        var missing = s_accounts.Where(n => !known.Any(l => l.StartsWith(n + " ", StringComparison.Ordinal))).Select(n => $"{n} {RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)}-{RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTUVWXYZ", 4)}-{RandomNumberGenerator.GetString("23456789", 4)}").ToList();
        if (missing.Count > 0)
        {
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using var stream = new FileStream(file, options);
            await using var writer = new StreamWriter(stream);
            foreach (var line in missing) await writer.WriteLineAsync(line);
        }
        return (await File.ReadAllLinesAsync(file)).Select(l => l.Split(' ')).Where(l => l.Length == 2).ToDictionary(l => l[0], l => l[1]);
    }

    private static async Task Accounts(IServiceProvider services, Dictionary<string, string> passwords, CancellationToken ct)
    {
        await Ensure(services, "admin", passwords, [Roles.Administrator], new Dictionary<OrganisationId, MemberRole>(), ct);
        foreach (var officer in (string[])["officer1", "officer2"]) await Ensure(services, officer, passwords, [Roles.ComplianceOfficer], new Dictionary<OrganisationId, MemberRole>(), ct);
        await Ensure(services, "organiser", passwords, [Roles.Organiser, Roles.Officer], new Dictionary<OrganisationId, MemberRole>(), ct);
    }

    // Without a list the gate refers everything. This one is invented from the first entry to the last, and says so.
    private static async Task InventedList(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(Actor.System);
        var file = Path.Combine(AppContext.BaseDirectory, "demo", "lists", "isthmus-demo-list.csv");
        var outcome = await ComplianceRoom.EnsureInventedList(scope.ServiceProvider, Path.GetFileName(file), await File.ReadAllBytesAsync(file, ct), ct);
        if (!outcome.Succeeded) throw new InvalidOperationException($"The invented list was refused: {outcome.Refusal.Code}");
    }

    private static async Task Ensure(IServiceProvider services, string who, Dictionary<string, string> passwords, string[] roles, Dictionary<OrganisationId, MemberRole> memberships, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(Actor.System);
        var outcome = await PeopleRoom.EnsureAccount(scope.ServiceProvider, $"{who}@{Domain}", $"Demo {who}", passwords[who], roles, memberships, ct);
        if (!outcome.Succeeded) throw new InvalidOperationException($"The demo account {who} was refused: {outcome.Refusal.Code}");
    }
}
