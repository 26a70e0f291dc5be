using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Indicators.Tests;

/// <summary>The board of a house of innovation: its measures, what is counted of it, the pairs of its country.</summary>
public sealed class BoardTests
{
    [Theory, Databases]
    public async Task A_house_has_its_measures_its_counts_and_its_pairs(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        await desk.Facts();
        using var made = await desk.Officer.PostAsJsonAsync("/api/organisations", new { name = "House of Innovation Alder", kind = "HouseOfInnovation", country = "RU" });
        var house = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        // Also before anything is said of it, its page leads to its board.
        Assert.Contains($"/indicators/subjects/org:{house}", await Desk.Text(desk.Visitor, $"/organisations/{house}"), StringComparison.Ordinal);
        using var product = await desk.Officer.PostAsJsonAsync("/api/products", new { organisation = house, product = new { name = "Test strip reader", about = "Reads in two minutes.", readiness = 7 } });
        Assert.True(product.IsSuccessStatusCode, await product.Content.ReadAsStringAsync());
        await desk.Measure("seats");
        await desk.Publish(Desk.Said("seats", "40", "2025", $"org:{house}"));
        await desk.Publish(Desk.Said("seats", "≈ 60", "2026", $"org:{house}"));

        var board = await Desk.Text(desk.Visitor, $"/indicators/subjects/org:{house}");
        // The latest of each measure, with how many there are.
        var measures = board[board.IndexOf("id=\"board\"", StringComparison.Ordinal)..board.IndexOf("id=\"board-pairs\"", StringComparison.Ordinal)];
        Assert.Contains("≈ 60", measures, StringComparison.Ordinal);
        Assert.DoesNotContain(">40<", measures, StringComparison.Ordinal);
        Assert.Matches("2</td>", measures);
        // What stands on a public page may be told, however few.
        Assert.Contains("Products and technologies in the register", board, StringComparison.Ordinal);
        Assert.Contains("/pairs/IR-RU", board, StringComparison.Ordinal);
        foreach (var language in new[] { "ru", "fa" }) Assert.Contains("/pairs/IR-RU", await Desk.Text(desk.Visitor, $"/indicators/subjects/org:{house}", language: language), StringComparison.Ordinal);
        // A country is no organisation.
        Assert.DoesNotContain("id=\"board\"", await Desk.Text(desk.Visitor, "/indicators/subjects/IR"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Who_the_gate_holds_has_no_board(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = new Desk(site);
        using var held = await desk.Officer.PostAsJsonAsync("/api/organisations", new { name = "Qwyxzenthor Vlorpnik Grubbelwatz", kind = "HouseOfInnovation", country = "RU" });
        var listed = (await held.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await Desk.Text(desk.Visitor, $"/indicators/subjects/org:{listed}", HttpStatusCode.NotFound);
    }
}
