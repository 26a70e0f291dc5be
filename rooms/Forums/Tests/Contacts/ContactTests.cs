using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Isthmus.Forums.Tests.Messages;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Contacts;

public sealed class ContactTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private const string Api = "/api/official-contacts";

    // Every test has a topic of its own: the log is one for the whole site.
    private static object Meeting(string topic, string date = "2026-04-02", object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(new
        {
            date, place = "Kazan", topics = $"{topic}, medical instruments", summary = "=1+1 was mentioned.", visibility = "Published",
            officials = new[] { new { name = $"Ivan Orlov {topic}", institution = "Region of Example", country = "RU", role = "Governor" }, new { name = $"Reza Karimi {topic}", institution = "Embassy", country = "IR", role = "Ambassador" } },
            followUps = new[] { new { text = "Send the list of laboratories", dueOn = "2026-05-01" } },
        })!.AsObject();
        foreach (var (key, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject()) body[key] = value?.DeepClone();
        return body;
    }

    [Theory, Databases]
    public async Task A_governor_meets_an_ambassador_and_each_has_the_office_of_that_date(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        const string Topic = "lasers";
        var wrong = await organiser.Post(Api, Meeting(Topic, more: new { officials = new[] { new { name = "Alone", institution = "X", country = "RU", role = "Governor" } } }), HttpStatusCode.BadRequest);
        Assert.True(wrong.GetProperty("errors").TryGetProperty("Officials", out _));
        await organiser.Post(Api, Meeting(Topic, more: new { officials = new[] { new { name = "A", institution = "X", country = "RU", role = "" }, new { name = "B", institution = "X", country = "QQ", role = "R" } } }), HttpStatusCode.BadRequest);

        var first = Organiser.Id(await organiser.Post(Api, Meeting(Topic, more: new { edition = organiser.Edition }), HttpStatusCode.Created));
        // A year later the ambassador, written in another way, is a deputy minister.
        await organiser.Post(Api, Meeting(Topic, "2027-04-02", new
        {
            officials = new[] { new { name = $"ivan  ORLOV {Topic}", institution = "Region of Example", country = "RU", role = "Governor" }, new { name = $"Reza Karimi {Topic}", institution = "Ministry of Science", country = "IR", role = "Deputy minister" } },
        }), HttpStatusCode.Created);
        var person = (await organiser.Get($"{Api}/{first}")).GetProperty("officials")[1].GetProperty("person").GetGuid();
        var roles = (await organiser.Get($"{Api}/people/{person}")).GetProperty("roles").EnumerateArray().Select(r => $"{r.GetProperty("date").GetString()} {r.GetProperty("role").GetString()}");
        Assert.Equal(["2027-04-02 Deputy minister", "2026-04-02 Ambassador"], roles);
        Assert.Contains("Deputy minister", (await organiser.Http.Page($"/official-contacts/people/{person}")).Body!.TextContent, StringComparison.Ordinal);
        await organiser.Put($"{Api}/{first}", Meeting(Topic), HttpStatusCode.PreconditionFailed, version: 7);
        await organiser.Put($"{Api}/{first}", Meeting(Topic, more: new { place = "Ufa" }), version: 1);
        Assert.Equal("Ufa", (await organiser.Get($"{Api}/{first}")).GetProperty("place").GetString());
    }

    [Theory, Databases]
    public async Task It_is_found_by_pair_of_countries_person_topic_and_period_and_goes_into_a_file_without_formulas(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        const string Topic = "photonics";
        var id = Organiser.Id(await organiser.Post(Api, Meeting(Topic), HttpStatusCode.Created));
        await organiser.Post(Api, Meeting(Topic, "2025-01-01", new { officials = new[] { new { name = $"A {Topic}", institution = "X", country = "RU", role = "R" }, new { name = $"B {Topic}", institution = "Y", country = "KZ", role = "R" } } }), HttpStatusCode.Created);
        var person = (await organiser.Get($"{Api}/{id}")).GetProperty("officials")[1].GetProperty("person").GetGuid();
        async Task<int> Found(string query) => (await organiser.Get($"{Api}?topic={Topic}&limit=200&{query}")).GetProperty("items").GetArrayLength();
        Assert.Equal((2, 1, 1, 0), (await Found("country=RU"), await Found("country=ru&other=IR"), await Found("other=KZ"), await Found("country=IR&other=KZ")));
        Assert.Equal((1, 1, 1, 1), (await Found("from=2026-01-01"), await Found("to=2025-12-31"), await Found($"person={person}"), await Found("q=AMBASSADOR")));
        Assert.Equal((1, 0), (await Found("q=reza%20karimi"), await Found("q=nobody")));
        var csv = await organiser.Http.GetStringAsync(new Uri($"{Api}/contacts.csv?topic={Topic}", UriKind.Relative));
        Assert.Contains("'=1+1 was mentioned.", csv, StringComparison.Ordinal);
        Assert.Contains("Reza Karimi photonics, Ambassador, Embassy (IR)", csv, StringComparison.Ordinal);
        Assert.Equal("PK", Encoding.ASCII.GetString((await organiser.Http.GetByteArrayAsync(new Uri($"{Api}/contacts.xlsx?topic={Topic}", UriKind.Relative)))[..2]));
    }

    [Theory, Databases]
    public async Task The_public_reads_what_is_published_without_follow_ups_and_an_entry_that_is_removed_leaves_no_names(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition(published: false);
        const string Topic = "optics";
        var published = Organiser.Id(await organiser.Post(Api, Meeting(Topic), HttpStatusCode.Created));
        var inside = Organiser.Id(await organiser.Post(Api, Meeting(Topic, more: new { visibility = "Organisers" }), HttpStatusCode.Created));
        var early = Organiser.Id(await organiser.Post(Api, Meeting(Topic, more: new { edition = organiser.Edition }), HttpStatusCode.Created));
        using var visitor = site.Client();
        var seen = (await visitor.GetFromJsonAsync<JsonElement>($"{Api}?topic={Topic}")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(published, Organiser.Id(Assert.Single(seen)));
        Assert.Equal(0, seen[0].GetProperty("followUps").GetArrayLength());
        foreach (var hidden in new[] { inside, early }) Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(new Uri($"/official-contacts/{hidden}", UriKind.Relative))).StatusCode);
        using (var no = await visitor.PostAsJsonAsync(Api, Meeting(Topic))) Assert.Equal(HttpStatusCode.Unauthorized, no.StatusCode);

        var followUp = (await organiser.Get($"{Api}/{published}")).GetProperty("followUps")[0].GetProperty("id").GetGuid();
        await organiser.Put($"{Api}/{published}/follow-ups/{followUp}", new { done = true }, HttpStatusCode.NoContent);
        Assert.NotEqual(JsonValueKind.Null, (await organiser.Get($"{Api}/{published}")).GetProperty("followUps")[0].GetProperty("doneAt").ValueKind);
        foreach (var id in new[] { published, inside, early }) (await organiser.Http.DeleteAsync(new Uri($"{Api}/{id}", UriKind.Relative))).EnsureSuccessStatusCode();
        Assert.Equal(0, await site.Count($"SELECT COUNT(*) FROM forums_office_holder WHERE \"Name\" LIKE '%{Topic}%'"));
        Assert.Equal(0, await site.Count($"SELECT COUNT(*) FROM platform_audit WHERE \"Payload\" LIKE '%Karimi {Topic}%'"));
    }

    [Theory, Databases]
    public async Task It_is_entered_by_a_form_and_every_page_shows_in_each_language(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        using var saved = await organiser.Http.Submit($"/official-contacts/new?edition={organiser.Edition}", "form:has([name='Input.Summary'])", new Dictionary<string, string>
        {
            ["Input.Date"] = "2026-04-02", ["Input.Topics"] = "forms", ["Input.Visibility"] = "Published",
            ["Input.Officials[0].Name"] = "Ivan Orlov forms", ["Input.Officials[0].Role"] = "Governor", ["Input.Officials[0].Institution"] = "Region", ["Input.Officials[0].Country"] = "RU",
            ["Input.Officials[1].Name"] = "Reza Karimi forms", ["Input.Officials[1].Role"] = "Ambassador", ["Input.Officials[1].Institution"] = "Embassy", ["Input.Officials[1].Country"] = "IR",
            ["Input.FollowUps[0].Text"] = "Write", ["Input.FollowUps[0].DueOn"] = "2026-05-01",
        });
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, (await saved.Html()).Body!.TextContent);
        var page = saved.Headers.Location!.IsAbsoluteUri ? saved.Headers.Location.AbsolutePath : saved.Headers.Location.ToString();
        using (var ticked = await organiser.Http.Submit(page, "form:has([value^='done-'])")) Assert.Equal(HttpStatusCode.Redirect, ticked.StatusCode);
        using var visitor = site.Client();
        var wrong = new List<string>();
        foreach (var language in new[] { "en", "ru", "fa" })
            foreach (var (who, url) in new[] { (organiser.Http, "/official-contacts"), (organiser.Http, "/official-contacts?country=RU&other=IR&topic=forms&from=2026-01-01&open=1"), (organiser.Http, page), (organiser.Http, page + "/edit"), (visitor, "/official-contacts?q=orlov"), (visitor, page) })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Accept-Language", language } } };
                using var response = await who.SendAsync(request);
                var html = await response.Content.ReadAsStringAsync();
                if (response.StatusCode != HttpStatusCode.OK || html.Length > 100_000 || !html.Contains($"lang=\"{language}\"", StringComparison.Ordinal)) wrong.Add($"{language} {url}: {(int)response.StatusCode}, {html.Length}");
            }
        Assert.Empty(wrong);
        Assert.Single((await visitor.Page("/official-contacts?topic=forms")).QuerySelectorAll("tbody tr"));
    }
}
