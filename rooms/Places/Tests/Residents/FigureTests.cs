using System.Net;
using System.Text.Json;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Reporting;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Residents;

public sealed class FigureTests
{
    [Theory, Databases]
    public async Task Figures_of_fewer_than_five_organisations_are_for_those_only_who_may_see_the_reports(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var park = await Park.Open(site);
        var resident = await park.Admitted();
        await Report(site, park, resident, 1);
        Assert.Equal(10, Jobs(await park.Get(park.Officer, $"{park.Api}/figures")));
        Assert.Null(Jobs(await park.Get(park.Visitor, $"{park.Api}/figures")));
        Assert.Contains("fewer than five", (await park.Visitor.Page($"/places/{park.Place}/figures")).QuerySelectorAll("tbody").Last().TextContent, StringComparison.Ordinal);
        Assert.Contains("fewer than five", await park.Visitor.GetStringAsync(new Uri($"/places/{park.Place}/figures.csv", UriKind.Relative)), StringComparison.Ordinal);

        // Four more are written beside it, as by as many residents.
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlacesDb>();
            for (var n = 2; n <= 5; n++)
            {
                var other = Resident.Enquire(new(park.Place), new(Guid.CreateVersion7()), "Another", null, null, null, DateTime.UnixEpoch);
                db.Residents.Add(other);
                db.AnnualReports.Add(new() { Id = AnnualReportId.New(), ResidentId = other.Id, Year = 2026, DueOn = new(2027, 3, 31), State = ReportState.Filed, Values = [new(Kpi.Jobs, 10)] });
            }
            await db.SaveChangesAsync();
        });
        Assert.Equal(50, Jobs(await park.Get(park.Visitor, $"{park.Api}/figures")));
        using var workbook = await park.Visitor.GetAsync(new Uri($"/api/places/{park.Place}/figures.xlsx", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (workbook.StatusCode, workbook.Content.Headers.ContentType!.MediaType));
    }

    private static async Task Report(TestSite site, Park park, Guid resident, int factor)
    {
        site.Clock.SetTo(new DateTimeOffset(2027, 2, 1, 9, 0, 0, TimeSpan.Zero));
        await site.InScope(async sp => await sp.GetServices<IChore>().OfType<KeepTime>().Single().Do(CancellationToken.None));
        await park.Put(park.Member, $"/api/residents/{resident}/reports/2026", new { values = new[] { new { kpi = "Jobs", value = 10 * factor } } });
    }

    private static decimal? Jobs(JsonElement figures) => figures.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("kpi").GetString() == "Jobs").GetProperty("sum") is { ValueKind: JsonValueKind.Number } sum ? sum.GetDecimal() : null;
}
