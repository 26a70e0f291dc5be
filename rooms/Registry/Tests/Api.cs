using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Isthmus.Registry.Tests;

/// <summary>The room's API as a client uses it.</summary>
internal static class Api
{
    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> call, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await call;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public static async Task<JsonElement> Add(this HttpClient client, string name, object? more = null, string? country = null, string kind = "Company") =>
        await client.PostAsJsonAsync("/api/organisations", Merge(new { name, kind, country }, more)).Json(HttpStatusCode.Created);

    public static async Task<HttpResponseMessage> Put(this HttpClient client, string url, object body, int version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return await client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> Upload(this HttpClient client, string name, byte[] bytes, string query = "") =>
        client.PostAsync("/api/imports" + query, new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } });

    /// <summary>Uploads, accepts the guessed columns and waits for the dry run.</summary>
    public static async Task<JsonElement> Checked(this TestSite site, HttpClient client, string name, byte[] bytes, string query = "")
    {
        var import = await client.Upload(name, bytes, query).Json(HttpStatusCode.Created);
        await client.PostAsJsonAsync($"/api/imports/{import.Text("id")}/check", new { version = import.Number("version") }).Json(HttpStatusCode.Accepted);
        await site.Quiet();
        return await client.GetAsync($"/api/imports/{import.Text("id")}").Json();
    }

    public static async Task<JsonElement> Confirmed(this TestSite site, HttpClient client, JsonElement import)
    {
        var url = $"/api/imports/{import.Text("id")}";
        var now = await client.GetAsync(url).Json();
        await client.PostAsJsonAsync(url + "/confirm", new { version = now.Number("version") }).Json(HttpStatusCode.Accepted);
        await site.Quiet(TimeSpan.FromSeconds(120));
        var after = await client.GetAsync(url).Json();
        Assert.Equal("Applied", after.Text("state"));
        return after;
    }

    public static async Task<List<JsonElement>> Rows(this HttpClient client, JsonElement import, string? verdict = null) =>
        [.. (await client.GetAsync($"/api/imports/{import.Text("id")}/rows?limit=200{(verdict is null ? "" : "&verdict=" + verdict)}").Json()).GetProperty("items").EnumerateArray()];

    public static async Task<int> Count(this HttpClient client) => (await client.GetAsync("/api/organisations?limit=200").Json()).GetProperty("items").GetArrayLength();

    public static async Task<List<string>> Search(this HttpClient client, string text) =>
        [.. (await client.GetAsync("/api/organisations/search?q=" + Uri.EscapeDataString(text)).Json()).EnumerateArray().Select(o => o.Text("name"))];

    public static string Text(this JsonElement e, string name) => e.GetProperty(name).ToString();
    public static int Number(this JsonElement e, string name) => e.GetProperty(name).GetInt32();
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> Merge(object first, object? more)
    {
        var all = first.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(first));
        foreach (var p in more?.GetType().GetProperties() ?? []) all[p.Name] = p.GetValue(more);
        return all;
    }
}
