using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests;

/// <summary>What a test does as an organiser, over HTTP: organisations, an edition, participants, requests.</summary>
internal sealed class Organiser(TestSite site) : IDisposable
{
    public HttpClient Http { get; } = site.ClientOf(TestUser.Organiser);
    private readonly HttpClient _officer = site.ClientOf(TestUser.Officer);

    public Guid Edition { get; private set; }
    public string Api => $"/api/forums/{Edition}";

    public static object EditionBody(string series = "INNOPROM", object? timetable = null) => new
    {
        seriesEn = series, titleEn = $"{series} 2027", startsOn = "2027-07-09", endsOn = "2027-07-14", country = "RU", cities = "Yekaterinburg, Moscow", level = "National",
        languages = "ru, fa, en", zone = "Asia/Yekaterinburg", timetable,
    };

    public async Task<Organiser> WithEdition(bool published = true, object? timetable = null)
    {
        Edition = Id(await Post("/api/forums", EditionBody(timetable: timetable), HttpStatusCode.Created));
        if (published) (await Http.PutAsync(new Uri($"{Api}/publication", UriKind.Relative), null)).EnsureSuccessStatusCode();
        return this;
    }

    public async Task<Guid> Organisation(string name, string country = "IR")
    {
        using var response = await _officer.PostAsJsonAsync("/api/organisations", new { name, kind = "Company", country });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return Id(await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>An organisation that takes part.</summary>
    public async Task<(Guid Organisation, Guid Participant)> Company(string name, string side = "Guest", string country = "IR")
    {
        var organisation = await Organisation(name, country);
        await Post($"{Api}/participants", new { organisations = new[] { organisation }, side });
        var all = await Participants();
        return (organisation, all.Single(p => p.GetProperty("organisation").GetGuid() == organisation).GetProperty("id").GetGuid());
    }

    public async Task<IReadOnlyList<JsonElement>> Participants() => [.. (await Get($"{Api}/participants?limit=200")).GetProperty("items").EnumerateArray()];

    public async Task<IReadOnlyList<JsonElement>> Requests(string? state = null) => [.. (await Get($"{Api}/requests?limit=200{(state is null ? "" : "&state=" + state)}")).GetProperty("items").EnumerateArray()];

    public Task<JsonElement> Ask(Guid from, Guid to, string priority = "Want", HttpStatusCode expected = HttpStatusCode.Created) => Post($"{Api}/requests", new { from, to, priority }, expected);

    public async Task<JsonElement> Get(string url)
    {
        using var response = await Http.GetAsync(new Uri(url, UriKind.Relative));
        Assert.True(response.IsSuccessStatusCode, $"{url}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> Post(string url, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Http.PostAsJsonAsync(url, body);
        return await Read(response, url, expected);
    }

    public async Task<JsonElement> Put(string url, object body, HttpStatusCode expected = HttpStatusCode.OK, int? version = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, url) { Content = JsonContent.Create(body) };
        if (version is not null) message.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var response = await Http.SendAsync(message);
        return await Read(response, url, expected);
    }

    public static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    private static async Task<JsonElement> Read(HttpResponseMessage response, string url, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{url}: {(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public void Dispose()
    {
        Http.Dispose();
        _officer.Dispose();
    }
}
