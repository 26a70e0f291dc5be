using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Testing;

namespace Isthmus.Places.Tests;

/// <summary>What a test does as an agency that keeps a network of places, over HTTP.</summary>
internal sealed class Agency(TestSite site) : IDisposable
{
    public HttpClient Officer { get; } = site.ClientOf(TestUser.Officer);

    public TestSite Site => site;
    public HttpClient Http { get; } = site.ClientOf(TestUser.Organiser);
    public HttpClient Visitor { get; } = site.Client();

    public async Task<Guid> Organisation(string name, string kind = "Company", string country = "IR") => Id(await Post("/api/organisations", new { name, kind, country }, HttpStatusCode.Created, Officer));

    /// <summary>A house of innovation that is open every day but Friday from nine to six in Moscow, and published.</summary>
    public async Task<Guid> House(Guid? operatedBy = null, object? more = null, bool publish = true)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["kind"] ??= "HouseOfInnovation";
        body["nameEn"] ??= $"House of innovation {Guid.CreateVersion7()}";
        body["country"] ??= "RU";
        body["homeCountry"] ??= "IR";
        body["city"] ??= "Moscow";
        body["timeZone"] ??= "Europe/Moscow";
        body["stage"] ??= "Operating";
        body["stageOn"] ??= "2021-07";
        body["operator"] ??= operatedBy;
        var id = Id(await Post("/api/places", body, HttpStatusCode.Created));
        if (publish) await Put($"/api/places/{id}/publication", null);
        return id;
    }

    public Task<Guid> OpenHouse(Guid operatedBy) => House(operatedBy, new { workDays = new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday" }, opensAt = "09:00:00", closesAt = "18:00:00" });

    public async Task<JsonElement> Get(string url, HttpClient? who = null)
    {
        using var response = await (who ?? Http).GetAsync(new Uri(url, UriKind.Relative));
        Assert.True(response.IsSuccessStatusCode, $"{url}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<string> Text(string url, HttpClient? who = null) => (who ?? Visitor).GetStringAsync(new Uri(url, UriKind.Relative));

    public Task<JsonElement> Post(string url, object body, HttpStatusCode expected = HttpStatusCode.OK, HttpClient? who = null) => Send(HttpMethod.Post, url, JsonContent.Create(body), expected, null, who);

    public Task<JsonElement> Put(string url, object? body, HttpStatusCode expected = HttpStatusCode.OK, int? version = null, HttpClient? who = null) => Send(HttpMethod.Put, url, body is null ? null : JsonContent.Create(body), expected, version, who);

    public Task<JsonElement> Delete(string url, HttpStatusCode expected = HttpStatusCode.NoContent, HttpClient? who = null) => Send(HttpMethod.Delete, url, null, expected, null, who);

    public Task<JsonElement> Upload(string url, byte[] bytes, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", "plan v1.pdf");
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        return Send(HttpMethod.Post, url, form, expected, null, null);
    }

    public static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    private async Task<JsonElement> Send(HttpMethod method, string url, HttpContent? body, HttpStatusCode expected, int? version, HttpClient? who)
    {
        using var message = new HttpRequestMessage(method, url) { Content = body };
        if (version is not null) message.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var response = await (who ?? Http).SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{method} {url}: {(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public void Dispose()
    {
        Http.Dispose();
        Visitor.Dispose();
        Officer.Dispose();
    }
}
