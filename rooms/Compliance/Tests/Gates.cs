using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Isthmus.Compliance.Tests;

/// <summary>Lists and the gate as an officer works with them.</summary>
internal static class Gates
{
    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> call, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await call;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public static string Text(this JsonElement e, string name) => e.GetProperty(name).ToString();
    public static int Number(this JsonElement e, string name) => e.GetProperty(name).GetInt32();

    public static Task<JsonElement> AddList(this HttpClient officer, string code, int mostDays = 366) =>
        officer.PostAsJsonAsync("/api/compliance/lists", new { code, title = "Invented " + code, mostDays }).Json(HttpStatusCode.Created);

    public static Task<HttpResponseMessage> Load(this HttpClient officer, string code, string csv, string name = "list.csv") => officer.Load(code, (name, Encoding.UTF8.GetBytes(csv)));

    public static Task<HttpResponseMessage> Load(this HttpClient officer, string code, params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files) form.Add(new ByteArrayContent(bytes), "files", name);
        return officer.PostAsync(new Uri($"/api/compliance/lists/{code}/versions", UriKind.Relative), form);
    }

    public static Task<HttpResponseMessage> LoadRegime(this HttpClient officer, string json) =>
        officer.PostAsync(new Uri("/api/compliance/regimes", UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>A list of organisations, in the product's own CSV.</summary>
    public static string Csv(params string[] names) => "id,type,name\n" + string.Concat(names.Select((n, i) => string.Create(CultureInfo.InvariantCulture, $"x{i + 1},organization,\"{n}\"\n")));

    public static async Task<JsonElement> Organisation(this HttpClient officer, string name, string? country = "IR", string? about = null) =>
        await officer.PostAsJsonAsync("/api/organisations", new { name, kind = "Company", country, about }).Json(HttpStatusCode.Created);

    public static async Task<string> Status(this HttpClient officer, JsonElement organisation) => (await officer.GetAsync(new Uri($"/api/organisations/{organisation.Text("id")}", UriKind.Relative)).Json()).Text("status");

    public static async Task<List<JsonElement>> Cases(this HttpClient officer, bool open = true) => [.. (await officer.GetAsync(new Uri($"/api/compliance/cases?open={open}", UriKind.Relative)).Json()).EnumerateArray()];
}
