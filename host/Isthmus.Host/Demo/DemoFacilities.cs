using System.Globalization;
using Isthmus.Tabular;

namespace Isthmus.Host.Demo;

/// <summary>What is booked at the demo's centre: a microscope with its operators, a clean room, a vivarium, racks, rooms and desks, and some bookings of the coming days. All invented.</summary>
internal static class DemoFacilities
{
    /// <param name="client">Somebody of the staff.</param>
    /// <param name="centre">The centre.</param>
    /// <param name="organisation">Who books.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task Load(DemoClient client, Guid centre, Guid organisation, CancellationToken ct)
    {
        var api = $"/api/places/{centre}";
        if ((await client.Get(api + "/resources?limit=1", ct)).GetProperty("items").GetArrayLength() > 0) return;
        var resources = new Dictionary<string, Guid>();
        foreach (var r in Rows())
        {
            int? Number(string column) => int.TryParse(r[column], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
            string? Text(string column) => r[column].Length == 0 ? null : r[column];
            resources[r["code"]] = (await client.Post(api + "/resources", new
            {
                kind = r["kind"], code = r["code"], group = Text("group"), units = Number("units"), nameEn = r["name_en"], nameRu = r["name_ru"], nameFa = r["name_fa"], aboutEn = Text("about_en"), aboutRu = Text("about_ru"), aboutFa = Text("about_fa"),
                operatorGroup = Text("operators"),
                rules = new
                {
                    hours = r["hours"] == "24/7" ? null : r["hours"], stepMinutes = Number("step"), longestMinutes = Number("longest"), beforeMinutes = Number("before"), afterMinutes = Number("after"), horizonDays = Number("horizon"), noticeMinutes = Number("notice"),
                    qualifications = Text("qualifications"), needsProtocol = r["protocol"] == "yes", biosafetyLevel = Number("biosafety"), operatorUnlessQualified = Text("operator"), needsApproval = r["approval"] == "yes", lateCancelMinutes = Number("late"), missedAfterMinutes = Number("missed"), missedPercent = Number("missed_percent"),
                },
            }, ct)).GetProperty("id").GetGuid();
            await client.Put($"{api}/resources/{resources[r["code"]]}/rates", new { rates = Rates(r) }, ct);
        }
        await client.Post(api + "/protocols", new { organisation, number = "E-2026-07", title = "Healing of cartilage (invented)", from = "2026-01-01", until = "2099-12-31", covers = "vivarium" }, ct);
        // The earliest times that are free together, as anybody would find them.
        await Book(client, api, [new { resource = resources["MIC-1"] }, new { group = "operators" }], 120, 2, new { organisation, purpose = "Imaging of cartilage" }, ct);
        await Book(client, api, [new { resource = resources["SEM-1"] }], 90, 3, new { organisation, purpose = "Seminar of residents" }, ct);
        // One that is over already, so that the statement of this month has something to tell: from the next quarter of an hour, for which one may come half an hour early.
        var quarter = TimeSpan.FromMinutes(15).Ticks;
        var next = new DateTime(((TimeProvider.System.GetUtcNow().UtcTicks / quarter) + 1) * quarter, DateTimeKind.Utc);
        var use = (await client.Post(api + "/bookings", new { lines = new[] { new { resource = resources["CALL-1"] } }, from = next, until = next.AddHours(1), organisation, purpose = "A call with the partner" }, ct)).GetProperty("id").GetGuid();
        foreach (var step in new[] { "check-in", "check-out" }) await client.Post($"/api/places/bookings/{use}/{step}", new { }, ct);
        // What the gate refers to its officers (the laser, the vivarium, the clean room, the data hall) is not booked here: two of them have to look at it first, as they do for a resident.
        await Book(client, api, [new { resource = resources["DESK-1"], units = 2 }], 480, 2, new { organisation, purpose = "Guests from the partner" }, ct);
    }

    /// <summary>A resident asks for cages in the vivarium and for the laser. The gate refers both to its officers: the cages are released by two of them and booked under a protocol, the laser waits.</summary>
    /// <param name="staff">Somebody of the staff.</param>
    /// <param name="resident">Somebody who acts for the resident.</param>
    /// <param name="officers">Two officers of compliance.</param>
    /// <param name="centre">The centre.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task Release(DemoClient staff, DemoClient resident, IReadOnlyList<DemoClient> officers, Guid centre, CancellationToken ct)
    {
        var api = $"/api/places/{centre}";
        var resources = (await staff.Get(api + "/resources?limit=100", ct)).GetProperty("items").EnumerateArray().ToDictionary(r => r.GetProperty("code").GetString()!, r => r.GetProperty("id").GetGuid());
        var (organisation, protocol) = (await DemoResidents.Own(resident, ct), "E-2026-11");
        await staff.Post(api + "/protocols", new { organisation, number = protocol, title = "Polymer valves in small animals (invented)", from = "2026-01-01", until = "2099-12-31", covers = "vivarium" }, ct);
        Task<bool> Cages() => Cleared(() => Book(resident, api, [new { resource = resources["VIV-1"], units = 4 }], 7 * 24 * 60, 1, new { organisation, purpose = "First series of polymer valves", protocol }, ct));
        await Cleared(() => Book(resident, api, [new { resource = resources["LSM-1"] }, new { group = "operators" }], 120, 1, new { organisation, purpose = "Surface of the valves" }, ct));
        if (await Cages()) return;

        var of = $"~{resources["VIV-1"]}";
        var found = (await officers[0].Get("/api/compliance/cases?limit=100", ct)).EnumerateArray().First(c => c.GetProperty("subject").GetString()!.EndsWith(of, StringComparison.Ordinal));
        var (path, until) = ($"/api/compliance/cases/{found.GetProperty("id").GetGuid()}", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(180));
        var proposed = await officers[0].Post(path + "/proposal", new { version = found.GetProperty("version").GetInt32(), reason = $"Cages for small animals under ethics protocol {protocol}, kept by the staff of the centre; nothing but measurements leaves it.", until }, ct);
        await officers[1].Post(path + "/release", new { version = proposed.GetProperty("version").GetInt32() }, ct);
        // The room hears of it by an event.
        for (var i = 0; !await Cages(); i++)
        {
            if (i == 600) throw new TimeoutException("The demo waited two minutes for: cages that are released.");
            await Task.Delay(200, ct);
        }
    }

    private static async Task<bool> Cleared(Func<Task> book)
    {
        try { await book(); }
        catch (InvalidOperationException e) when (e.Message.Contains("places.rules-not-kept", StringComparison.Ordinal)) { return false; }
        return true;
    }

    private static async Task Book(DemoClient client, string api, object[] lines, int minutes, int times, object more, CancellationToken ct)
    {
        var tomorrow = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(2);
        var found = await client.Post(api + "/free-times", new { lines, from = tomorrow, until = tomorrow.AddDays(14), minutes, times, onOtherDays = true }, ct);
        foreach (var free in found.GetProperty("free").EnumerateArray())
        {
            var body = System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject();
            (body["lines"], body["from"], body["until"]) = (System.Text.Json.JsonSerializer.SerializeToNode(lines), free.GetProperty("from").GetDateTime(), free.GetProperty("until").GetDateTime());
            await client.Post(api + "/bookings", body, ct);
        }
    }

    /// <summary>For all, for residents and for the academic; of the laser microscope also one for the academic of a partner country.</summary>
    private static List<object> Rates(Dictionary<string, string> row)
    {
        decimal? Money(string column) => decimal.TryParse(row[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
        var (currency, use, off) = (row["currency"], Money("per_use"), (int?)Money("off_percent"));
        var fewestMinutes = (int?)Money("fewest_minutes");
        var rates = new List<object>();
        foreach (var (column, userClass) in new (string, string?)[] { ("per_hour", null), ("per_hour_resident", "Resident"), ("per_hour_academic", "Academic") })
            if (Money(column) is { } hour) rates.Add(new { userClass, perHour = hour, perUse = use, fewestMinutes, offHoursPercent = off, currency });
        if (row["code"] == "LSM-1") rates.Add(new { userClass = "Academic", country = "IR", perHour = 70, perUse = use, fewestMinutes, offHoursPercent = off, currency });
        return rates;
    }

    private static IEnumerable<Dictionary<string, string>> Rows()
    {
        var table = TableFile.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "demo", "places", "facilities.csv")), new()).Table ?? throw new InvalidDataException("facilities.csv of the demo cannot be read.");
        return table.Rows.Select(r => table.Header.Zip(r.Cells).ToDictionary(c => c.First, c => c.Second));
    }
}
