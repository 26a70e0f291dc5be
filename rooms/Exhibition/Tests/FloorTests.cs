using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Isthmus.Contracts.Forums;
using Isthmus.Exhibition.Exhibitors;
using Isthmus.Exhibition.Floor;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Exhibition.Tests;

public sealed class FloorTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task Booths_do_not_lie_on_each_other_or_outside_and_numbers_stand_on_one_only(Provider provider)
    {
        var site = await sites.On(provider);
        using var fair = await Fair.Open(site);
        var hall = await fair.Hall(width: 20, depth: 10);
        var first = await fair.Booth("A1", hall, 0, 0, 6, 4);
        await fair.Booth("A2", hall, 6, 0, 6, 4);
        object At(string number, decimal x, decimal y, decimal width = 3, decimal depth = 3) => new { number, hall, x, y, width, depth };

        var refused = await fair.Post(fair.Api + "/booths", At("A3", 5.99m, 3.99m), HttpStatusCode.Conflict);
        Assert.Equal(("exhibition.booth-overlaps", "A1", first), (refused.GetProperty("code").GetString(), refused.GetProperty("number").GetString(), refused.GetProperty("booth").GetGuid()));
        Assert.Contains("A1", refused.GetProperty("title").GetString(), StringComparison.Ordinal);
        await fair.Post(fair.Api + "/booths", At("A3", 18, 0), HttpStatusCode.BadRequest);
        Assert.Equal("exhibition.booth-number-taken", (await fair.Post(fair.Api + "/booths", At("а-1", 0, 5), HttpStatusCode.Conflict)).GetProperty("code").GetString());
        var half = await fair.Post(fair.Api + "/booths", new { number = "A3", hall, x = 1 }, HttpStatusCode.BadRequest);
        Assert.Equal(["Depth", "Width", "Y"], half.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        // A neighbour may touch, a booth may stay where it is, and another hall has a floor of its own.
        await fair.Put($"{fair.Api}/booths/{first}", At("A1", 0, 0, 6, 3.5m), version: 1);
        await fair.Put($"{fair.Api}/booths/{first}", At("A1", 0, 0, 6, 4), HttpStatusCode.PreconditionFailed, version: 1);
        await fair.Booth("B1", await fair.Hall("Hall 2"), 0, 0, 6, 4);
        await fair.Put($"{fair.Api}/halls/{hall}", new { nameEn = "Hall 1", width = 11, depth = 10 }, HttpStatusCode.BadRequest);
        await fair.Delete($"{fair.Api}/halls/{hall}", HttpStatusCode.Conflict);
        Assert.Equal(["A1", "A2", "B1"], (await fair.Get(fair.Api + "/booths")).GetProperty("items").EnumerateArray().Select(b => b.GetProperty("number").GetString()));
    }

    [Theory, Databases]
    public async Task A_taken_booth_says_by_whom_and_is_shared_when_the_organiser_says_so(Provider provider)
    {
        var site = await sites.On(provider);
        using var fair = await Fair.Open(site);
        var booth = await fair.Booth("Q6134");
        var kept = await fair.Booth("Q6135", more: new { reserved = true, reservedFor = "Ministry of trade" });
        var (first, second) = (await fair.Exhibitor("3D Architech"), await fair.Exhibitor("Ball Wave"));
        Assert.Equal("Main", (await fair.Assign(booth, first)).Body.GetProperty("role").GetString());

        var (status, refused) = await fair.Assign(booth, second);
        Assert.Equal((HttpStatusCode.Conflict, "3D Architech"), (status, refused.GetProperty("exhibitors")[0].GetProperty("name").GetString()));
        var form = $"{fair.Pages}/exhibition/exhibitors/{second}";
        using (var asked = await fair.Http.Submit(form, "form:has([name='Assign.Number'])", new Dictionary<string, string> { ["Assign.Number"] = "q 6134" }))
        {
            var page = await asked.Html();
            Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
            Assert.Contains("3D Architech", page.QuerySelector("#form-errors")!.TextContent, StringComparison.Ordinal);
            using var shared = await fair.Http.Submit(form, page.QuerySelector<IHtmlFormElement>("form:has([name='Assign.Share'])")!, new Dictionary<string, string> { ["Assign.Share"] = "true" });
            Assert.Equal(HttpStatusCode.Found, shared.StatusCode);
        }
        Assert.Equal([("3D Architech", "Main"), ("Ball Wave", "Co")], (await fair.BoothOf("Q6134")).GetProperty("exhibitors").EnumerateArray().Select(e => (e.GetProperty("name").GetString(), e.GetProperty("role").GetString())));
        // Whoever stays has the booth; nobody is left without a main exhibitor.
        await fair.Delete($"{fair.Api}/booths/{booth}/exhibitors/{first}");
        Assert.Equal("Main", (await fair.BoothOf("Q6134")).GetProperty("exhibitors")[0].GetProperty("role").GetString());
        await fair.Delete($"{fair.Api}/booths/{booth}", HttpStatusCode.Conflict);

        Assert.Equal("exhibition.booth-reserved", (await fair.Assign(kept, first)).Body.GetProperty("code").GetString());
        Assert.DoesNotContain("Ministry", (await fair.Get(fair.Api + "/booths", fair.Visitor)).ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await fair.Assign(kept, first, share: true)).Status);
        Assert.Equal(("Taken", null), ((await fair.BoothOf("Q6135")).GetProperty("state").GetString(), (await fair.BoothOf("Q6135")).GetProperty("reservedFor").GetString()));
        await fair.Delete($"{fair.Api}/exhibitors/{second}");
        Assert.Equal("Free", (await fair.BoothOf("Q6134")).GetProperty("state").GetString());
    }

    [Theory, Databases]
    public async Task The_plan_is_drawn_with_a_link_for_each_booth_and_says_the_same_in_the_list(Provider provider)
    {
        var site = await sites.On(provider);
        using var fair = await Fair.Open(site);
        var hall = await fair.Hall("Main hall");
        var pavilion = Fair.Id(await fair.Post(fair.Api + "/pavilions", new { nameEn = "Iran", nameFa = "ایران", kind = "Country", country = "ir", hall }, HttpStatusCode.Created));
        var booth = await fair.Booth("A1", hall, 1, 1, 6, 4, new { pavilion });
        await fair.Booth("A2", hall, 10, 1, 6, 4, new { reserved = true, reservedFor = "Secret guest" });
        await fair.Booth("A3", hall, 20, 1, 6, 4);
        await fair.Booth("A4");
        await fair.Assign(booth, await fair.Exhibitor("<b>Sina & Co</b>"));
        await fair.Post(fair.Api + "/pavilions", new { nameEn = "Nowhere", kind = "Country", hall }, HttpStatusCode.BadRequest);

        var page = await fair.Visitor.Page(fair.Pages + "/floor-plan");
        var plan = page.QuerySelector("svg[role=group]")!;
        Assert.Equal("Plan of Main hall", plan.QuerySelector("title")!.TextContent);
        Assert.Contains("Free: 1, Reserved: 1, Taken: 1", plan.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
        var links = plan.QuerySelectorAll("a").Select(a => (Label: a.GetAttribute("aria-label")!, Row: page.QuerySelector(a.GetAttribute("href")!)!.TextContent)).OrderBy(l => l.Label, StringComparer.Ordinal).ToList();
        Assert.Equal(["Booth A1: <b>Sina & Co</b>", "Booth A2, Reserved", "Booth A3, Free"], links.Select(l => l.Label));
        Assert.Contains("<b>Sina & Co</b>", links[0].Row, StringComparison.Ordinal);
        // How a booth stands shows without colour.
        Assert.Equal([true, true, false], new[] { "A3", "A2", "A1" }.Select(n => plan.QuerySelector($"a[aria-label^='Booth {n}']")!.ParentElement!.HasAttribute("stroke-dasharray")));
        Assert.DoesNotContain("Secret guest", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Empty(plan.QuerySelectorAll("[style], [class]"));
        Assert.Contains("A4", (await fair.Visitor.Page(fair.Pages + "/floor-plan?hall=none")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/floor-plan", (await fair.Visitor.Page(fair.Pages)).QuerySelector("#exhibition")!.ParentElement!.InnerHtml, StringComparison.Ordinal);

        using var draft = await Fair.Open(site, published: false);
        foreach (var path in new[] { "/floor-plan", "/exhibitors", "/projects" }) Assert.Equal(HttpStatusCode.NotFound, (await draft.Visitor.GetAsync(new Uri(draft.Pages + path, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await draft.Visitor.GetAsync(new Uri(draft.Api, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await draft.Http.GetAsync(new Uri(draft.Api, UriKind.Relative))).StatusCode);
    }

    [Theory, Databases]
    public async Task A_hall_of_300_booths_is_shown_in_parts_that_stay_light(Provider provider)
    {
        var site = await sites.On(provider);
        using var fair = await Fair.Open(site);
        var (edition, hall) = (new EditionId(fair.Edition), new HallId(await fair.Hall(width: 200, depth: 100)));
        var pavilion = new PavilionId(Fair.Id(await fair.Post(fair.Api + "/pavilions", new { nameEn = "Optics", kind = "Theme", hall = hall.Value }, HttpStatusCode.Created)));
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<ExhibitionDb>();
            for (var i = 0; i < 300; i++)
            {
                var booth = new Booth { Id = BoothId.New(), EditionId = edition, Number = $"A{i + 1}", Key = $"A{i + 1}", HallId = hall, PavilionId = i < 120 ? pavilion : null };
                booth.Put(new Box(i % 30 * 600, i / 30 * 700, 500, 500));
                var exhibitor = new Exhibitor { Id = ExhibitorId.New(), EditionId = edition, Name = $"Общество с ограниченной ответственностью «Пример {i + 1}»", Key = $"example {i + 1}", CreatedAt = DateTime.UnixEpoch };
                db.Booths.Add(booth);
                db.Exhibitors.Add(exhibitor);
                db.Places.Add(new() { BoothId = booth.Id, ExhibitorId = exhibitor.Id, EditionId = edition, Role = PlaceRole.Main });
            }
            await db.SaveChangesAsync();
        });
        // They came without having been asked about, and are held until the gate has answered.
        await site.Quiet();

        var first = await fair.Visitor.Page(fair.Pages + "/floor-plan");
        var parts = first.QuerySelectorAll("nav.tabs")[1].QuerySelectorAll("a").Select(a => (Text: a.TextContent, Href: a.GetAttribute("href")!)).ToList();
        Assert.Equal(["Optics: A1 – A70", "Optics: A71 – A120", "A121 – A190", "A191 – A260", "A261 – A300"], parts.Select(p => p.Text));
        var seen = new HashSet<string>();
        foreach (var (_, href) in parts)
        {
            var html = await fair.Visitor.GetStringAsync(new Uri(href, UriKind.Relative));
            // What the style sheet and the script weigh beside it is 30 kB.
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 10_000, 70_000);
            var page = await fair.Visitor.Page(href);
            seen.UnionWith(page.QuerySelectorAll("svg[role=group] a").Select(a => a.GetAttribute("aria-label")!));
            Assert.NotNull(page.QuerySelector("svg[role=group] path"));
        }
        Assert.Equal(300, seen.Count);
    }
}
