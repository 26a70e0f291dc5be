using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Exhibition.Tests;

/// <summary>Lists as fairs really have them: several booths for one, several exhibitors at one, the same one three times, empty sectors, addresses without a scheme.</summary>
public sealed class FileTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private const string Dirty = """
        List of exhibitors 2027;;;;
        Company Name;Stand;Website;Activity Sectors;Country
        3D Architech, Inc.;Q6134;http://architech.example ;Materials;US
        Ball Wave Inc;q-6134;www.ballwave.example/sensors;;Japan
        3D ARCHITECH INC;Q6135, Q6136;;Additive manufacturing;Atlantis
        3D Architech, Inc.;Q6134;;;
        ;Q9999;;;
        Compostela Campers;TBA;not an address;null;
        Castilla;R1;http://castilla.example;Official organizations;
        Castilla - Screen;R2;http://castilla.example;;
        Alfa;A booth with a very long description;;;
        """;

    private static async Task<Guid> Read(Fair fair, string text = Dirty)
    {
        var (status, body) = await fair.Upload([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]);
        Assert.True(status == HttpStatusCode.Created, body.ToString());
        return Fair.Id(body);
    }

    private static string[] States(JsonElement file) => [.. file.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("state").GetString()!)];
    private static string[] Notes(JsonElement file, int line) => [.. file.GetProperty("lines")[line].GetProperty("notes").EnumerateArray().Select(n => $"{n.GetProperty("cell").GetString()}: {n.GetProperty("text").GetString()}")];

    [Theory, Databases]
    public async Task A_dirty_list_is_shown_row_by_row_taken_in_once_and_undone(Provider provider)
    {
        var site = await sites.On(provider);
        using var fair = await Fair.Open(site);
        var file = $"{fair.Api}/files/{await Read(fair)}";

        var shown = await fair.Get(file);
        Assert.Equal(["New", "New", "Again", "AlreadyThere", "Rejected", "New", "New", "New", "Rejected"], States(shown));
        Assert.Equal(["A7: There is no name."], Notes(shown, 4));
        Assert.Equal(["B11: “A booth with a very long description” is no booth number."], Notes(shown, 8));
        Assert.Contains("B4: Booth q-6134 is shared with others.", Notes(shown, 1));
        Assert.Contains("E5: “Atlantis” is no country; left empty.", Notes(shown, 2));
        Assert.Contains("C8: “not an address” is no web address; left empty.", Notes(shown, 5));
        // Only probably the same: asked about, not guessed.
        var question = Assert.Single(shown.GetProperty("questions").EnumerateArray());
        Assert.Equal(("Castilla - Screen", "k:castilla"), (question.GetProperty("name").GetString(), question.GetProperty("choices")[0].GetProperty("value").GetString()));
        Assert.Equal(0, (await fair.Get(fair.Api)).GetProperty("exhibitors").GetInt32());

        var done = await fair.Post(file + "/confirmation", new { });
        Assert.Equal((5, 0, 5, 2), (done.GetProperty("added").GetInt32(), done.GetProperty("joined").GetInt32(), done.GetProperty("booths").GetInt32(), done.GetProperty("rejected").GetInt32()));
        await fair.Post(file + "/confirmation", new { }, HttpStatusCode.Conflict);
        var architech = (await fair.Get(fair.Api + "/exhibitors?q=architech")).GetProperty("items")[0];
        Assert.Equal(["Q6134", "Q6135", "Q6136"], architech.GetProperty("booths").EnumerateArray().Select(b => b.GetProperty("number").GetString()));
        Assert.Equal(("US", "http://architech.example/", 2), (architech.GetProperty("country").GetString(), architech.GetProperty("website").GetString(), architech.GetProperty("sectors").GetArrayLength()));
        Assert.Equal(["Main", "Co"], (await fair.BoothOf("Q6134")).GetProperty("exhibitors").EnumerateArray().Select(e => e.GetProperty("role").GetString()));
        var wave = (await fair.Get(fair.Api + "/exhibitors?q=wave")).GetProperty("items")[0];
        Assert.Equal(("JP", "https://www.ballwave.example/sensors"), (wave.GetProperty("country").GetString(), wave.GetProperty("website").GetString()));

        // Somebody works on one of them: it is theirs now and stays.
        await fair.Put($"{fair.Api}/exhibitors/{Fair.Id(wave)}", new { name = "Ball Wave Inc", aboutEn = "Sensors" });
        var undone = await fair.Delete(file + "/confirmation", HttpStatusCode.OK);
        Assert.Equal((4, 4, 1), (undone.GetProperty("removed").GetInt32(), undone.GetProperty("booths").GetInt32(), undone.GetProperty("kept").GetInt32()));
        Assert.Equal([("Ball Wave Inc", "Main")], (await fair.BoothOf("Q6134")).GetProperty("exhibitors").EnumerateArray().Select(e => (e.GetProperty("name").GetString(), e.GetProperty("role").GetString())));
        await fair.Delete(file + "/confirmation", HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task Names_that_are_only_like_known_ones_are_asked_about_on_the_page_and_answers_are_kept_to(Provider provider)
    {
        var site = await sites.On(provider);
        using var fair = await Fair.Open(site);
        var sure = await fair.Organisation($"Kavir Optics {provider}");
        var perhaps = await fair.Organisation($"Parsian Medical Devices {provider}");
        var there = await fair.Exhibitor($"Sepahan Robotics {provider}");
        await fair.Assign(await fair.Booth("B1"), there);
        var file = await Read(fair, $"exhibitor,booth\nKavir Optics {provider},A1\nParsian Medical Device {provider},A2\nSepahan Robotic {provider},\"A3, B1\"\nSepahan Robotics {provider},A4\n");
        var url = $"{fair.Pages}/exhibition/import/{file}";

        var page = await fair.Http.Page(url);
        var form = page.QuerySelector<IHtmlFormElement>("form:has(input[name='_handler'][value='confirm'])")!;
        Assert.Equal(2, form.QuerySelectorAll("select").Length);
        string Choice(string label, string prefix) => form.QuerySelectorAll("select").Single(s => page.QuerySelector($"label[for='{s.Id}']")!.TextContent.Contains(label, StringComparison.Ordinal)).QuerySelectorAll("option").Select(o => o.GetAttribute("value")!).First(v => v.StartsWith(prefix, StringComparison.Ordinal));
        var (medical, robots) = (Choice("Parsian", "o:"), Choice("Sepahan", "e:"));
        Assert.Equal(("o:" + perhaps, "e:" + there), (medical, robots));
        string Name(string label) => form.QuerySelectorAll("select").Single(s => page.QuerySelector($"label[for='{s.Id}']")!.TextContent.Contains(label, StringComparison.Ordinal)).GetAttribute("name")!;
        using var confirmed = await fair.Http.Submit(url, form, new Dictionary<string, string> { [Name("Parsian")] = medical, [Name("Sepahan")] = robots });
        Assert.Equal(HttpStatusCode.Found, confirmed.StatusCode);

        var all = (await fair.Get(fair.Api + "/exhibitors")).GetProperty("items").EnumerateArray().ToDictionary(e => Fair.Id(e));
        Assert.Equal(3, all.Count);
        Assert.Equal(["A3", "A4", "B1"], all[there].GetProperty("booths").EnumerateArray().Select(b => b.GetProperty("number").GetString()));
        Assert.Equal(new HashSet<Guid> { sure, perhaps }, all.Values.Where(e => e.GetProperty("organisation").ValueKind == JsonValueKind.String).Select(e => e.GetProperty("organisation").GetGuid()).ToHashSet());
    }

    [Theory, Databases]
    public async Task A_file_that_is_no_list_is_refused_with_the_reason(Provider provider)
    {
        using var fair = await Fair.Open(await sites.On(provider));
        foreach (var (bytes, reason) in new (byte[], string)[] { ([], "Choose a file."), ([1, 2, 0, 255, 254, 0, 3], "neither text nor a spreadsheet"), (Encoding.UTF8.GetBytes("a;\"b\nc"), "quotation mark"), (Encoding.UTF8.GetBytes("12;13\n14;15\n"), "No column has the exhibitors’ names") })
        {
            var (status, body) = await fair.Upload(bytes);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains(reason, body.GetProperty("errors").GetProperty("File")[0].GetString(), StringComparison.Ordinal);
        }
    }
}
