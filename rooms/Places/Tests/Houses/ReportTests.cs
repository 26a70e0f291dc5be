using System.Net;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Houses;

/// <summary>The monthly report of a house to headquarters: made of records, each number open to them, kept as it was once it is handed in.</summary>
public sealed class ReportTests
{
    [Theory, Databases]
    public async Task A_report_counts_records_opens_each_number_to_them_and_keeps_what_was_handed_in(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var (run, maker) = (await agency.Organisation("Runs the house"), await agency.Organisation("Quiet Meadow Works"));
        var product = Agency.Id(await agency.Post("/api/products", new { organisation = maker, product = new { name = "Pump", about = "Made to last." } }, HttpStatusCode.Created, agency.Officer));
        var house = await agency.OpenHouse(run);
        var api = $"/api/places/{house}";
        using var manager = site.ClientOf(TestUser.MemberOf(run), followRedirects: true);
        using var asker = site.ClientOf(TestUser.MemberOf(maker));
        var service = Agency.Id(await agency.Post(api + "/services", new { kind = "Desk", nameEn = "Desk", hours = 9 }, HttpStatusCode.Created, manager));
        // In Moscow it is December already, an hour before the year says so elsewhere.
        site.Clock.SetTo(new DateTimeOffset(2026, 11, 30, 21, 30, 0, TimeSpan.Zero));
        async Task<Guid> Ask() => Agency.Id(await agency.Post(api + "/requests", new { service, organisation = maker, text = "A desk" }, HttpStatusCode.Created, asker));
        var (first, second) = (await Ask(), await Ask());
        foreach (var move in new[] { "Accept", "Finish" }) await agency.Post($"{api}/requests/{first}/moves", new { move }, HttpStatusCode.OK, manager);
        var lead = Agency.Id(await agency.Post(api + "/leads", new { product, partnerName = "Penza Valves", leadOn = "2026-11-30" }, HttpStatusCode.Created, manager));
        await agency.Post($"{api}/leads/{lead}/steps", new { step = "Order", on = "2026-12-01", worth = 99.5, currency = "EUR" }, HttpStatusCode.OK, manager);
        await agency.Post(api + "/visits", new { people = 4 }, HttpStatusCode.OK, manager);
        await agency.Post(api + "/events", new { kind = "OpenDay", titleEn = "Open day", on = "2026-12-20", from = "10:00:00", until = "12:00:00" }, HttpStatusCode.Created, manager);

        async Task<Dictionary<string, (decimal Value, int Records, decimal? Difference)>> Report(string month) => (await agency.Get($"{api}/reports/{month}", manager)).GetProperty("lines").EnumerateArray()
            .ToDictionary(l => l.GetProperty("item").GetString()!, l => (l.GetProperty("value").GetDecimal(), l.GetProperty("records").GetArrayLength(), l.TryGetProperty("difference", out var d) && d.ValueKind == JsonValueKind.Number ? d.GetDecimal() : (decimal?)null));
        var december = await Report("2026-12");
        Assert.Equal([(2m, 2), (1m, 1), (1m, 1), (0m, 0), (1m, 1), (1m, 1), (99.5m, 1), (4m, 4), (1m, 1)],
            new[] { "RequestsReceived", "RequestsDone", "RequestsInTime", "LeadsNew", "LeadsOrdered", "RequestsLate", "Worth", "Visitors", "EventsHeld" }.Select(i => (december[i].Value, december[i].Records)));
        var november = await Report("2026-11");
        Assert.Equal((0m, 1m, 0m), (november["RequestsReceived"].Value, november["LeadsNew"].Value, november["Visitors"].Value));
        foreach (var bad in new[] { "2026-13", "december", "2026-12-01" }) Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(new Uri($"{api}/reports/{bad}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await asker.GetAsync(new Uri($"{api}/reports/2026-12", UriKind.Relative))).StatusCode);

        await agency.Put($"{api}/reports/2026-12/submission", new { }, HttpStatusCode.Conflict, who: manager);
        site.Clock.SetTo(new DateTimeOffset(2027, 1, 2, 9, 0, 0, TimeSpan.Zero));
        using var submitted = await manager.Submit($"/places/{house}/reports/2026-12", "form:has([name='Input.Note'])", new Dictionary<string, string> { ["Input.Note"] = "A quiet month" });
        Assert.Contains("The report is handed in.", (await submitted.Html()).Body!.TextContent, StringComparison.Ordinal);
        await agency.Put($"{api}/reports/2026-12/submission", new { }, HttpStatusCode.Conflict, who: manager);

        // What changes afterwards is a difference, not another number.
        var visit = (await agency.Get(api + "/visits", manager))[0].GetProperty("id").GetGuid();
        await agency.Delete($"{api}/visits/{visit}", who: manager);
        await agency.Post(api + "/leads", new { product, partnerName = "Tula Works", leadOn = "2026-12-15" }, HttpStatusCode.Created, manager);
        var frozen = await Report("2026-12");
        Assert.Equal(((4m, -1m), (0m, 1m), (2m, (decimal?)null)), ((frozen["Visitors"].Value, frozen["Visitors"].Difference!.Value), (frozen["LeadsNew"].Value, frozen["LeadsNew"].Difference!.Value), (frozen["RequestsReceived"].Value, frozen["RequestsReceived"].Difference)));
        // Every number of the page that is not nothing leads to as many records.
        var page = await manager.Page($"/places/{house}/reports/2026-12");
        Assert.Contains("A quiet month", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var links = page.QuerySelectorAll("td.num a").ToList();
        Assert.True(links.Count >= 7, $"{links.Count} numbers are links.");
        foreach (var link in links)
        {
            var rows = (await manager.Page(link.GetAttribute("href")!)).QuerySelectorAll("tbody tr").Length;
            if (!link.TextContent.Contains('.', StringComparison.Ordinal)) Assert.Equal(int.Parse(link.TextContent, System.Globalization.CultureInfo.InvariantCulture), rows);
            else Assert.Equal(1, rows);
        }
        Assert.Contains("removed since", (await manager.Page($"/places/{house}/reports/2026-12/Visitors")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        foreach (var url in new[] { $"/places/{house}/reports", $"/places/{house}/reports/2026-12/print" }) Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);
        Assert.Contains(second.ToString(), await agency.Text($"{api}/reports/2026-12/report.csv", manager), StringComparison.Ordinal);
    }
}
