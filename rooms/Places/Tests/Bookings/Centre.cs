using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Places;
using Isthmus.Contracts.Registry;
using Isthmus.People;
using Isthmus.Places.Network;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Bookings;

/// <summary>A centre with its staff, an organisation that books, and what they do over HTTP. Monday 1 March 2027, eight o'clock in Vladivostok, unless a test moves the clock.</summary>
internal sealed class Centre : IDisposable
{
    public static readonly DateTimeOffset Monday = new(2027, 3, 1, 8, 0, 0, TimeSpan.FromHours(10));
    private readonly TestSite _site;
    private readonly List<HttpClient> _clients = [];
    private int _codes;

    private Centre(TestSite site) => _site = site;

    public Guid Place { get; private set; }
    public Guid Operator { get; private set; }
    public Guid Organisation { get; private set; }
    public HttpClient Staff { get; private set; } = null!;
    public HttpClient Booker { get; private set; } = null!;
    public string Api => $"/api/places/{Place}";

    public static async Task<Centre> Open(TestSite site, string zone = "Asia/Vladivostok")
    {
        site.Clock.SetTo(Monday);
        var centre = new Centre(site);
        centre.Operator = await centre.Register("Island Centre Management");
        centre.Organisation = await centre.Register("Quiet Meadow Works");
        centre.Staff = centre.MemberOf(centre.Operator);
        centre.Booker = await centre.Member(centre.Organisation, "booker@example.org");
        centre.Place = await centre.AddPlace(zone);
        return centre;
    }

    public async Task<Guid> AddPlace(string zone = "Asia/Vladivostok")
    {
        var place = await PutPlace(zone);
        // Nobody asked the gate about it: that is done now, and it is on hold until then.
        await _site.Quiet();
        return place;
    }

    private Task<Guid> PutPlace(string zone) => _site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlacesDb>();
        var now = Instants.Stored(sp.GetRequiredService<TimeProvider>());
        var place = new Place
        {
            Id = PlaceId.New(), Kind = PlaceKind.Centre, Name = LocalText.Of("Island Centre", "Островной центр", "مرکز جزیره"), About = LocalText.Of(null, null, null), CountryCode = "RU", City = "Vladivostok", TimeZone = zone,
            Stage = PlaceStage.Operating, Operator = new(Operator), PublishedAt = now, CreatedAt = now,
        };
        db.Places.Add(place);
        await db.SaveChangesAsync();
        return place.Id.Value;
    });

    public async Task<Guid> Register(string name, string country = "RU", string kind = "Company") => Id(await Send(Client(TestUser.Officer), HttpMethod.Post, "/api/organisations", new { name = $"{name} {Guid.CreateVersion7().ToString("N")[20..]}", kind, country }, HttpStatusCode.Created));

    public HttpClient MemberOf(Guid organisation) => Client(TestUser.MemberOf(organisation));

    /// <summary>A member with an account, who gets e-mail.</summary>
    public async Task<HttpClient> Member(Guid organisation, string email)
    {
        var user = (await _site.InScope(sp => PeopleRoom.EnsureAccount(sp, email, "Test member", "harbour lantern seven", [], new Dictionary<OrganisationId, MemberRole> { [new(organisation)] = MemberRole.Owner }, CancellationToken.None))).Value;
        return Client(new TestUser("Test member") { Id = user.Value, Memberships = new Dictionary<Guid, string> { [organisation] = "owner" } });
    }

    public HttpClient Client(TestUser user)
    {
        var client = _site.ClientOf(user);
        _clients.Add(client);
        return client;
    }

    public async Task<Guid> Resource(string kind = "Instrument", int units = 1, string? group = null, object? rules = null, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(new { kind, code = $"R{++_codes}", nameEn = $"Microscope {_codes}", units, group, rules = rules ?? new { } })!.AsObject();
        foreach (var (key, value) in more is null ? [] : JsonSerializer.SerializeToNode(more)!.AsObject()) body[key] = value?.DeepClone();
        return Id(await Send(Staff, HttpMethod.Post, Api + "/resources", body, HttpStatusCode.Created));
    }

    /// <summary>A time of this week, in hours from Monday, eight o'clock.</summary>
    public static DateTimeOffset At(double hours) => Monday.AddHours(hours);

    public JsonObject Wish(IEnumerable<Guid> resources, double from, double hours, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(new { lines = resources.Select(r => new { resource = r }), from = At(from), until = At(from + hours), organisation = Organisation })!.AsObject();
        foreach (var (key, value) in more is null ? [] : JsonSerializer.SerializeToNode(more)!.AsObject()) body[key] = value?.DeepClone();
        return body;
    }

    public Task<JsonElement> Book(Guid resource, double from, double hours = 1, object? more = null, HttpClient? who = null, HttpStatusCode expected = HttpStatusCode.Created) =>
        Send(who ?? Booker, HttpMethod.Post, Api + "/bookings", Wish([resource], from, hours, more), expected);

    public static Task<JsonElement> Move(HttpClient who, JsonElement booking, double from, double hours = 1, HttpStatusCode expected = HttpStatusCode.OK) =>
        Send(who, HttpMethod.Put, $"/api/places/bookings/{Id(booking)}/time", new { from = At(from), until = At(from + hours) }, expected);

    public static Task<JsonElement> Decide(HttpClient who, JsonElement booking, bool approve, HttpStatusCode expected = HttpStatusCode.OK) =>
        Send(who, HttpMethod.Post, $"/api/places/bookings/{Id(booking)}/decision", new { approve, note = approve ? null : "The room is being painted." }, expected);

    public static Task<JsonElement> Cancel(HttpClient who, JsonElement booking, HttpStatusCode expected = HttpStatusCode.OK) => Send(who, HttpMethod.Post, $"/api/places/bookings/{Id(booking)}/cancellation", new { }, expected);

    public static Task<JsonElement> Get(HttpClient who, string url, HttpStatusCode expected = HttpStatusCode.OK) => Send(who, HttpMethod.Get, url, null, expected);

    public static async Task<JsonElement> Send(HttpClient who, HttpMethod method, string url, object? body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, new Uri(url, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await who.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public static Guid Id(JsonElement e) => e.GetProperty("id").GetGuid();
    public static string Text(JsonElement e, string name) => e.GetProperty(name).ToString();

    /// <summary>What the refusal names, by code.</summary>
    public static string Reasons(JsonElement refusal) => string.Join(' ', refusal.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString()));

    /// <summary>The one question: are there two that have the same at the same time?</summary>
    public static Task<long> Overlaps(TestSite site) => site.Count("""SELECT count(*) FROM places_occupancy a JOIN places_occupancy b ON a."ResourceId" = b."ResourceId" AND a."Unit" = b."Unit" AND a."Id" < b."Id" WHERE a."Holds" AND b."Holds" AND a."From" < b."Until" AND b."From" < a."Until" """);

    public void Dispose() => _clients.ForEach(c => c.Dispose());
}
