using System.Net;
using Isthmus.Places.Tests.Residents;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Transfer;

public sealed class TransferTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task S4_11_an_item_moves_with_dates_from_the_disclosure_to_the_licence(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Laser Institute {provider}");
        object Body(string title = "A cold laser") => new { organisation = park.Organisation, title, summary = "Cuts without heat.", field = "Electronics", on = "2024-02-01", readiness = 2 };
        await park.Post(park.Member, $"{park.Api}/transfer-items", Body(), HttpStatusCode.Forbidden);
        var item = Park.Id(await park.Post(park.Officer, $"{park.Api}/transfer-items", Body(), HttpStatusCode.Created));
        var other = Park.Id(await park.Post(park.Officer, $"{park.Api}/transfer-items", Body("A slow pump"), HttpStatusCode.Created));
        var url = $"/api/transfer-items/{item}/steps";
        object Step(string stage, int readiness, string on, string? note = null) => new { stage, readiness, on, note };
        await park.Post(park.Officer, url, Step("Licence", 6, "2024-05-01"), HttpStatusCode.Conflict);
        await park.Post(park.Officer, url, Step("Evaluation", 3, "2024-01-01"), HttpStatusCode.BadRequest);
        await park.Post(park.Officer, url, Step("Evaluation", 3, "2124-01-01"), HttpStatusCode.BadRequest);
        await park.Post(park.Officer, url, Step("Disclosure", 2, "2024-03-01"), HttpStatusCode.BadRequest);
        await park.Post(park.Officer, url, Step("Evaluation", 3, "2024-05-01"));
        await park.Post(park.Officer, url, Step("Evaluation", 4, "2024-09-01"));
        await park.Post(park.Officer, url, Step("Protection", 5, "2025-01-15"));
        await park.Post(park.Officer, url, Step("SpinOff", 6, "2025-02-01"));
        await Park.Send(park.Officer, HttpMethod.Delete, $"{url}/last", null, HttpStatusCode.OK);
        var moved = await park.Post(park.Officer, url, Step("Licence", 7, "2025-06-30", "To a maker in Tabriz."));
        Assert.Equal(["Disclosure 2 2024-02-01", "Evaluation 3 2024-05-01", "Evaluation 4 2024-09-01", "Protection 5 2025-01-15", "Licence 7 2025-06-30"],
            moved.GetProperty("steps").EnumerateArray().Select(s => $"{s.GetProperty("stage").GetString()} {s.GetProperty("readiness").GetInt32()} {s.GetProperty("on").GetString()}"));
        await park.Post(park.Officer, $"/api/transfer-items/{other}/steps", Step("Dropped", 2, "2024-05-01"), HttpStatusCode.BadRequest);
        await park.Post(park.Officer, $"/api/transfer-items/{other}/steps", Step("Dropped", 2, "2024-05-01", "Known since 1990."));

        var stages = await park.Get(park.Officer, $"{park.Api}/transfer-stages");
        Assert.Equal([2, 1, 1, 1, 0, 1], stages.EnumerateArray().Select(s => s.GetProperty("count").GetInt32()));
        Assert.Contains("A cold laser", await park.Officer.GetStringAsync(new Uri($"/places/{park.Place}/transfer.csv", UriKind.Relative)), StringComparison.Ordinal);
        await park.Get(park.Visitor, $"/api/transfer-items/{item}", HttpStatusCode.NotFound);
        await park.Put(park.Officer, $"/api/transfer-items/{item}/publication", null);
        Assert.Single((await park.Get(park.Visitor, $"{park.Api}/transfer-items")).EnumerateArray());
        var page = await park.Visitor.Page($"/transfer/{item}");
        Assert.Contains("Licence", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Tabriz", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task An_officer_writes_one_and_moves_it_without_script(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Optics Institute {provider}");
        var form = new Dictionary<string, string> { ["Input.Title"] = "A quiet motor", ["Of"] = park.Name, ["Input.Field"] = "Machinery", ["Input.Summary"] = "Runs without a sound.", ["Input.On"] = "2024-02-01", ["Input.Readiness"] = "3" };
        using var saved = await park.Officer.Submit($"/places/{park.Place}/transfer/new", "form:has([name='Input.Title'])", form);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var url = saved.Headers.Location!.ToString();
        using var moved = await park.Officer.Submit(url, "form:has([name='Form.Stage'])", new Dictionary<string, string> { ["Form.Stage"] = "Evaluation", ["Form.Readiness"] = "4", ["Form.On"] = "2024-06-01" });
        Assert.Equal(HttpStatusCode.Found, moved.StatusCode);
        Assert.Contains("Evaluation", (await park.Officer.Page(url)).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
    }
}
