using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Places;
using Isthmus.Contracts.Registry;
using Isthmus.People;
using Isthmus.Places.Network;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Residents;

/// <summary>A cluster with officers, an applicant and experts, all over HTTP.</summary>
internal sealed class Park : IDisposable
{
    private readonly TestSite _site;

    private Park(TestSite site)
    {
        _site = site;
        Officer = site.ClientOf(TestUser.Officer);
        Visitor = site.Client();
    }

    public HttpClient Officer { get; }
    public HttpClient Visitor { get; }
    public HttpClient Member { get; private set; } = null!;
    public Guid Organisation { get; private set; }
    public string Name { get; private set; } = "";
    public Guid Place { get; private set; }
    public string Api => $"/api/places/{Place}";

    public static async Task<Park> Open(TestSite site, string organisation = "Quiet Meadow Works", object? intake = null)
    {
        var park = new Park(site);
        park.Place = await Cluster(site, $"Biomedicine {Guid.CreateVersion7()}");
        park.Name = organisation;
        park.Organisation = await park.Register(organisation);
        park.Member = site.ClientOf(TestUser.MemberOf(park.Organisation));
        await park.Put(park.Officer, $"{park.Api}/intake", intake ?? Intake());
        return park;
    }

    public static async Task<Guid> Cluster(TestSite site, string name, Guid? parent = null, string country = "RU")
    {
        var place = await PutCluster(site, name, parent, country);
        // Nobody asked the gate about it: that is done now, and it is on hold until then.
        await site.Quiet();
        return place;
    }

    private static Task<Guid> PutCluster(TestSite site, string name, Guid? parent, string country) => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlacesDb>();
        var now = Instants.Stored(sp.GetRequiredService<TimeProvider>());
        var place = new Place
        {
            Id = PlaceId.New(), Kind = PlaceKind.Cluster, Name = LocalText.Of(name, null, null), About = LocalText.Of("A cluster", null, null), CountryCode = country, City = "Kazan", TimeZone = "Europe/Moscow", Stage = PlaceStage.Launching,
            ParentId = parent is { } p ? new PlaceId(p) : null, PublishedAt = now, CreatedAt = now,
        };
        db.Places.Add(place);
        await db.SaveChangesAsync();
        return place.Id.Value;
    });

    /// <summary>A form with a question that depends on another, one document, two rules, two criteria, a checklist of two.</summary>
    public static object Intake(int quorum = 1, int target = 1) => new
    {
        isOpen = true, lead = new { en = "Come in" }, leadTarget = target, quorum, offerDays = 30, reportMonth = 3, reportDay = 31,
        questions = new object[]
        {
            new { key = "cells", kind = "YesNo", text = new { en = "Do you work with cells?" }, required = true },
            new { key = "level", kind = "Choice", text = new { en = "Safety level?" }, choices = new { en = "One\nTwo" }, required = true, onlyIf = "cells", onlyIfAnswer = "yes" },
        },
        documents = new object[] { new { key = "charter", name = new { en = "Charter" }, required = true } },
        rules = new object[]
        {
            new { condition = new { fact = "Readiness", test = "AtLeast", number = 3 }, reason = new { en = "Something is to be shown." } },
            new { condition = new { fact = "Document", test = "OneOf", values = "charter" }, reason = new { en = "We have to know who you are." } },
        },
        criteria = new object[] { new { key = "team", name = new { en = "Team" }, weight = 2, most = 5 }, new { key = "plan", name = new { en = "Plan" }, weight = 1, most = 10 } },
        checklist = new object[] { new { text = new { en = "Safety briefing" }, days = 10, required = true }, new { text = new { en = "Welcome talk" }, days = 20, required = false } },
    };

    public async Task<Guid> Register(string name, string country = "IR") => Id(await Post(Officer, "/api/organisations", new { name, kind = "Company", country }, HttpStatusCode.Created));

    public async Task<Guid> Enquire(HttpClient? who = null, string project = "A heart valve") => Id(await Post(who ?? Member, $"{Api}/residents", new { organisation = Organisation, project, message = "Is there a clean room?" }, HttpStatusCode.Created));

    public static object Application(int readiness = 5, object[]? answers = null, string plan = "We make a valve of polymer.") => new
    {
        project = "A heart valve", plan, facts = new { kind = "Startup", field = "Biomedicine", founded = "2020-05-01", readiness, staff = 12, revenue = 2_000_000m, exportShare = 35m, investment = 500_000m, currency = "RUB" },
        answers = answers ?? [new { question = "cells", value = "yes" }, new { question = "level", value = "2" }],
    };

    public async Task<HttpResponseMessage> Attach(Guid resident, byte[] bytes, string kind = "charter", string purpose = "Application", HttpClient? who = null)
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "charter.pdf" }, { new StringContent(purpose), "purpose" }, { new StringContent(kind), "kind" } };
        return await (who ?? Member).PostAsync(new Uri($"/api/residents/{resident}/documents", UriKind.Relative), body);
    }

    public static byte[] Pdf(string text = "charter") => System.Text.Encoding.UTF8.GetBytes($"%PDF-1.7\n{text}");

    /// <summary>As far as the submitted application.</summary>
    public async Task<Guid> HandIn(int readiness = 5)
    {
        var resident = await Enquire();
        await Put(Member, $"/api/residents/{resident}/application", Application(readiness));
        using var attached = await Attach(resident, Pdf());
        Assert.Equal(HttpStatusCode.Created, attached.StatusCode);
        await Move(Member, resident, "Submit");
        return resident;
    }

    /// <summary>An expert with an account, asked about the application.</summary>
    public async Task<HttpClient> Expert(Guid resident, string name = "Ekaterina Expert")
    {
        var email = $"{Guid.CreateVersion7():N}@experts.example";
        var id = (await _site.InScope(sp => PeopleRoom.EnsureAccount(sp, email, name, "harbour lantern seven", [], new Dictionary<OrganisationId, MemberRole>(), CancellationToken.None))).Value;
        await Post(Officer, $"/api/residents/{resident}/reviews", new { email }, HttpStatusCode.Created);
        return _site.ClientOf(new TestUser(name) { Id = id.Value });
    }

    public static object Review(int team = 4, int plan = 8, string comment = "A strong team.") => new { conflict = "None", scores = new[] { new { criterion = "team", points = team }, new { criterion = "plan", points = plan } }, advice = "Admit", comment };

    /// <summary>As far as the accepted offer.</summary>
    public async Task<Guid> Accepted()
    {
        var resident = await HandIn();
        using var expert = await Expert(resident);
        await Move(Officer, resident, "Review");
        await Put(expert, $"/api/residents/{resident}/review", Review());
        await Post(Officer, $"/api/residents/{resident}/offer", new { offerTerms = "Forty square metres." });
        await Move(Member, resident, "Accept");
        return resident;
    }

    public async Task<Guid> Admitted(string since = "2026-01-10")
    {
        var resident = await Accepted();
        await Post(Officer, $"/api/residents/{resident}/agreement", new { agreementNumber = "7/26", signedOn = "2026-01-02", since, until = "2029-01-09" });
        foreach (var item in (await Get(Officer, $"/api/residents/{resident}")).GetProperty("checklist").EnumerateArray()) await Put(Officer, $"/api/residents/{resident}/checklist/{item.GetProperty("id").GetGuid()}/done", null);
        await Move(Officer, resident, "Admit");
        return resident;
    }

    public Task<JsonElement> Move(HttpClient who, Guid resident, string move, string? note = null, HttpStatusCode expected = HttpStatusCode.OK) => Post(who, $"/api/residents/{resident}/moves", new { move, note }, expected);

    public async Task<string> State(Guid resident) => (await Get(Officer, $"/api/residents/{resident}")).GetProperty("state").GetString()!;

    public Task<JsonElement> Get(HttpClient who, string url, HttpStatusCode expected = HttpStatusCode.OK) => Send(who, HttpMethod.Get, url, null, expected);

    public Task<JsonElement> Post(HttpClient who, string url, object body, HttpStatusCode expected = HttpStatusCode.OK) => Send(who, HttpMethod.Post, url, body, expected);

    public Task<JsonElement> Put(HttpClient who, string url, object? body, HttpStatusCode expected = HttpStatusCode.OK) => Send(who, HttpMethod.Put, url, body, expected);

    public static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    public static async Task<JsonElement> Send(HttpClient who, HttpMethod method, string url, object? body, HttpStatusCode expected, int? version = null)
    {
        using var message = new HttpRequestMessage(method, url) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null) message.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var response = await who.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{method} {url}: {(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public void Dispose()
    {
        Officer.Dispose();
        Visitor.Dispose();
        Member.Dispose();
    }
}
