using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Delegations;

public sealed class FigureTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private const string Quote = "two business delegations with more than 2 knowledge-based companies";

    internal static JsonObject Said(object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(new
        {
            measure = "Companies", qualifier = "MoreThan", number = 2, reach = "NotSaid", quote = Quote, speaker = "An official with the Vice Presidency", outlet = "The Example Agency (invented)", url = "https://agency.example/news/27", saidOn = "2021-08-30",
        })!.AsObject();
        foreach (var (key, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject()) body[key] = value?.DeepClone();
        return body;
    }

    // Two delegations: Iran with two companies, Kazakhstan with one.
    internal static async Task<(Guid Iran, Guid Kazakhstan)> TwoDelegations(Organiser organiser)
    {
        await organiser.Company("CinnaGen");
        await organiser.Company("Royan");
        await organiser.Company("Almaty Optics", country: "KZ");
        async Task<Guid> Delegation(string country, string titleEn, string titleRu, string titleFa) => Organiser.Id(await organiser.Post(organiser.Api + "/delegations", new
        {
            country, titleEn, titleRu, titleFa, startsOn = "2027-07-09", endsOn = "2027-07-14", headRole = "Vice President", takeGuests = true, officials = new[] { new { institution = "Trade Promotion Organization" } },
        }, HttpStatusCode.Created));
        return (await Delegation("IR", "Iran", "Иран", "ایران"), await Delegation("KZ", "Kazakhstan", "Казахстан", "قزاقستان"));
    }

    private static string[] Readings(JsonElement figure) =>
        [.. figure.GetProperty("readings").EnumerateArray().Select(r => $"{r.GetProperty("reach").GetString()} {string.Join("+", r.GetProperty("counted").EnumerateArray().Select(c => c.GetProperty("number").GetInt32() + (c.GetProperty("complete").GetBoolean() ? "" : "..")))} {r.GetProperty("verdict").GetString()} {r.GetProperty("doubt").GetString()}")];

    [Theory, Databases]
    public async Task What_the_words_leave_open_stays_open_and_both_readings_are_compared(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (iran, _) = await TwoDelegations(organiser);
        var url = organiser.Api + "/figures";
        // Who does not say that it is a total has not said it.
        var open = Said();
        open.Remove("reach");
        var id = Organiser.Id(await organiser.Post(url, open, HttpStatusCode.Created));
        var figure = await organiser.Get($"{url}/{id}");
        Assert.Equal(("NotSaid", true, "MoreThan", 2, Quote), (figure.GetProperty("reach").GetString(), figure.GetProperty("ambiguous").GetBoolean(), figure.GetProperty("qualifier").GetString(), figure.GetProperty("number").GetInt32(), figure.GetProperty("quote").GetString()));
        Assert.Equal(["InTotal 3 Consistent None", "Each 2+1 Contradicts None"], Readings(figure));

        async Task<string[]> Read(object more) => Readings(await organiser.Get($"{url}/{Organiser.Id(await organiser.Post(url, Said(more), HttpStatusCode.Created))}"));
        Assert.Equal(["InTotal 3 Consistent None"], await Read(new { reach = "InTotal" }));
        Assert.Equal(["Each 2+1 Consistent None"], await Read(new { reach = "Each", qualifier = "AtMost" }));
        Assert.Equal(["InTotal 3 NotComparable Target"], await Read(new { reach = "InTotal", qualifier = "Target" }));
        // Entered for one of the two: alone it has two, and together with others it may have more.
        Assert.Equal(["InTotal 2.. NotComparable OthersMeant", "Each 2 Contradicts None"], await Read(new { delegation = iran }));
        Assert.Equal(["InTotal 2.. Contradicts None", "Each 2 Contradicts None"], await Read(new { delegation = iran, qualifier = "AtMost", number = 1 }));
        Assert.Equal(["InTotal 2 Consistent None"], await Read(new { delegation = iran, qualifier = "Exactly", reach = "InTotal" }));
        Assert.Equal(["InTotal 1 Contradicts None"], await Read(new { delegation = iran, measure = "Officials", reach = "InTotal", qualifier = "Exactly" }));
        // The head and an official are two people; the companies have told of none of theirs.
        Assert.Equal(["InTotal 2.. NotComparable CountIncomplete"], await Read(new { delegation = iran, measure = "People", reach = "InTotal", number = 100 }));
        Assert.Equal(["InTotal  NotComparable NothingCounted"], await Read(new { measure = "Meetings", reach = "InTotal" }));
    }

    [Theory, Databases]
    public async Task It_is_changed_by_who_has_read_it_entered_once_under_a_key_and_told_in_the_audit(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var url = organiser.Api + "/figures";
        async Task<HttpResponseMessage> Keyed(string key)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(Said()), Headers = { { "Idempotency-Key", key } } };
            return await organiser.Http.SendAsync(message);
        }
        var key = Guid.CreateVersion7().ToString();
        using var first = await Keyed(key);
        using var second = await Keyed(key);
        var id = Organiser.Id(await first.Content.ReadFromJsonAsync<JsonElement>());
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, id), (first.StatusCode, second.StatusCode, Organiser.Id(await second.Content.ReadFromJsonAsync<JsonElement>())));
        Assert.Equal(1, (await organiser.Get(url)).GetProperty("items").GetArrayLength());
        using (var shown = await organiser.Http.GetAsync(new Uri($"{url}/{id}", UriKind.Relative))) Assert.Equal("\"1\"", shown.Headers.ETag!.Tag);

        await organiser.Put($"{url}/{id}", Said(new { number = 70 }), HttpStatusCode.PreconditionFailed, version: 7);
        await organiser.Put($"{url}/{id}", Said(new { number = 70, reach = "Each", speaker = (string?)null }), version: 1);
        var changed = await organiser.Get($"{url}/{id}");
        Assert.Equal((70, "Each", JsonValueKind.Null, 2), (changed.GetProperty("number").GetInt32(), changed.GetProperty("reach").GetString(), changed.GetProperty("speaker").ValueKind, changed.GetProperty("version").GetInt32()));

        // Another edition has no such figure, whoever asks.
        using var other = await new Organiser(site).WithEdition();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete })
        {
            using var strange = await other.Http.SendAsync(new HttpRequestMessage(method, $"{other.Api}/figures/{id}"));
            Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
        }
        await other.Put($"{other.Api}/figures/{id}", Said(), HttpStatusCode.NotFound);
        using (var gone = await organiser.Http.DeleteAsync(new Uri($"{url}/{id}", UriKind.Relative))) Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        using (var again = await organiser.Http.DeleteAsync(new Uri($"{url}/{id}", UriKind.Relative))) Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        foreach (var action in new[] { "forums.add-figure", "forums.change-figure", "forums.remove-figure" })
            Assert.Equal(1, await site.Count($"SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = '{action}' AND \"SubjectId\" = '{id}'"));
    }

    [Theory, Databases]
    public async Task What_cannot_be_is_refused_at_its_field(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        using var other = await new Organiser(site).WithEdition();
        var foreign = Organiser.Id(await other.Post(other.Api + "/delegations", new { country = "IR", titleEn = "Iran", startsOn = "2027-07-09", endsOn = "2027-07-14" }, HttpStatusCode.Created));
        foreach (var (field, more) in new (string, object)[]
        {
            ("Measure", new { measure = (string?)null }), ("Qualifier", new { qualifier = (string?)null }), ("Number", new { number = (int?)null }), ("Number", new { number = -1 }), ("Number", new { number = 10_000_001 }), ("Number", new { qualifier = "FewerThan", number = 0 }),
            ("Quote", new { quote = " " }), ("Quote", new { quote = new string('я', 601) }), ("Speaker", new { speaker = new string('я', 201) }), ("Outlet", new { outlet = (string?)null }), ("Url", new { url = "javascript:alert(1)" }), ("Url", new { url = "agency.example" }), ("Url", new { url = "https://a.example/" + new string('a', 500) }),
            ("SaidOn", new { saidOn = (string?)null }), ("SaidOn", new { saidOn = "1066-10-14" }), ("SaidOn", new { saidOn = "2199-01-01" }), ("Delegation", new { delegation = Guid.CreateVersion7() }), ("Delegation", new { delegation = foreign }),
        })
        {
            var refused = await organiser.Post(organiser.Api + "/figures", Said(more), HttpStatusCode.BadRequest);
            Assert.True(refused.GetProperty("errors").TryGetProperty(field, out _), $"{field}: {refused}");
        }
        foreach (var more in new object[] { new { measure = "Chairs" }, new { reach = "Sometimes" }, new { qualifier = "Perhaps" } }) await organiser.Post(organiser.Api + "/figures", Said(more), HttpStatusCode.BadRequest);
        Assert.Equal(0, (await organiser.Get(organiser.Api + "/figures")).GetProperty("items").GetArrayLength());
        // The longest that may be, fits both databases.
        await organiser.Post(organiser.Api + "/figures", Said(new { quote = new string('я', 600), speaker = new string('я', 200), outlet = new string('я', 200), url = "https://a.example/".PadRight(500, 'a'), number = 10_000_000 }), HttpStatusCode.Created);
    }

    [Theory, Databases]
    public async Task It_comes_page_by_page_by_delegation_and_measure(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (iran, kazakhstan) = await TwoDelegations(organiser);
        var url = organiser.Api + "/figures";
        for (var n = 0; n < 5; n++) await organiser.Post(url, Said(new { number = n, delegation = n < 2 ? iran : n == 2 ? kazakhstan : (Guid?)null, measure = n % 2 == 0 ? "Companies" : "Officials" }), HttpStatusCode.Created);
        var seen = new List<int>();
        string? cursor = null;
        do
        {
            var page = await organiser.Get($"{url}?limit=2{(cursor is null ? "" : "&cursor=" + cursor)}");
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 1, 2);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(f => f.GetProperty("number").GetInt32()));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        Assert.Equal([0, 1, 2, 3, 4], seen);
        async Task<int> Found(string query) => (await organiser.Get($"{url}?{query}")).GetProperty("items").GetArrayLength();
        Assert.Equal((2, 1, 3, 1), (await Found($"delegation={iran}"), await Found($"delegation={kazakhstan}"), await Found("measure=Companies"), await Found($"delegation={iran}&measure=Officials")));
        Assert.Equal(2, (await organiser.Http.Page($"/forums/{organiser.Edition}/figures?of={iran}")).QuerySelectorAll("ul.stack > li").Length);
    }

    [Theory, Databases]
    public async Task Everybody_reads_it_with_the_published_forum_and_what_is_counted_from_closed_records_is_for_organisers(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition(published: false);
        var (iran, _) = await TwoDelegations(organiser);
        var url = organiser.Api + "/figures";
        var id = Organiser.Id(await organiser.Post(url, Said(), HttpStatusCode.Created));
        await organiser.Post(url, Said(new { measure = "People", delegation = iran, reach = "InTotal" }), HttpStatusCode.Created);
        using var visitor = site.Client();
        string[] read = [url, $"{url}/{id}", $"/forums/{organiser.Edition}/figures"];
        foreach (var address in read) Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        (await organiser.Http.PutAsync(new Uri($"{organiser.Api}/publication", UriKind.Relative), null)).EnsureSuccessStatusCode();
        foreach (var address in read) Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        var seen = (await visitor.GetFromJsonAsync<JsonElement>(url)).GetProperty("items").EnumerateArray().Select(Readings).ToList();
        Assert.Equal(["InTotal 3 Consistent None", "Each 2+1 Contradicts None"], seen[0]);
        Assert.Equal(["InTotal  NotComparable ForOrganisers"], seen[1]);
        Assert.Equal(["InTotal 2.. NotComparable CountIncomplete"], Readings((await organiser.Get(url)).GetProperty("items")[1]));
        // No way to enter or change it is shown, and none is open.
        Assert.Empty((await visitor.Page($"/forums/{organiser.Edition}/delegations/{iran}")).QuerySelectorAll("a[href*='/figures/']"));
        using var nobody = site.ClientOf(TestUser.Nobody);
        foreach (var (who, expected) in new[] { (visitor, HttpStatusCode.Unauthorized), (nobody, HttpStatusCode.Forbidden) })
        {
            using var added = await who.PostAsJsonAsync(url, Said());
            using var removed = await who.DeleteAsync(new Uri($"{url}/{id}", UriKind.Relative));
            using var file = await who.GetAsync(new Uri($"{url}/figures.csv", UriKind.Relative));
            using var form = await who.GetAsync(new Uri($"/forums/{organiser.Edition}/figures/new", UriKind.Relative));
            Assert.Equal((expected, expected, expected), (added.StatusCode, removed.StatusCode, file.StatusCode));
            Assert.NotEqual(HttpStatusCode.OK, form.StatusCode);
        }
    }

    [Theory, Databases]
    public async Task The_file_has_qualifier_and_reach_in_columns_of_their_own_and_no_formula(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        await TwoDelegations(organiser);
        var url = organiser.Api + "/figures";
        await organiser.Post(url, Said(new { quote = "=1+1 was said", speaker = "@office", outlet = "+outlet" }), HttpStatusCode.Created);
        var lines = (await organiser.Http.GetStringAsync(new Uri($"{url}/figures.csv", UriKind.Relative))).TrimStart('\uFEFF').Trim().Split('\n', StringSplitOptions.TrimEntries);
        var separator = lines[0].Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var (header, row) = (lines[0].Split(separator), lines[1].Split(separator));
        string Cell(string column) => row[Array.IndexOf(header, column)];
        Assert.Equal(("More than (>)", "2", "in total or each: not said", "ambiguous"), (Cell("Qualifier"), Cell("Number"), Cell("In total or each"), Cell("Flag")));
        Assert.Equal(("counted here 3", "consistent", "counted here from 1 to 2 in each of 2 delegations", "contradicts"), (Cell("Counted in total"), Cell("If in total"), Cell("Counted for each delegation"), Cell("If each delegation")));
        Assert.Equal(("'=1+1 was said", "'@office", "'+outlet", "2021-08-30"), (Cell("Words"), Cell("Speaker"), Cell("Source"), Cell("Said on")));
        Assert.Equal("PK", Encoding.ASCII.GetString((await organiser.Http.GetByteArrayAsync(new Uri($"{url}/figures.xlsx", UriKind.Relative)))[..2]));
        Assert.Equal(2, await site.Count($"SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'forums.export-figures' AND \"SubjectId\" = '{organiser.Edition}'"));
    }
}
