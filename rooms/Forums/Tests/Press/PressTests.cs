using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.People;
using Isthmus.Forums.Press;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Press;

public sealed class PressTests
{
    private static object Somebody(string name = "Jana Novak") => new { name, email = $"{name.Replace(' ', '.')}@paper.example", outlet = "The Example Paper (invented)", pressCard = "PC-4711", language = "en" };

    [Theory, Databases]
    public async Task A_journalist_sees_only_what_is_released_and_only_when_accredited(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var url = organiser.Api + "/press";
        // Yekaterinburg is five hours ahead of UTC.
        site.Clock.SetTo(new DateTimeOffset(2027, 7, 9, 4, 59, 0, TimeSpan.Zero));
        await organiser.Post(url + "/materials", new { titleEn = "Signed today", textEn = "The agreement of three laboratories", releaseOn = "2027-07-09", releaseTime = "10:00" }, HttpStatusCode.Created);
        await organiser.Post(url + "/materials", new { titleEn = "Never", link = "https://press.example/never" }, HttpStatusCode.Created);
        foreach (var wrong in new object[] { new { titleEn = "Nothing" }, new { titleEn = "Half", textEn = "x", releaseOn = "2027-07-09" }, new { titleEn = "Link", link = "javascript:alert(1)" } }) await organiser.Post(url + "/materials", wrong, HttpStatusCode.BadRequest);
        using var journalist = site.Client();
        using (var asked = await journalist.PostAsJsonAsync(url, Somebody())) Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var (key, id) = await Find(site, "Jana Novak");
        async Task<(string State, int Count)> Room() => await journalist.GetFromJsonAsync<JsonElement>($"{url}/room/{key}") is var room ? (room.GetProperty("state").GetString()!, room.GetProperty("materials").GetArrayLength()) : default;
        async Task<string> Page() => await journalist.GetStringAsync(new Uri($"/forums/{organiser.Edition}/press/{key}", UriKind.Relative));

        await organiser.Put($"{url}/accreditations/{id}", new { approve = true });
        Assert.Equal(("Approved", 0), await Room());
        Assert.DoesNotContain("three laboratories", await Page(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await journalist.GetAsync(new Uri(url + "/materials", UriKind.Relative))).StatusCode);
        Assert.Equal(2, (await organiser.Get(url + "/materials")).GetArrayLength());

        site.Clock.SetTo(new DateTimeOffset(2027, 7, 9, 5, 0, 1, TimeSpan.Zero));
        Assert.Equal(("Approved", 1), await Room());
        Assert.Contains("three laboratories", await Page(), StringComparison.Ordinal);
        Assert.DoesNotContain("press.example/never", await Page(), StringComparison.Ordinal);
        await organiser.Put($"{url}/accreditations/{id}", new { approve = false });
        Assert.Equal(("Declined", 0), await Room());
        Assert.DoesNotContain("three laboratories", await Page(), StringComparison.Ordinal);
        Assert.Equal(3, await site.Count("SELECT COUNT(*) FROM platform_mail WHERE \"DedupeKey\" LIKE 'forums/press/%'"));
    }

    [Theory, Databases]
    public async Task Whoever_asks_again_learns_nothing_and_whoever_withdraws_or_erases_the_account_is_forgotten(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        using var journalist = site.Client();
        var url = organiser.Api + "/press";
        async Task<(HttpStatusCode, string)> Ask(object body) => await journalist.PostAsJsonAsync(url, body) is var answer ? (answer.StatusCode, await answer.Content.ReadAsStringAsync()) : default;
        var first = await Ask(Somebody());
        for (var n = 0; n < 2; n++) Assert.Equal(first, await Ask(Somebody()));
        Assert.Equal((1, 2), (await site.Count("SELECT COUNT(*) FROM forums_journalist"), await site.Count("SELECT COUNT(*) FROM platform_mail WHERE \"DedupeKey\" LIKE 'forums/press/%'")));
        await Ask(Somebody("Leonora Mittag"));
        var (key, _) = await Find(site, "Jana Novak");
        await site.Quiet();
        using (var gone = await journalist.Submit($"/forums/{organiser.Edition}/press/{key}", "form:has([value='withdraw'])")) Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        await site.InScope(async sp => { var db = sp.GetRequiredService<ForumsDb>(); db.Publish(new AccountErased(UserId.New(), "Leonora Mittag", "Leonora.Mittag@paper.example")); await db.SaveChangesAsync(); });
        await site.Quiet();
        Assert.Equal(2, await site.Count("SELECT COUNT(*) FROM forums_journalist WHERE \"Name\" IS NULL AND \"Email\" IS NULL AND \"PressCard\" IS NULL AND \"State\" = 'Withdrawn'"));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_mail WHERE \"To\" LIKE '%paper.example'"));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE LOWER(\"Payload\") LIKE '%paper.example%' OR \"Payload\" LIKE '%4711%'"));
    }

    [Theory, Databases]
    public async Task It_works_by_forms_and_every_page_shows_in_each_language(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var root = $"/forums/{organiser.Edition}";
        using var journalist = site.Client();
        using (var asked = await journalist.Submit(root + "/press", "form:has([name='Input.Outlet'])", new Dictionary<string, string> { ["Input.Name"] = "Jana Novak", ["Input.Email"] = "jana@paper.example", ["Input.Outlet"] = "Paper" }))
            Assert.Contains("jana@paper.example", (await asked.Html()).Body!.TextContent, StringComparison.Ordinal);
        using (var decided = await organiser.Http.Submit(root + "/press-desk", "form:has([value^='yes-'])")) Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        using (var saved = await organiser.Http.Submit(root + "/press-desk/materials/new", "form:has([name='Input.TextEn'])", new Dictionary<string, string> { ["Input.TitleEn"] = "Programme", ["Input.TextEn"] = "Read", ["Input.ReleaseOn"] = "2026-01-01", ["Input.ReleaseTime"] = "09:00" }))
            Assert.True(saved.StatusCode == HttpStatusCode.Redirect, (await saved.Html()).Body!.TextContent);
        var (key, _) = await Find(site, "Jana Novak");
        var material = Organiser.Id((await organiser.Get(organiser.Api + "/press/materials"))[0]);
        var wrong = new List<string>();
        foreach (var language in new[] { "en", "ru", "fa" })
            foreach (var (who, url) in new[] { (journalist, root + "/press"), (journalist, $"{root}/press/{key}"), (organiser.Http, root + "/press-desk"), (organiser.Http, root + "/press-desk?state=Approved&q=paper"), (organiser.Http, $"{root}/press-desk/materials/{material}") })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Accept-Language", language } } };
                using var response = await who.SendAsync(request);
                var html = await response.Content.ReadAsStringAsync();
                if (response.StatusCode != HttpStatusCode.OK || html.Length > 100_000 || !html.Contains($"lang=\"{language}\"", StringComparison.Ordinal)) wrong.Add($"{language} {url}: {(int)response.StatusCode}, {html.Length}");
            }
        Assert.Empty(wrong);
        Assert.Contains("Programme", await journalist.GetStringAsync(new Uri($"{root}/press/{key}", UriKind.Relative)), StringComparison.Ordinal);
        using var stranger = site.ClientOf(TestUser.Nobody);
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync(new Uri(root + "/press-desk", UriKind.Relative))).StatusCode);
    }

    private static Task<(string Key, JournalistId Id)> Find(TestSite site, string name) => site.InScope(async sp =>
    {
        var j = await sp.GetRequiredService<ForumsDb>().Journalists.AsNoTracking().SingleAsync(x => x.Name == name);
        return (j.Key, j.Id);
    });
}
