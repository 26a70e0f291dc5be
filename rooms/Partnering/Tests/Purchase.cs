using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isthmus.Testing;

namespace Isthmus.Partnering.Tests;

/// <summary>What buyers and suppliers do with requests for quotation, over HTTP.</summary>
internal sealed class Purchase(TestSite site, Market market)
{
    public string Day(int days) => DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).AddDays(days).ToString("O");

    public JsonObject Content(object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(new
        {
            language = "en", title = "Hot gas filters of metal foam", need = "Filter housings for a furnace at 600 degrees.\nThe foam must keep its form.", keywords = new[] { new { scheme = "hs", code = "8421.39" }, new { scheme = "nace", code = "C" } },
            quantity = 120.5, unit = "pieces", deliveryCountry = "IR", deliveryCity = "Isfahan", deliverUntil = Day(90), incoterm = "dap", currency = "eur", requirements = new[] { "ISO 9001", "EAC" }, languages = new[] { "en", "fa" }, quotesUntil = Day(10),
        })!.AsObject();
        foreach (var (key, value) in more is null ? [] : JsonSerializer.SerializeToNode(more)!.AsObject()) body[key] = value?.DeepClone();
        return body;
    }

    public static readonly object Substitution = new { isSubstitution = true, importedNow = "Sintered filters", importedFrom = new[] { "DE", "Italy" } };

    public async Task<Guid> Draft(HttpClient who, Guid organisation, object? more = null) => Market.Id(await Market.Send(who, HttpMethod.Post, "/api/rfqs", new { organisation, rfq = Content(more) }, HttpStatusCode.Created));

    public async Task<Guid> Publish(HttpClient who, Guid organisation, object? more = null)
    {
        var id = await Draft(who, organisation, more);
        var answer = await Market.Send(who, HttpMethod.Post, $"/api/rfqs/{id}/publication", null);
        Assert.Equal(("Published", false), (answer.GetProperty("state").GetString(), answer.GetProperty("onHold").GetBoolean()));
        return id;
    }

    public static Task<JsonElement> Show(HttpClient who, Guid rfq, HttpStatusCode expected = HttpStatusCode.OK) => Market.Send(who, HttpMethod.Get, $"/api/rfqs/{rfq}", null, expected);

    public async Task<string> State(Guid rfq) => (await Show(market.Officer, rfq)).GetProperty("state").GetString()!;

    /// <summary>The last day for quotes is over, and the hourly look has been at it.</summary>
    public async Task Close(int days = 11)
    {
        site.Clock.Advance(TimeSpan.FromDays(days));
        await market.Chores();
    }

    public JsonObject Quote(Guid organisation, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(new { organisation, quote = new { unitPrice = 12.5, currency = "EUR", minimumOrder = 50, quantity = 200, leadDays = 30, incoterm = "DAP", validUntil = Day(60), paymentTerms = "30 days after delivery", certificates = new[] { "ISO 9001", "EAC" }, note = "Made of Kryptal." } })!.AsObject();
        foreach (var (key, value) in more is null ? [] : JsonSerializer.SerializeToNode(more)!.AsObject()) body["quote"]![key] = value?.DeepClone();
        return body;
    }

    public async Task<Guid> Give(HttpClient who, Guid organisation, Guid rfq, object? more = null) => Market.Id(await Market.Send(who, HttpMethod.Post, $"/api/rfqs/{rfq}/quotes", Quote(organisation, more), HttpStatusCode.Created));
}
