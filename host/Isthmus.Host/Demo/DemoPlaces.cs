using System.Text.Json;
using Isthmus.Tabular;

namespace Isthmus.Host.Demo;

/// <summary>The network of the demo: four houses of innovation abroad as they were spoken of in public, and an invented centre with four clusters, a management company, an owner of the territory and a fund.</summary>
internal sealed record DemoPlaces(Guid Operator, Guid House, Guid Centre)
{
    private static readonly string Files = Path.Combine(AppContext.BaseDirectory, "demo", "places");

    /// <param name="client">Somebody who keeps the register and the network.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<DemoPlaces> Load(DemoClient client, CancellationToken ct)
    {
        var there = (await client.Get("/api/places?kind=HouseOfInnovation&country=RU&limit=1", ct)).GetProperty("items");
        if (there.GetArrayLength() > 0) return await Read(client, there[0].GetProperty("id").GetGuid(), ct);
        var organisations = new Dictionary<string, Guid>();
        foreach (var o in Rows("organisations.csv")) organisations[o["key"]] = Id(await client.Post("/api/organisations", new { name = o["name"], kind = o["kind"], country = o["country"], isInvented = true }, ct));
        Guid? Of(string key) => key.Length == 0 ? null : organisations[key];
        var places = new Dictionary<string, Guid>();
        foreach (var p in Rows("places.csv"))
        {
            var isHouse = p["kind"] == "HouseOfInnovation";
            places[p["key"]] = Id(await client.Post("/api/places", new
            {
                kind = p["kind"], nameEn = p["name_en"], nameRu = p["name_ru"], nameFa = p["name_fa"], aboutEn = p["about_en"], aboutRu = p["about_ru"], aboutFa = p["about_fa"], country = p["country"], homeCountry = p["home"].Length == 0 ? null : p["home"], city = p["city"], timeZone = p["zone"],
                stage = p["stage"], stageOn = p["on"], parent = p["parent"].Length == 0 ? (Guid?)null : places[p["parent"]], order = int.TryParse(p["order"], out var order) ? order : (int?)null, owner = Of(p["owner"]), @operator = Of(p["operator"]), management = Of(p["management"]), isInvented = p["invented"] == "yes",
                workDays = isHouse ? new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday" } : [], opensAt = isHouse ? "09:00:00" : null, closesAt = isHouse ? "18:00:00" : null,
            }, ct));
            await client.Put($"/api/places/{places[p["key"]]}/publication", ct);
        }
        foreach (var s in Rows("services.csv"))
            await client.Post($"/api/places/{places[s["house"]]}/services", new
            {
                kind = s["kind"], nameEn = s["name_en"], nameRu = s["name_ru"], nameFa = s["name_fa"], aboutEn = s["about_en"], aboutRu = s["about_ru"], aboutFa = s["about_fa"], priceEn = s["price_en"], priceRu = s["price_ru"], priceFa = s["price_fa"],
                hours = int.Parse(s["hours"], System.Globalization.CultureInfo.InvariantCulture),
            }, ct);
        var parts = new Dictionary<string, Guid>();
        foreach (var t in Rows("territory.csv"))
            parts[t["name_en"]] = Id(await client.Post($"/api/places/{places["island"]}/territory", new
            {
                kind = t["kind"], nameEn = t["name_en"], nameRu = t["name_ru"], nameFa = t["name_fa"], within = t["within"].Length == 0 ? (Guid?)null : parts[t["within"]], area = int.TryParse(t["area"], out var area) ? area : (int?)null, state = t["state"], readyBy = t["ready"].Length == 0 ? null : t["ready"],
            }, ct));
        foreach (var m in Rows("members.csv")) await client.Post($"/api/places/{places[m["place"]]}/members", new { organisation = organisations[m["organisation"]], sector = m["sector"].Length == 0 ? null : m["sector"], since = m["since"] }, ct);
        return new(organisations["operator"], places["russia"], places["island"]);
    }

    private static async Task<DemoPlaces> Read(DemoClient client, Guid house, CancellationToken ct) => new(
        (await client.Get($"/api/places/{house}", ct)).GetProperty("operator").GetProperty("id").GetGuid(), house, Id((await client.Get("/api/places?kind=Centre&limit=1", ct)).GetProperty("items")[0]));

    private static Guid Id(JsonElement made) => made.GetProperty("id").GetGuid();

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var table = TableFile.Read(File.ReadAllBytes(Path.Combine(Files, file)), new()).Table ?? throw new JsonException($"{file} of the demo cannot be read.");
        return table.Rows.Select(r => table.Header.Zip(r.Cells).ToDictionary(c => c.First, c => c.Second));
    }
}
