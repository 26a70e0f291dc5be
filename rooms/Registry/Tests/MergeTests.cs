using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Registry.Tests;

public sealed class MergeTests
{
    [Theory, Databases]
    public async Task A_merge_is_previewed_done_and_taken_back_exactly(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var keep = await officer.Add("CinnaGen", new { phone = "1" }, "IR");
        var gone = await officer.Add("CinnaGen ilaç", new { phone = "2", website = "cinnagen.example", fields = new[] { "pharmaceuticals" } }, "TR");
        var child = await officer.Add("Small Daughter", new { parent = gone.Text("id") });
        await officer.PostAsJsonAsync("/api/products", new { organisation = gone.Text("id"), product = new { name = "Drug" } }).Json(HttpStatusCode.Created);
        var before = await State(officer, keep, gone, child);

        var preview = await officer.GetAsync($"/api/organisations/merge-preview?keep={keep.Text("id")}&gone={gone.Text("id")}").Json();
        Assert.Single(preview.GetProperty("products").EnumerateArray());
        Assert.Single(preview.GetProperty("subsidiaries").EnumerateArray());
        Assert.Contains(preview.GetProperty("left").EnumerateArray(), l => l.Text("field") == "phone" && l.Text("before") == "2");
        Assert.Contains(preview.GetProperty("changes").EnumerateArray(), l => l.Text("field") == "website");
        Assert.Equal(before, await State(officer, keep, gone, child));

        var body = new { keep = keep.Text("id"), gone = gone.Text("id"), keepVersion = 1, goneVersion = 1 };
        var merge = await officer.PostAsJsonAsync("/api/organisations/merges", body).Json(HttpStatusCode.Created);
        await officer.PostAsJsonAsync("/api/organisations/merges", body).Json(HttpStatusCode.NotFound);
        Assert.Equal(keep.Text("id"), (await officer.GetAsync($"/api/organisations/{gone.Text("id")}").Json()).Text("id"));
        var cards = await site.InScope(sp => sp.GetRequiredService<IOrganisations>().Find([new(Guid.Parse(gone.Text("id")))], CancellationToken.None));
        Assert.Equal("CinnaGen", cards[new(Guid.Parse(gone.Text("id")))].Name);
        Task<IReadOnlyCollection<OrganisationId>> Known() => site.InScope(sp => sp.GetRequiredService<IOrganisations>().WithMerged([new(Guid.Parse(keep.Text("id")))], CancellationToken.None));
        Assert.Equal([keep.Text("id"), gone.Text("id")], (await Known()).Select(o => o.ToString()));
        Assert.Equal(keep.Text("id"), (await officer.GetAsync($"/api/organisations/{child.Text("id")}").Json()).Text("parent"));
        Assert.Equal(["CinnaGen"], (await officer.Search("cinnagen ilac")));

        await officer.PostAsJsonAsync("/api/organisations/merges/undo", new { merge = merge.Text("id") }).Json();
        Assert.Equal(before, await State(officer, keep, gone, child));
        Assert.Single(await Known());
        await officer.PostAsJsonAsync("/api/organisations/merges/undo", new { merge = merge.Text("id") }).Json(HttpStatusCode.Conflict);
        await site.Quiet();
    }

    [Theory, Databases]
    public async Task An_undo_keeps_what_was_edited_since(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var keep = await officer.Add("Alfa Optics");
        var gone = await officer.Add("Alfa Optika", new { website = "alfa.example", phone = "22" });
        var merge = await officer.PostAsJsonAsync("/api/organisations/merges", new { keep = keep.Text("id"), gone = gone.Text("id"), keepVersion = 1, goneVersion = 1 }).Json(HttpStatusCode.Created);
        await officer.Put($"/api/organisations/{keep.Text("id")}", new { name = "Alfa Optics", kind = "Company", website = "new.example", phone = "22" }, 2).Json();
        await officer.PostAsJsonAsync("/api/organisations/merges/undo", new { merge = merge.Text("id") }).Json();
        var after = await officer.GetAsync($"/api/organisations/{keep.Text("id")}").Json();
        Assert.Equal(("https://new.example/", ""), (after.Text("website"), after.Text("phone")));
    }

    [Theory, Databases]
    public async Task Three_spellings_are_proposed_as_one_and_a_no_is_remembered(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        foreach (var name in (string[])["Himrar", "ChemRar", "ХимРар", "Kazan Photonics"]) await officer.Add(name);
        var pairs = (await officer.GetAsync("/api/organisations/duplicates").Json()).EnumerateArray().ToList();
        Assert.Equal(3, pairs.Count);
        Assert.DoesNotContain(pairs, p => p.ToString().Contains("Kazan", StringComparison.Ordinal));
        Assert.All(pairs, p => Assert.InRange(p.GetProperty("score").GetDouble(), 0.8, 1));

        using var decided = await officer.Submit("/organisations/duplicates", "form:has([name='pair'])", new Dictionary<string, string> { ["pair"] = $"{pairs[0].GetProperty("first").Text("id")} {pairs[0].GetProperty("second").Text("id")}" });
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        await officer.PostAsJsonAsync("/api/organisations/duplicates/find", new { all = true }).Json(HttpStatusCode.Accepted);
        await site.Quiet();
        Assert.Equal(2, (await officer.GetAsync("/api/organisations/duplicates").Json()).GetArrayLength());
        var candidates = await site.InScope(sp => sp.GetRequiredService<IOrganisations>().Resolve(["Химрар", "Nobody Knows"], CancellationToken.None));
        Assert.Equal(3, candidates["Химрар"].Count);
        Assert.Empty(candidates["Nobody Knows"]);
    }

    [Theory, Databases]
    public async Task Merging_is_for_officers_and_for_two_that_exist(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var one = await officer.Add("One");
        var stranger = Guid.CreateVersion7();
        await officer.PostAsJsonAsync("/api/organisations/merges", new { keep = one.Text("id"), gone = stranger, keepVersion = 1, goneVersion = 1 }).Json(HttpStatusCode.NotFound);
        await officer.PostAsJsonAsync("/api/organisations/merges", new { keep = one.Text("id"), gone = one.Text("id"), keepVersion = 1, goneVersion = 1 }).Json(HttpStatusCode.BadRequest);
        await site.ClientOf(TestUser.Organiser).PostAsJsonAsync("/api/organisations/merges", new { keep = one.Text("id"), gone = stranger, keepVersion = 1, goneVersion = 1 }).Json(HttpStatusCode.Forbidden);
        await site.ClientOf(TestUser.Organiser).GetAsync("/api/organisations/duplicates").Json(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(new Uri($"/organisations/merge?keep={one.Text("id")}&gone={stranger}", UriKind.Relative))).StatusCode);
    }

    // All that is told, without the version and the time, which only go forward.
    private static async Task<string> State(HttpClient client, params JsonElement[] organisations)
    {
        var all = new List<string>();
        foreach (var o in organisations)
        {
            var now = await client.GetAsync($"/api/organisations/{o.Text("id")}").Json();
            all.Add(string.Join('|', now.EnumerateObject().Where(p => p.Name is not ("version" or "changedAt")).Select(p => $"{p.Name}={p.Value}")));
            all.Add((await client.GetAsync($"/api/products?organisation={o.Text("id")}").Json()).GetProperty("items").GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        return string.Join('\n', all);
    }
}
