using System.Text.Json;
using Isthmus.Contracts.Registry;

namespace Isthmus.Host.Demo;

/// <summary>The invented forum: 70 companies of one delegation, their hosts and 200 requested meetings, on three days in two cities.</summary>
internal sealed record DemoForum(Guid Edition, OrganisationId Participant, int Requests, int Placed)
{
    private static readonly string Files = Path.Combine(AppContext.BaseDirectory, "demo");

    public static async Task<DemoForum> Load(Uri address, string email, string password, CancellationToken ct)
    {
        using var client = new DemoClient(address);
        await client.SignIn(email, password, ct);
        var editions = (await client.Get("/api/forums?limit=1", ct)).GetProperty("items");
        if (editions.GetArrayLength() > 0) return await Read(client, editions[0].GetProperty("id").GetGuid(), ct);

        var edition = await Prepare(client, ct);
        Step("Planning the meetings");
        await client.Post($"/api/forums/{edition}/schedule/solve", new { seconds = 5 }, ct);
        await client.Until($"/api/forums/{edition}/schedule", s => Over(s, "solve"), "the plan", ct);
        Step("Publishing the timetable");
        await client.Put($"/api/forums/{edition}/publication", ct);
        await DemoProgramme.Load(client, edition, ct);
        await client.Post($"/api/forums/{edition}/schedule/publish", new { audience = "Everyone" }, ct);
        await client.Until($"/api/forums/{edition}/schedule", s => Over(s, "publish"), "the published timetable", ct);
        return await Read(client, edition, ct);
    }

    /// <summary>The forum as it stands before anything is planned: its timetable, companies, delegation and accepted requests.</summary>
    public static async Task<Guid> Prepare(DemoClient client, CancellationToken ct)
    {
        Step("Making the forum and its timetable");
        var edition = (await client.Post("/api/forums", EditionFields, ct)).GetProperty("id").GetGuid();
        await Timetable(client, edition, ct);
        Step("Importing the companies (70 guests, 45 hosts, some of them twice)");
        await Import(client, "companies.csv", edition, ct);
        await client.Until($"/api/forums/{edition}/participants?limit=200", p => p.GetProperty("items").GetArrayLength() >= 110, "the companies to become participants", ct);
        await client.Post($"/api/forums/{edition}/delegations", Delegation, ct);
        Step("Listing 40 products of theirs");
        await DemoProducts.Load(client, Path.Combine(Files, "products.csv"), ct);
        Step("Publishing what they offer and look for");
        await DemoOpportunities.Load(client, ct);
        await DemoQuotations.Load(client, ct);
        Step("Building the exhibition");
        await DemoExhibition.Load(client, edition, Path.Combine(Files, "exhibitors.csv"), ct);
        Step("Importing the 200 requests");
        var file = (await client.Upload($"/api/forums/{edition}/requests/files", Path.Combine(Files, "requests.csv"), ct)).GetProperty("id").GetGuid();
        await client.Post($"/api/forums/{edition}/requests/files/{file}/confirmation", new { acceptForBoth = true }, ct);
        return edition;
    }

    private static object EditionFields => new
    {
        seriesEn = "Bridges Technology Forum", seriesRu = "Технологический форум «Мосты»", seriesFa = "همایش فناوری پل‌ها", ordinal = 8,
        titleEn = "8th Bridges Technology Forum (invented)", titleRu = "VIII Технологический форум «Мосты» (вымышленный)", titleFa = "هشتمین همایش فناوری پل‌ها (ساختگی)",
        startsOn = "2027-07-06", endsOn = "2027-07-08", country = "RU", cities = "Yekaterinburg, Moscow", level = "International", languages = "en, ru, fa", zone = "Asia/Yekaterinburg",
    };

    private static object Delegation => new
    {
        country = "IR", titleEn = "Delegation of knowledge-based companies", titleRu = "Делегация наукоёмких компаний", titleFa = "هیئت شرکت‌های دانش‌بنیان", startsOn = "2027-07-05", endsOn = "2027-07-09", headRole = "Head of delegation",
        takeGuests = true, officials = new[] { new { institution = "Ministry of science (invented)", role = "Representative" }, new { institution = "Trade promotion office (invented)", role = "Representative" }, new { institution = "Innovation fund (invented)", role = "Representative" } },
    };

    private static async Task Timetable(DemoClient client, Guid edition, CancellationToken ct)
    {
        var first = await Venue("Yekaterinburg", "Congress centre");
        var second = await Venue("Moscow", "Innovation house");
        (string Date, string From, string To, Guid Venue)[] sessions =
        [
            ("2027-07-06", "10:00", "12:00", first), ("2027-07-06", "13:30", "15:30", first),
            ("2027-07-07", "10:00", "12:00", first), ("2027-07-07", "13:30", "15:30", first),
            ("2027-07-08", "11:00", "14:00", second),
        ];
        foreach (var s in sessions)
            await client.Post($"/api/forums/{edition}/sessions", new { date = s.Date, startsAt = s.From, endsAt = s.To, slotMinutes = 25, breakMinutes = 5, venues = new[] { s.Venue } }, ct);

        async Task<Guid> Venue(string city, string name) => (await client.Post($"/api/forums/{edition}/venues", new { city, name, tables = 22 }, ct)).GetProperty("id").GetGuid();
    }

    private static async Task Import(DemoClient client, string file, Guid edition, CancellationToken ct)
    {
        var import = (await client.Upload($"/api/imports?for=edition:{edition}", Path.Combine(Files, file), ct)).GetProperty("id").GetGuid();
        var version = (await client.Get($"/api/imports/{import}", ct)).GetProperty("version").GetInt32();
        await client.Post($"/api/imports/{import}/check", new { version }, ct);
        var done = await client.Until($"/api/imports/{import}", i => i.GetProperty("state").GetString() == "Checked", "the dry run of the import", ct);
        await client.Post($"/api/imports/{import}/confirm", new { version = done.GetProperty("version").GetInt32() }, ct);
        await client.Until($"/api/imports/{import}", i => i.GetProperty("state").GetString() == "Applied", "the import", ct);
    }

    private static bool Over(JsonElement schedule, string job) => schedule.GetProperty(job) is { ValueKind: JsonValueKind.Object } j && j.GetProperty("state").GetString() switch
    {
        "Done" => true,
        "Failed" or "Cancelled" => throw new InvalidOperationException($"The job '{job}' ended: {j}"),
        _ => false,
    };

    // The demo's participant belongs to a company that has a place in the plan: to this one, if it has one, as it offers what others look for.
    private const string Preferred = "Havabin Air Sensors";

    private static async Task<DemoForum> Read(DemoClient client, Guid edition, CancellationToken ct)
    {
        var schedule = await client.Get($"/api/forums/{edition}/schedule", ct);
        var placed = (await client.Get($"/api/forums/{edition}/schedule/meetings?limit=200", ct)).GetProperty("items").EnumerateArray().Where(m => m.GetProperty("slot").ValueKind == JsonValueKind.Object).Select(m => m.GetProperty("from")).ToList();
        var guest = (placed.Find(f => f.GetProperty("name").GetString() == Preferred) is { ValueKind: JsonValueKind.Object } preferred ? preferred : placed[0]).GetProperty("id").GetGuid();
        var organisation = (await client.Get($"/api/forums/{edition}/participants/{guest}", ct)).GetProperty("organisation").GetGuid();
        return new(edition, new OrganisationId(organisation), schedule.GetProperty("requests").GetInt32(), schedule.GetProperty("placed").GetInt32());
    }

    private static void Step(string what) => Console.WriteLine($"  {what} ...");
}
