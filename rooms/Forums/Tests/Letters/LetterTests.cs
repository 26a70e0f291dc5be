using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.Forums.Tests.Messages;
using Isthmus.Forums.Tests.Outcomes;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Letters;

public sealed class LetterTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private static object Person(string name = "Zahra Ahmadi", object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(new { language = "fa", fullName = name, birthDate = "1980-05-04", nationality = "IR", passport = "P7654321", arrival = "2027-07-08", departure = "2027-07-15" })!.AsObject();
        foreach (var (key, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject()) body[key] = value?.DeepClone();
        return body;
    }

    private static object Template(string body = "We invite {full name}, born {date of birth}, of {nationality}, passport {passport number}.\n\nFrom {arrival} to {departure}.") =>
        new { institution = "Ural Forum Foundation (invented)", address = "1 Example Street\nYekaterinburg", title = "Invitation", body, signatory = "O. Orlova", signatoryRole = "Director" };

    private static async Task<Organiser> Edition(TestSite site)
    {
        var organiser = await new Organiser(site).WithEdition();
        foreach (var language in new[] { "en", "fa" }) await organiser.Put($"{organiser.Api}/letter-templates/{language}", Template());
        return organiser;
    }

    [Theory, Databases]
    public async Task A_letter_is_issued_with_the_next_number_printed_in_its_language_and_checked_without_personal_data(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await Edition(site);
        var wrong = await organiser.Put($"{organiser.Api}/letter-templates/en", Template("Dear {fullname}"), HttpStatusCode.BadRequest);
        Assert.Contains("{fullname}", wrong.GetProperty("errors").GetProperty("Body")[0].GetString(), StringComparison.Ordinal);
        foreach (var more in new object[] { new { language = "ru" }, new { birthDate = "2999-01-01" }, new { nationality = "QQ" }, new { departure = "2027-07-01" }, new { keepUntil = "2020-01-01" }, new { passport = "" } })
            await organiser.Post(organiser.Api + "/letters", Person(more: more), HttpStatusCode.BadRequest);

        var first = await organiser.Post(organiser.Api + "/letters", Person(), HttpStatusCode.Created);
        var second = await organiser.Post(organiser.Api + "/letters", Person("Ali Karimi", new { language = "en" }), HttpStatusCode.Created);
        Assert.Equal(("2027-1/0001", "2027-1/0002", "2027-08-13"), (first.GetProperty("reference").GetString(), second.GetProperty("reference").GetString(), first.GetProperty("keepUntil").GetString()));
        var page = $"/forums/{organiser.Edition}/letters/{Organiser.Id(first)}";
        // What was issued stays as it is, whatever the template says later.
        await organiser.Put($"{organiser.Api}/letter-templates/fa", Template("Nothing of that"));
        var print = (await organiser.Http.Page(page + "/print")).QuerySelector("article[lang='fa'][dir='rtl']")!.TextContent;
        Assert.Contains("Zahra Ahmadi", print, StringComparison.Ordinal);
        Assert.Contains("۱۴ اردیبهشت ۱۳۵۹", print, StringComparison.Ordinal);
        Assert.Contains("P7654321", print, StringComparison.Ordinal);

        var code = (await organiser.Get($"{organiser.Api}/letters/{Organiser.Id(first)}")).GetProperty("code").GetString()!;
        using var consul = site.Client();
        async Task<(HttpStatusCode, string)> Check(string c) => await consul.GetAsync(new Uri($"/letters/{c}", UriKind.Relative)) is var r ? (r.StatusCode, (await r.Html()).Body!.TextContent) : default;
        var (good, genuine) = await Check(code.ToLowerInvariant());
        Assert.Equal(HttpStatusCode.OK, good);
        Assert.Contains("This letter is genuine.", genuine, StringComparison.Ordinal);
        Assert.Contains("2027-1/0001", genuine, StringComparison.Ordinal);
        foreach (var secret in new[] { "Zahra", "Ahmadi", "P7654321" }) Assert.DoesNotContain(secret, genuine + await consul.GetStringAsync(new Uri($"/api/letters/{code}", UriKind.Relative)), StringComparison.Ordinal);
        await organiser.Post($"{organiser.Api}/letters/{Organiser.Id(first)}/withdraw", new { });
        Assert.Contains("was withdrawn", (await Check(code)).Item2, StringComparison.Ordinal);
        Assert.Contains("There is no such letter.", (await Check("ABCDEFGH0123")).Item2, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await consul.GetAsync(new Uri("/api/letters/ABCDEFGH0123", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.Http.GetAsync(new Uri(page + "/print", UriKind.Relative))).StatusCode);
        var csv = await organiser.Http.GetStringAsync(new Uri(organiser.Api + "/letters.csv", UriKind.Relative));
        Assert.Contains("2027-1/0002", csv, StringComparison.Ordinal);
        foreach (var secret in new[] { "Zahra", "Karimi", "P7654321" }) Assert.DoesNotContain(secret, csv, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Letters_that_are_issued_at_the_same_moment_have_numbers_of_their_own(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await Edition(site);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => organiser.Http.PostAsJsonAsync(organiser.Api + "/letters", Person($"Guest {n}")))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        var list = (await organiser.Get(organiser.Api + "/letters")).GetProperty("items").EnumerateArray().Select(l => l.GetProperty("reference").GetString()).Order(StringComparer.Ordinal);
        Assert.Equal(["2027-1/0001", "2027-1/0002", "2027-1/0003", "2027-1/0004"], list);
    }

    [Theory, Databases]
    public async Task A_delegation_asks_for_its_own_people_and_sees_no_others(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await Edition(site);
        var (mine, participant) = await organiser.Company($"CinnaGen letters {provider}");
        var (others, _) = await organiser.Company($"Royan letters {provider}");
        using var contact = site.ClientOf(TestUser.MemberOf(mine));
        using var stranger = site.ClientOf(TestUser.MemberOf(others));
        using var viewer = site.ClientOf(TestUser.MemberOf(mine, "viewer"));
        using var asked = await contact.Submit($"/forums/{organiser.Edition}/letters/new", "form:has([name='Input.Passport'])", new Dictionary<string, string>
        {
            ["Input.Language"] = "en", ["Input.FullName"] = "Zahra Ahmadi", ["Input.BirthDate"] = "1980-05-04", ["Input.Nationality"] = "IR", ["Input.Passport"] = "P7654321",
        });
        Assert.True(asked.StatusCode == HttpStatusCode.Redirect, (await asked.Html()).Body!.TextContent);
        var letter = Assert.Single((await contact.GetFromJsonAsync<JsonElement>(organiser.Api + "/letters")).GetProperty("items").EnumerateArray());
        Assert.Equal(("Requested", participant), (letter.GetProperty("state").GetString(), letter.GetProperty("participant").GetGuid()));
        var url = $"{organiser.Api}/letters/{Organiser.Id(letter)}";
        Assert.Equal(0, (await stranger.GetFromJsonAsync<JsonElement>(organiser.Api + "/letters")).GetProperty("items").GetArrayLength());
        foreach (var no in new[] { stranger, viewer }) Assert.Equal(HttpStatusCode.NotFound, (await no.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);
        using (var other = await stranger.PostAsJsonAsync(organiser.Api + "/letters", Person(more: new { participant, language = "en" }))) Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await contact.PostAsync(new Uri(url + "/issue", UriKind.Relative), null)).StatusCode);

        await organiser.Post(url + "/issue", new { });
        Assert.Equal("forums.letter-settled", (await organiser.Post(url + "/issue", new { }, HttpStatusCode.Conflict)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, (await contact.GetAsync(new Uri($"/forums/{organiser.Edition}/letters/{Organiser.Id(letter)}/print", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await contact.PostAsync(new Uri(url + "/withdraw", UriKind.Relative), null)).StatusCode);
    }

    [Theory, Databases]
    public async Task Every_look_is_in_the_audit_and_what_stands_in_the_passport_is_not_and_goes_on_its_day(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await Edition(site);
        var (organisation, participant) = await organiser.Company("CinnaGen");
        var (kept, erased) = (await organiser.Post(organiser.Api + "/letters", Person("Zuleika Abendroth", new { participant }), HttpStatusCode.Created), await organiser.Post(organiser.Api + "/letters", Person("Ali Karimi", new { keepUntil = "2027-09-30" }), HttpStatusCode.Created));
        var page = $"/forums/{organiser.Edition}/letters/{Organiser.Id(kept)}";
        foreach (var url in new[] { page, page + "/print", $"{organiser.Api}/letters/{Organiser.Id(kept)}" }) (await organiser.Http.GetAsync(new Uri(url, UriKind.Relative))).EnsureSuccessStatusCode();
        Assert.Equal((2, 1), (await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'forums.view-visa-letter'"), await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'forums.print-visa-letter'")));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Payload\" LIKE '%Zuleika%' OR \"Payload\" LIKE '%P7654321%' OR \"Payload\" LIKE '%1980-05-04%'"));

        site.Clock.SetTo(new DateTimeOffset(2027, 8, 13, 12, 0, 0, TimeSpan.Zero));
        await OutcomeTests.Chores(site);
        Assert.Equal(2, await Held(site));
        site.Clock.SetTo(new DateTimeOffset(2027, 8, 14, 0, 30, 0, TimeSpan.Zero));
        await OutcomeTests.Chores(site);
        Assert.Equal(1, await Held(site));
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.Http.GetAsync(new Uri(page + "/print", UriKind.Relative))).StatusCode);
        Assert.Equal("2027-1/0001", (await organiser.Get($"{organiser.Api}/letters/{Organiser.Id(kept)}")).GetProperty("reference").GetString());

        // An account that is erased takes its person's letters along, found by name where it acted; one of another organisation stays.
        var other = await organiser.Post(organiser.Api + "/letters", Person("Leonora Mittag", new { participant }), HttpStatusCode.Created);
        await organiser.Post(organiser.Api + "/letters", Person("Leonora Mittag"), HttpStatusCode.Created);
        await site.InScope(async sp => { var db = sp.GetRequiredService<ForumsDb>(); db.Publish(new AccountErased(UserId.New(), "Leonora Mittag", "l@mittag.example", [new OrganisationId(organisation)])); await db.SaveChangesAsync(); });
        await site.Quiet();
        Assert.Equal(2, await Held(site));
        Assert.NotEqual(JsonValueKind.Null, (await organiser.Get($"{organiser.Api}/letters/{Organiser.Id(other)}")).GetProperty("erasedAt").ValueKind);
        Assert.NotEqual(Guid.Empty, Organiser.Id(erased));
    }

    [Theory, Databases]
    public async Task Every_page_shows_in_each_language(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await Edition(site);
        var letter = Organiser.Id(await organiser.Post(organiser.Api + "/letters", Person(), HttpStatusCode.Created));
        var root = $"/forums/{organiser.Edition}/letters";
        var wrong = new List<string>();
        foreach (var language in new[] { "en", "ru", "fa" })
            foreach (var url in new[] { root, root + "?state=Issued&q=zahra", root + "/new", root + "/template/ru", $"{root}/{letter}", $"{root}/{letter}/print" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Accept-Language", language } } };
                using var response = await organiser.Http.SendAsync(request);
                var html = await response.Content.ReadAsStringAsync();
                if (response.StatusCode != HttpStatusCode.OK || html.Length > 100_000 || !html.Contains($"lang=\"{language}\"", StringComparison.Ordinal)) wrong.Add($"{language} {url}: {(int)response.StatusCode}, {html.Length}");
            }
        Assert.Empty(wrong);
        using var saved = await organiser.Http.Submit(root + "/template/ru", "form:has([name='Input.Signatory'])", new Dictionary<string, string> { ["Input.Institution"] = "Фонд (вымышленный)", ["Input.Signatory"] = "О. Орлова", ["Input.SignatoryRole"] = "Директор" });
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, (await saved.Html()).Body!.TextContent);
    }

    private static Task<long> Held(TestSite site) => site.Count("SELECT COUNT(*) FROM forums_visa_letter WHERE \"Passport\" IS NOT NULL AND \"FullName\" IS NOT NULL");
}
