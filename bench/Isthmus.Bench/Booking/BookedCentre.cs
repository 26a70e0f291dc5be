using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Places;
using Isthmus.Contracts.Registry;
using Isthmus.People;
using Isthmus.Places;
using Isthmus.Places.Network;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;

namespace Isthmus.Bench.Booking;

/// <summary>A database with a centre, its resources, and two accounts; and server processes on it that real clients talk to over HTTP.</summary>
internal sealed partial class BookedCentre : IAsyncDisposable
{
    private const string Password = "harbour lantern seven";
    private const string Booker = "booker@bench.example";
    private const string Keeper = "keeper@bench.example";
    private readonly TestDatabase _database;
    private readonly TestSite _inside;

    private BookedCentre(TestDatabase database, TestSite inside) => (_database, _inside) = (database, inside);

    public Guid Organisation { get; private set; }
    public Guid Place { get; private set; }
    public List<Guid> Resources { get; } = [];
    public List<HostProcess> Processes { get; } = [];
    public TestSite Inside => _inside;

    public static async Task<BookedCentre> Open(Provider provider, int resources, bool approval = false, Action<IServiceCollection>? services = null)
    {
        var database = await TestDatabase.Create(provider);
        var centre = new BookedCentre(database, await TestSite.Start(database, new Dictionary<string, string?> { ["Background:BeatMilliseconds"] = "1000", ["RateLimits:SignInPerMinute"] = "10000" }, services));
        using var officer = centre._inside.ClientOf(TestUser.Officer);
        centre.Organisation = Id(await Post(officer, "/api/organisations", new { name = "Quiet Meadow Works", kind = "Company", country = "RU" }));
        await centre._inside.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlacesDb>();
            var now = Instants.Stored(TimeProvider.System);
            var place = new Place
            {
                Id = PlaceId.New(), Kind = PlaceKind.Centre, Name = LocalText.Of("Island Centre", null, null), About = LocalText.Of(null, null, null), CountryCode = "RU", City = "Vladivostok", TimeZone = "Asia/Vladivostok",
                Stage = PlaceStage.Operating, Operator = new(centre.Organisation), PublishedAt = now, CreatedAt = now,
            };
            db.Places.Add(place);
            await db.SaveChangesAsync();
            centre.Place = place.Id.Value;
        });
        // Nobody asked the gate about the place: that is done now, and it is on hold until then.
        await centre._inside.Quiet();
        using var keeper = centre._inside.ClientOf(TestUser.Organiser);
        for (var i = 0; i < resources; i++)
            centre.Resources.Add(Id(await Post(keeper, $"/api/places/{centre.Place}/resources", new { kind = "Instrument", code = $"M{i}", nameEn = $"Microscope {i}", rules = new { needsApproval = approval && i % 2 == 0 } })));
        await centre._inside.InScope(async sp =>
        {
            await PeopleRoom.EnsureAccount(sp, Booker, "Bench booker", Password, [], new Dictionary<OrganisationId, MemberRole> { [new(centre.Organisation)] = MemberRole.Owner }, CancellationToken.None);
            await PeopleRoom.EnsureAccount(sp, Keeper, "Bench keeper", Password, [Roles.Organiser], new Dictionary<OrganisationId, MemberRole>(), CancellationToken.None);
        });
        await centre._inside.Quiet();
        return centre;
    }

    public async Task Start(int processes)
    {
        // The first makes what only one may make; the others find it.
        for (var i = 0; i < processes; i++)
            Processes.Add(await HostProcess.Serve(_database.Settings, new Dictionary<string, string> { ["Mail:Folder"] = Directory.CreateTempSubdirectory("isthmus-bench-").FullName, ["RateLimits:SignInPerMinute"] = "100000", ["Logging:LogLevel:Isthmus"] = "Warning" }));
    }

    public async Task Restart(int process)
    {
        await Processes[process].DisposeAsync();
        Processes[process] = await HostProcess.Serve(_database.Settings, new Dictionary<string, string> { ["Mail:Folder"] = Directory.CreateTempSubdirectory("isthmus-bench-").FullName, ["Logging:LogLevel:Isthmus"] = "Warning" });
    }

    /// <summary>A client of a process, signed in through the page.</summary>
    public async Task<HttpClient> Client(Uri address, bool keeper = false)
    {
        try { return await SignIn(address, keeper ? Keeper : Booker); }
        catch (HttpRequestException e)
        {
            var process = Processes.Find(p => p.HasExited);
            throw new InvalidOperationException($"A process is not there: {e.Message}\n{string.Join('\n', process?.Log.TakeLast(30) ?? [])}", e);
        }
    }

    private static async Task<HttpClient> SignIn(Uri address, string email)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };
        var token = Token().Match(await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative))).Groups[1].Value;
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "sign-in", ["__RequestVerificationToken"] = token, ["Input.Email"] = email, ["Input.Password"] = Password }));
        if ((int)answer.StatusCode is not (302 or 303)) throw new InvalidOperationException($"The client could not sign in: {(int)answer.StatusCode}.");
        return http;
    }

    public object Wish(Guid resource, DateTime from, int minutes = 60) => new { lines = new[] { new { resource } }, from, until = from.AddMinutes(minutes), organisation = Organisation };

    /// <summary>Pairs that have the same unit at the same time: one self-join, as anybody can check.</summary>
    public Task<long> Overlaps() => _inside.Count("""SELECT count(*) FROM places_occupancy a JOIN places_occupancy b ON a."ResourceId" = b."ResourceId" AND a."Unit" = b."Unit" AND a."Id" < b."Id" WHERE a."Holds" AND b."Holds" AND a."From" < b."Until" AND b."From" < a."Until" """);

    /// <summary>Bookings that hold their time and have none, or have time and do not hold: what half a transaction would leave.</summary>
    public Task<long> Halves() => _inside.Count("""SELECT count(*) FROM places_booking b WHERE (b."State" IN ('Confirmed', 'Offered', 'InUse') AND NOT EXISTS (SELECT 1 FROM places_occupancy o WHERE o."ReservationId" = b."Id" AND o."Holds")) OR (b."State" IN ('Cancelled', 'Declined', 'Lapsed', 'Displaced') AND EXISTS (SELECT 1 FROM places_occupancy o WHERE o."ReservationId" = b."Id" AND o."Holds"))""");

    public Task DropConstraint() => _inside.Execute(_database.Settings.Provider == Provider.Sqlite ? "DROP TRIGGER ex_places_occupancy_insert; DROP TRIGGER ex_places_occupancy_update" : "ALTER TABLE places_occupancy DROP CONSTRAINT ex_places_occupancy");

    private static Guid Id(JsonElement e) => e.GetProperty("id").GetGuid();

    private static async Task<JsonElement> Post(HttpClient http, string url, object body)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(url, UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : throw new InvalidOperationException($"{url} answered {(int)answer.StatusCode}: {text}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Processes) await process.DisposeAsync();
        await _inside.DisposeAsync();
        await _database.DisposeAsync();
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
