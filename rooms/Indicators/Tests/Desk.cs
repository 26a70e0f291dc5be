using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Isthmus.Tabular;
using Isthmus.Testing;

namespace Isthmus.Indicators.Tests;

/// <summary>What officers, organisers and visitors do with figures, over HTTP.</summary>
internal sealed class Desk(TestSite site) : IDisposable
{
    public HttpClient Officer { get; } = site.ClientOf(TestUser.Officer);
    public HttpClient Organiser { get; } = site.ClientOf(TestUser.Organiser);
    public HttpClient Visitor { get; } = site.Client();

    public static async Task<JsonElement> Send(HttpClient who, HttpMethod method, string url, object? body, HttpStatusCode expected = HttpStatusCode.OK, int? version = null)
    {
        using var message = new HttpRequestMessage(method, url) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null) message.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var response = await who.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{method} {url}: {(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public static Task<JsonElement> Get(HttpClient who, string url, HttpStatusCode expected = HttpStatusCode.OK) => Send(who, HttpMethod.Get, url, null, expected);

    public static async Task<string> Text(HttpClient who, string url, HttpStatusCode expected = HttpStatusCode.OK, string? language = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, url);
        if (language is not null) message.Headers.Add("Accept-Language", language);
        using var response = await who.SendAsync(message);
        Assert.True(response.StatusCode == expected, $"{url}: {(int)response.StatusCode}");
        // Marks that isolate a name of the other direction are not looked at.
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
    }

    public Task<JsonElement> Measure(string code, string unit = "NUMBER", string? definition = "What the register lists.") =>
        Send(Officer, HttpMethod.Post, "/api/indicators/measures", new { code, titleEn = "Measure " + code, definitionEn = definition, unit }, HttpStatusCode.Created);

    public static object Said(string measure, string value, string period, string subject = "IR", object? source = null, string? supersedes = null, string? note = null) =>
        new { measure, subject, value, period, note, supersedes, speaker = "Vice president", source = source ?? new { outlet = "Agency", address = "https://agency.example.org/news/1", licence = "CC-BY-4.0" } };

    public async Task<Guid> Draft(object claim) => (await Send(Organiser, HttpMethod.Post, "/api/indicators/claims", claim, HttpStatusCode.Created)).GetProperty("id").GetGuid();

    public static Task<JsonElement> Move(HttpClient who, Guid claim, string move, string? reason = null, HttpStatusCode expected = HttpStatusCode.OK) => Send(who, HttpMethod.Post, $"/api/indicators/claims/{claim}/moves", new { move, reason }, expected);

    public async Task<Guid> Publish(object claim)
    {
        var id = await Draft(claim);
        await Move(Organiser, id, "Submit");
        await Move(Officer, id, "Publish");
        return id;
    }

    public static async Task<JsonElement> Import(HttpClient who, string csv, bool check = false, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "claims.csv" } };
        using var response = await who.PostAsync($"/api/indicators/claims/import?check={(check ? "true" : "false")}", body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"import: {(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The facts that the product ships, loaded as the demo loads them. Ids of claims by the name of their row.</summary>
    public async Task<Dictionary<string, Guid>> Facts()
    {
        var folder = Path.Combine(Root, "demo", "indicators");
        foreach (var row in Rows(Path.Combine(folder, "measures.csv")))
            await Send(Officer, HttpMethod.Post, "/api/indicators/measures", new
            {
                code = row["code"], titleEn = row["title_en"], titleRu = row["title_ru"], titleFa = row["title_fa"], definitionEn = row["definition_en"], definitionRu = row["definition_ru"], definitionFa = row["definition_fa"], unit = row["unit"], kind = row["kind"], better = row["better"],
                theme = row["theme"], model = row["model"].Length == 0 ? null : row["model"], own = row["own"].Length == 0 ? null : row["own"],
            }, HttpStatusCode.Created);
        var claims = Path.Combine(folder, "claims.csv");
        var taken = await Import(Organiser, await File.ReadAllTextAsync(claims));
        var ids = Rows(claims).Select(r => r["ref"]).Zip(taken.GetProperty("ids").EnumerateArray().Select(i => i.GetGuid())).ToDictionary(p => p.First, p => p.Second);
        foreach (var id in ids.Values) await Move(Officer, id, "Publish");
        foreach (var row in Rows(Path.Combine(folder, "derived.csv")))
            await Send(Officer, HttpMethod.Post, "/api/indicators/derived", new { titleEn = row["title_en"], titleRu = row["title_ru"], titleFa = row["title_fa"], formula = row["formula"], inputs = row["inputs"].Split(' ').Select(r => ids[r]), measure = Given(row["measure"]), subject = Given(row["subject"]), period = Given(row["period"]) }, HttpStatusCode.Created);
        foreach (var row in Rows(Path.Combine(folder, "groups.csv")))
            await Send(Organiser, HttpMethod.Post, "/api/indicators/groups", new { code = row["code"], titleEn = row["title_en"], titleRu = row["title_ru"], titleFa = row["title_fa"], definitionEn = row["definition_en"], definitionRu = row["definition_ru"], definitionFa = row["definition_fa"], members = row["members"].Replace('|', '\n') }, HttpStatusCode.Created);
        return ids;

        static string? Given(string cell) => cell.Length == 0 ? null : cell;
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var table = TableFile.Read(File.ReadAllBytes(file), new()).Table!;
        return table.Rows.Select(r => table.Header.Zip(r.Cells).ToDictionary(c => c.First, c => c.Second));
    }

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Isthmus.slnx"))) folder = folder.Parent ?? throw new InvalidOperationException("Isthmus.slnx is not above the tests.");
            return folder.FullName;
        }
    }

    public static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        Officer.Dispose();
        Organiser.Dispose();
        Visitor.Dispose();
    }
}
