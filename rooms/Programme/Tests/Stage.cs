using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Programme.Tests;

/// <summary>An edition with its programme, worked at by an organiser over HTTP.</summary>
internal sealed class Stage(TestSite site) : IDisposable
{
    public TestSite Site { get; } = site;
    public HttpClient Organiser { get; } = site.ClientOf(TestUser.Organiser);
    public HttpClient Visitor { get; } = site.Client();
    public Guid Edition { get; private set; }
    public string Api => $"/api/forums/{Edition}/programme";
    public string Pages => $"/forums/{Edition}/programme";
    public string Manage => Pages + "/manage";

    /// <summary>In Berlin, over the day on which its clock goes back.</summary>
    public static async Task<Stage> Open(TestSite site, bool published = true, string zone = "Europe/Berlin")
    {
        var stage = new Stage(site);
        stage.Edition = Id(await stage.Post("/api/forums", new
        {
            seriesEn = $"Bridges {Guid.CreateVersion7():N}", titleEn = "Bridges Technology Forum (invented)", titleRu = "Форум «Мосты» (вымышленный)", titleFa = "همایش پل‌ها (ساختگی)", startsOn = "2030-10-26", endsOn = "2030-10-28", country = "DE", cities = "Berlin", zone,
        }, HttpStatusCode.Created));
        if (published) await stage.Put($"/api/forums/{stage.Edition}/publication", null);
        return stage;
    }

    public async Task<Guid> Room(string name, object? more = null) => Id(await Post(Api + "/rooms", With(more, ("name", name)), HttpStatusCode.Created));
    public async Task<Guid> Track(string en, string? ru = null, string? fa = null, string? colour = null) => Id(await Post(Api + "/tracks", new { nameEn = en, nameRu = ru, nameFa = fa, colour }, HttpStatusCode.Created));
    public async Task<Guid> Speaker(string name, object? more = null) => Id(await Post(Api + "/speakers", With(more, ("name", name)), HttpStatusCode.Created));

    public Task<JsonElement> Session(string title, object? more = null, HttpStatusCode expected = HttpStatusCode.Created) => Post(Api + "/sessions", With(more, ("titleEn", title), ("state", "Accepted"), ("minutes", 30)), expected);

    public static object At(Guid room, string start, string day = "2030-10-26", int minutes = 30, params Guid[] speakers) => new { room, day, start, minutes, speakers };

    public async Task Publish() => await Put(Api + "/publication", null);

    /// <summary>Two rooms, two tracks, three speakers, and sessions over the change of the clock.</summary>
    public async Task<(Guid Great, Guid Small, Guid Trade, Guid Ada, Guid Opening)> Furnish()
    {
        var (great, small) = (await Room("Great hall", new { capacity = 300 }), await Room("Зал «Малый»", new { capacity = 40, opensAt = "09:00", closesAt = "18:00" }));
        var (trade, science) = (await Track("Trade & <customs>", "Торговля", "بازرگانی", "#1f6feb"), await Track("Science"));
        var ada = await Speaker("Ada Novak", new { organisation = "Novak Optics (invented)", biography = "Builds lenses.\nSings.", email = "ada.novak@speakers.example" });
        var (ben, zahra) = (await Speaker("Ben Amari"), await Speaker("زهرا احمدی", new { organisation = "Pol Institute (invented)" }));
        var opening = Id(await Session("Opening", new { room = great, day = "2030-10-26", start = "10:00", kind = "Ceremony", titleRu = "Открытие", titleFa = "گشایش", abstractEn = "Words of welcome, and \"quotes\" & <marks>.\nSecond line.", speakers = new[] { ada, ben }, language = "en", expected = 250 }));
        await Session("Customs between neighbours", new { room = great, day = "2030-10-26", start = "11:00", minutes = 90, kind = "Panel", track = trade, speakers = new[] { zahra }, language = "ru" });
        await Session("Lenses by hand", new { room = small, day = "2030-10-26", start = "11:30", kind = "Workshop", track = science, speakers = new[] { ada }, language = "fa" });
        await Session("Night of ideas", new { room = great, day = "2030-10-27", start = "01:30", minutes = 120, track = science });
        await Session("Draft nobody sees", new { state = "Draft", room = great, day = "2030-10-28", start = "10:00" });
        await Session("Without a place", new { track = trade, speakers = new[] { ben } });
        return (great, small, trade, ada, opening);
    }

    public async Task<JsonElement> Get(string url)
    {
        using var response = await Organiser.GetAsync(new Uri(url, UriKind.Relative));
        return await Read(response, url, HttpStatusCode.OK);
    }

    public async Task<JsonElement> Post(string url, object? body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Organiser.PostAsJsonAsync(url, body);
        return await Read(response, url, expected);
    }

    public async Task<JsonElement> Put(string url, object? body, HttpStatusCode expected = HttpStatusCode.OK, int? version = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, url) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null) message.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var response = await Organiser.SendAsync(message);
        return await Read(response, url, expected);
    }

    public async Task<HttpStatusCode> Delete(string url)
    {
        using var response = await Organiser.DeleteAsync(new Uri(url, UriKind.Relative));
        return response.StatusCode;
    }

    public static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    private static async Task<JsonElement> Read(HttpResponseMessage response, string url, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{url}: {(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    private static System.Text.Json.Nodes.JsonObject With(object? more, params (string Name, object Value)[] fields)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        foreach (var (name, value) in fields) body[name] ??= JsonSerializer.SerializeToNode(value);
        return body;
    }

    public void Dispose()
    {
        Organiser.Dispose();
        Visitor.Dispose();
    }
}
