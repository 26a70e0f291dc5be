using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Jobs;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Partnering.Tests;

/// <summary>What organisations, officers and others do with opportunities, over HTTP.</summary>
internal sealed class Market(TestSite site) : IDisposable
{
    public HttpClient Officer { get; } = site.ClientOf(TestUser.Officer);
    public HttpClient Visitor { get; } = site.Client();
    public HttpClient Compliance { get; } = site.ClientOf(new TestUser("Compliance officer", Roles.ComplianceOfficer));
    private readonly List<HttpClient> _members = [];

    public static string Unique(string word) => $"{word} {Guid.CreateVersion7():N}"[..(word.Length + 13)];

    public async Task<Guid> Organisation(string name, string country = "IR")
    {
        using var response = await Officer.PostAsJsonAsync("/api/organisations", new { name, kind = "Company", country });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return Id(await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>A member with an account, who gets e-mail.</summary>
    public async Task<HttpClient> Member(Guid organisation, string email, string name = "Test member", MemberRole role = MemberRole.Owner, string language = "en")
    {
        var user = (await site.InScope(sp => PeopleRoom.EnsureAccount(sp, email, name, "harbour lantern seven", [], new Dictionary<OrganisationId, MemberRole> { [new(organisation)] = role }, CancellationToken.None))).Value;
        if (language != "en") await site.Execute($"UPDATE people_account SET \"Locale\" = '{language}' WHERE \"Id\" = '{(site.Database.Provider == Platform.Data.Provider.Sqlite ? user.ToString().ToUpperInvariant() : user.ToString())}'");
        var client = site.ClientOf(new TestUser(name) { Id = user.Value, Memberships = new Dictionary<Guid, string> { [organisation] = role.ToString() } });
        _members.Add(client);
        return client;
    }

    /// <summary>A member without an account.</summary>
    public HttpClient MemberOf(Guid organisation, string role = "owner")
    {
        var client = site.ClientOf(TestUser.MemberOf(organisation, role));
        _members.Add(client);
        return client;
    }

    public static JsonObject Content(object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(new
        {
            language = "en", title = "Titanium foam for filters", summary = "An open-cell metal foam that filters hot gas.", description = "The foam is cast around a template of salt.\nIt keeps its form up to 600 degrees.",
            partnerRole = "A maker of filters tests the foam in its housings.", advantages = "Twice the surface of sintered powder.", technicalSpecification = "Pores of 0.2 to 2 mm.", offered = "Samples and know-how of casting.", lookedFor = "A maker of filters.",
            stage = "LabTested", rights = "AppliedFor", readiness = 5, ownKind = "From11To49", partnerKinds = new[] { "BigCompany" }, targetCountries = new[] { "RU", "Armenia" },
            keywords = new[] { new { scheme = "een", code = "002" }, new { scheme = "nace", code = "C" }, new { scheme = "hs", code = "8421.39" } }, goals = new[] { 9 },
        })!.AsObject();
        foreach (var (key, value) in more is null ? [] : JsonSerializer.SerializeToNode(more)!.AsObject()) body[key] = value?.DeepClone();
        return body;
    }

    public static JsonObject OfProfile(string profile, object? more = null)
    {
        var body = Content(more);
        body["partnerships"] ??= new JsonArray(profile is "ResearchRequest" or "TechnologyOffer" or "TechnologyRequest" ? "ResearchCooperation" : "Supplier");
        if (profile == "ResearchRequest") (body["frameworkProgramme"], body["callTitle"], body["interestUntil"], body["callUntil"]) = (body["frameworkProgramme"] ?? "Horizon", body["callTitle"] ?? "Materials 2028", body["interestUntil"] ?? "2099-01-01", body["callUntil"] ?? "2099-02-01");
        return body;
    }

    public async Task<Guid> Draft(HttpClient who, Guid organisation, string profile = "TechnologyOffer", object? more = null) =>
        Id(await Send(who, HttpMethod.Post, "/api/opportunities", new { organisation, profile, opportunity = OfProfile(profile, more) }, HttpStatusCode.Created));

    public Task<JsonElement> Move(HttpClient who, Guid opportunity, string move, string? note = null, HttpStatusCode expected = HttpStatusCode.OK) => Send(who, HttpMethod.Post, $"/api/opportunities/{opportunity}/moves", new { move, note }, expected);

    public static readonly string[] AllChecks = ["TitleSaysWhat", "SummaryStandsAlone", "DescriptionComplete", "ClaimsSupported", "PartnerRoleConcrete", "KeywordsFit", "IdentityProtected", "LanguageCorrect"];

    public Task<JsonElement> Review(Guid opportunity, string[] passed, string? note = null, HttpStatusCode expected = HttpStatusCode.OK) => Send(Officer, HttpMethod.Post, $"/api/opportunities/{opportunity}/review", new { passed, note }, expected);

    /// <summary>The whole way of an opportunity to the public.</summary>
    public async Task<Guid> Publish(HttpClient who, Guid organisation, string profile = "TechnologyOffer", object? more = null)
    {
        var id = await Draft(who, organisation, profile, more);
        await Move(who, id, "Submit");
        await Review(id, AllChecks);
        var published = await Move(Officer, id, "Publish");
        Assert.Equal("Published", published.GetProperty("state").GetString());
        return id;
    }

    public Task<JsonElement> Show(HttpClient who, Guid opportunity, HttpStatusCode expected = HttpStatusCode.OK) => Send(who, HttpMethod.Get, $"/api/opportunities/{opportunity}", null, expected);

    public async Task<string> State(Guid opportunity) => (await Show(Officer, opportunity)).GetProperty("state").GetString()!;

    public Task<JsonElement> Put(HttpClient who, Guid opportunity, JsonNode body, int version, HttpStatusCode expected = HttpStatusCode.OK) => Send(who, HttpMethod.Put, $"/api/opportunities/{opportunity}", body, expected, version);

    public async Task<Guid> Interest(HttpClient who, Guid organisation, Guid opportunity, string cooperation = "We would test your foam in our housings.") =>
        Id(await Send(who, HttpMethod.Post, $"/api/opportunities/{opportunity}/interests", new { organisation, cooperation, unclear = "The price.", ownOrganisation = "We make filters for furnaces." }, HttpStatusCode.Created));

    public static async Task<JsonElement> Send(HttpClient who, HttpMethod method, string url, object? body, HttpStatusCode expected = HttpStatusCode.OK, int? version = null)
    {
        using var message = new HttpRequestMessage(method, url) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null) message.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var response = await who.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{method} {url}: {(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public async Task<string> Text(HttpClient who, string url, HttpStatusCode expected = HttpStatusCode.OK, string? language = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, url);
        if (language is not null) message.Headers.Add("Accept-Language", language);
        using var response = await who.SendAsync(message);
        Assert.True(response.StatusCode == expected, $"{url}: {(int)response.StatusCode}");
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>What is done once an hour.</summary>
    public async Task Chores()
    {
        await site.InScope(async sp => { foreach (var chore in sp.GetServices<IChore>().Where(c => c.GetType().Assembly == typeof(PartneringRoom).Assembly)) await chore.Do(CancellationToken.None); });
        await site.Quiet();
    }

    public static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    public void Dispose()
    {
        Officer.Dispose();
        Visitor.Dispose();
        Compliance.Dispose();
        _members.ForEach(m => m.Dispose());
    }
}
