using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Testing;

namespace Isthmus.Exhibition.Tests;

/// <summary>What a test does as an organiser of an exhibition, over HTTP.</summary>
internal sealed class Fair(TestSite site) : IDisposable
{
    public HttpClient Http { get; } = site.ClientOf(TestUser.Organiser);
    public HttpClient Visitor { get; } = site.Client();
    private readonly HttpClient _officer = site.ClientOf(TestUser.Officer);

    public Guid Edition { get; private set; }
    public string Api => $"/api/forums/{Edition}/exhibition";
    public string Pages => $"/forums/{Edition}";

    public static async Task<Fair> Open(TestSite site, bool published = true)
    {
        var fair = new Fair(site);
        var body = new { seriesEn = $"Fair {Guid.CreateVersion7()}", titleEn = "Fair 2027", startsOn = "2027-07-09", endsOn = "2027-07-14", country = "RU", cities = "Yekaterinburg", level = "National", languages = "ru, fa, en", zone = "Asia/Yekaterinburg" };
        fair.Edition = Id(await fair.Post("/api/forums", body, HttpStatusCode.Created));
        if (published) (await fair.Http.PutAsync(new Uri($"/api/forums/{fair.Edition}/publication", UriKind.Relative), null)).EnsureSuccessStatusCode();
        return fair;
    }

    public async Task<Guid> Organisation(string name, string country = "IR")
    {
        using var response = await _officer.PostAsJsonAsync("/api/organisations", new { name, kind = "Company", country });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return Id(await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async Task<Guid> Hall(string name = "Hall 1", int width = 60, int depth = 40) => Id(await Post(Api + "/halls", new { nameEn = name, width, depth }, HttpStatusCode.Created));

    public async Task<Guid> Booth(string number, Guid? hall = null, decimal? x = null, decimal? y = null, decimal? width = null, decimal? depth = null, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        (body["number"], body["hall"], body["x"], body["y"], body["width"], body["depth"]) = (number, hall, x, y, width, depth);
        return Id(await Post(Api + "/booths", body, HttpStatusCode.Created));
    }

    public async Task<Guid> Exhibitor(string name, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["name"] = name;
        return Id(await Post(Api + "/exhibitors", body, HttpStatusCode.Created));
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> Assign(Guid booth, Guid exhibitor, bool share = false)
    {
        using var response = await Http.PutAsync(new Uri($"{Api}/booths/{booth}/exhibitors/{exhibitor}{(share ? "?share=true" : "")}", UriKind.Relative), null);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async Task<JsonElement> BoothOf(string number) => (await Get(Api + "/booths?limit=200")).GetProperty("items").EnumerateArray().Single(b => b.GetProperty("number").GetString() == number);

    public async Task<JsonElement> Get(string url, HttpClient? who = null)
    {
        using var response = await (who ?? Http).GetAsync(new Uri(url, UriKind.Relative));
        Assert.True(response.IsSuccessStatusCode, $"{url}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<JsonElement> Post(string url, object body, HttpStatusCode expected = HttpStatusCode.OK) => Send(HttpMethod.Post, url, body, expected);

    public Task<JsonElement> Put(string url, object? body, HttpStatusCode expected = HttpStatusCode.OK, int? version = null) => Send(HttpMethod.Put, url, body, expected, version);

    public Task<JsonElement> Delete(string url, HttpStatusCode expected = HttpStatusCode.NoContent) => Send(HttpMethod.Delete, url, null, expected);

    public async Task<(HttpStatusCode Status, JsonElement Body)> Upload(byte[] bytes, string name = "exhibitors.csv")
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        using var response = await Http.PostAsync(Api + "/files", body);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    private async Task<JsonElement> Send(HttpMethod method, string url, object? body, HttpStatusCode expected, int? version = null)
    {
        using var message = new HttpRequestMessage(method, url) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null) message.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var response = await Http.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{method} {url}: {(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public void Dispose()
    {
        Http.Dispose();
        Visitor.Dispose();
        _officer.Dispose();
    }
}
