using System.Net;
using System.Net.Http.Json;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.Forums.Tests.Registration;
using Isthmus.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Messages;

public sealed class MessageTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task A_mistake_in_a_text_is_named_and_what_went_out_is_copied_not_changed(Provider provider)
    {
        var site = await sites.On(provider);
        using var desk = await Desk.Open(site);
        var (organiser, post) = (desk.Organiser, new Post(site, desk.Organiser));
        var wrong = await organiser.Post(post.Api, Post.Body(new { subjectEn = "Hello {nmae}", bodyFa = "سلام {نام}", subjectFa = "سلام" }), HttpStatusCode.BadRequest);
        Assert.Contains("{nmae}", wrong.GetProperty("errors").GetProperty("SubjectEn")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("{نام}", wrong.GetProperty("errors").GetProperty("BodyFa")[0].GetString(), StringComparison.Ordinal);
        foreach (var more in new object[] { new { kinds = Array.Empty<string>() }, new { states = Array.Empty<string>() }, new { states = new[] { "Withdrawn" } }, new { subjectRu = "Тема" }, new { timing = "At", date = "2027-07-01" }, new { timing = "BeforeStart", time = "09:00" }, new { types = new[] { Guid.CreateVersion7() } } })
            await organiser.Post(post.Api, Post.Body(more), HttpStatusCode.BadRequest);

        await desk.Come(await desk.Type(), "Anna Petrova");
        var draft = await post.Draft();
        await organiser.Put($"{post.Api}/{draft}", Post.Body(new { subjectEn = "Better" }), version: 1);
        await organiser.Put($"{post.Api}/{draft}", Post.Body(), HttpStatusCode.PreconditionFailed, version: 1);
        await post.Do(draft, "send");
        await site.Quiet();
        var refused = await organiser.Put($"{post.Api}/{draft}", Post.Body(), HttpStatusCode.Conflict);
        Assert.Equal("forums.message-not-draft", refused.GetProperty("code").GetString());
        await post.Do(draft, "send", HttpStatusCode.Conflict);
        using (var gone = await organiser.Http.DeleteAsync(new Uri($"{post.Api}/{draft}", UriKind.Relative))) Assert.Equal(HttpStatusCode.Conflict, gone.StatusCode);
        var copy = Organiser.Id(await post.Do(draft, "copy", HttpStatusCode.Created));
        Assert.Equal(("Draft", "Better"), (await post.State(copy), (await organiser.Get($"{post.Api}/{copy}")).GetProperty("subject").GetProperty("en").GetString()));
        Assert.Single(await post.Mails(draft));
        using var stranger = site.ClientOf(TestUser.Nobody);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(new Uri($"{post.Api}/{draft}/recipients", UriKind.Relative))).StatusCode);
    }

    [Theory, Databases]
    public async Task Each_reader_gets_it_once_in_the_own_language_with_the_own_link_and_the_queue_says_what_went_where(Provider provider)
    {
        var site = await sites.On(provider);
        using var desk = await Desk.Open(site);
        var (organiser, post) = (desk.Organiser, new Post(site, desk.Organiser));
        var type = await desk.Type();
        var zahra = await desk.Come(type, "Zahra Ahmadi", new { language = "fa", organisation = "Royan" });
        await desk.Come(type, "=cmd|calc", new { language = "ru" });
        var (_, company) = await organiser.Company($"CinnaGen {provider}");
        await organiser.Put($"{organiser.Api}/participants/{company}", new { name = "CinnaGen", teams = 1, contactName = "Zahra Ahmadi", contactEmail = "ZAHRA.ahmadi@guests.example" });
        await organiser.Company($"Silent {provider}");
        await organiser.Post(organiser.Api + "/interpreters", new { name = "Anna Petrova", email = "anna@interpreters.example", languages = "Russian, Persian" }, HttpStatusCode.Created);
        await organiser.Post(organiser.Api + "/delegations", new { country = "IR", titleEn = "Iran", startsOn = "2027-07-09", endsOn = "2027-07-10", headRole = "Vice President", headEmail = "office@vp.example", headLanguage = "fa" }, HttpStatusCode.Created);
        var message = await post.Draft(new { kinds = new[] { "Participant", "Registrant", "Interpreter", "Head" }, subjectFa = "دربارهٔ {forum}", bodyFa = "{name} گرامی،\n{dates}\n{link}", subjectRu = "О {forum}", bodyRu = "{name}: {organisation} {link}" });
        var counts = await organiser.Get($"{post.Api}/{message}/audience");
        Assert.Equal((4, 1, 1), (counts.GetProperty("get").GetInt32(), counts.GetProperty("noAddress").GetInt32(), counts.GetProperty("sameAddress").GetInt32()));
        var preview = (await organiser.Get($"{post.Api}/{message}/preview?subject={zahra.Id}")).EnumerateArray().Select(s => s.GetProperty("text").GetString()!).ToList();
        Assert.Contains("Zahra Ahmadi", preview[2], StringComparison.Ordinal);
        Assert.Contains($"/registration/{zahra.Key}", preview[0], StringComparison.Ordinal);

        await post.Do(message, "send");
        await site.Quiet();
        // The company was first, so its contact has it; the registration with the same address is left out.
        var mails = (await post.Mails(message)).ToDictionary(m => m.To);
        Assert.Equal(4, mails.Count);
        Assert.Contains($"/timetable/participants/{company}", mails["ZAHRA.ahmadi@guests.example"].Text, StringComparison.Ordinal);
        Assert.StartsWith("About INNOPROM", mails["ZAHRA.ahmadi@guests.example"].Subject, StringComparison.Ordinal);
        Assert.Contains("\u2068Vice President\u2069 گرامی،\n۱۸ تا ۲۳ تیر ۱۴۰۶", mails["office@vp.example"].Text, StringComparison.Ordinal);
        Assert.StartsWith("О ", mails["anna@interpreters.example"].Subject, StringComparison.Ordinal);
        Assert.Equal(["=cmd|calc Sent", "Anna Petrova Sent", $"Silent {provider} Skipped NoAddress", "Vice President Sent", "Zahra Ahmadi Sent", "Zahra Ahmadi Skipped SameAddress"], await post.Queue(message));
        Assert.Equal(["Zahra Ahmadi Skipped SameAddress"], await post.Queue(message, "&state=Skipped&q=zahra"));
        await site.Execute($"UPDATE platform_mail SET \"State\" = 'Dead', \"Error\" = 'Mailbox full' WHERE \"To\" = 'anna@interpreters.example'");
        Assert.Equal(["Anna Petrova Failed"], await post.Queue(message, "&state=Failed"));
        Assert.DoesNotContain("Anna Petrova", string.Join(' ', await post.Queue(message, "&state=Sent")), StringComparison.Ordinal);
        var csv = await organiser.Http.GetStringAsync(new Uri($"{post.Api}/{message}/recipients.csv", UriKind.Relative));
        Assert.Contains("'=cmd|calc", csv, StringComparison.Ordinal);
        Assert.Contains("Mailbox full", csv, StringComparison.Ordinal);
        Assert.Empty(await post.Faults(message));
    }

    [Theory, Databases]
    public async Task News_reach_those_who_agreed_and_the_link_in_them_takes_that_back(Provider provider)
    {
        var site = await sites.On(provider);
        using var desk = await Desk.Open(site);
        var post = new Post(site, desk.Organiser);
        var type = await desk.Type();
        await desk.Come(type, "Agreed", new { consents = new[] { "News" } });
        await desk.Come(type, "Silent");
        var first = await post.Sent(new { ground = "News" });
        Assert.Equal(["Agreed Sent", "Silent Skipped NoConsent"], await post.Queue(first));
        var link = Assert.Single(await post.Mails(first)).Text.Split('\n').Single(l => l.Contains("/news-off/", StringComparison.Ordinal));
        var page = new Uri(link).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, (await desk.Visitor.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
        // Opening it is no answer: mail programs open links by themselves.
        Assert.Equal(1, await Agreed(site, desk));
        using (var off = await desk.Visitor.Submit(page, "form:has([value='off'])")) Assert.Equal(HttpStatusCode.Redirect, off.StatusCode);
        Assert.Equal(0, await Agreed(site, desk));
        using (var again = await desk.Visitor.PostAsync(new Uri("/api" + page, UriKind.Relative), null)) Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        using (var other = await desk.Visitor.PostAsync(new Uri("/api" + page + "x", UriKind.Relative), null)) Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);

        var second = await post.Draft(new { ground = "News" });
        Assert.Equal("forums.message-no-readers", (await post.Do(second, "send", HttpStatusCode.Conflict)).GetProperty("code").GetString());
        Assert.DoesNotContain("news-off", Assert.Single(await post.Mails(await post.Sent(new { states = new[] { "Approved" }, types = new[] { await Alone(desk) } }))).Text, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Those_who_came_later_get_it_when_asked_for_and_nobody_twice(Provider provider)
    {
        var site = await sites.On(provider);
        using var desk = await Desk.Open(site);
        var post = new Post(site, desk.Organiser);
        var type = await desk.Type();
        var first = await desk.Come(type, "First");
        var message = await post.Sent();
        Assert.Equal("forums.message-nobody-new", (await post.Do(message, "send-to-new", HttpStatusCode.Conflict)).GetProperty("code").GetString());
        await desk.Come(type, "Second");
        // The first has changed the name meanwhile: the same person with the same address.
        using (var changed = await desk.Visitor.PutAsJsonAsync($"{desk.Api}/registrations/mine/{first.Key}", new { name = "First of all", language = "ru" })) Assert.True(changed.IsSuccessStatusCode);
        await post.Do(message, "send-to-new");
        await site.Quiet();
        Assert.Equal(["First Sent", "Second Sent"], await post.Queue(message));
        Assert.Equal(2, (await post.Mails(message)).Count);
        Assert.Empty(await post.Faults(message));
    }

    [Theory, Databases]
    public async Task Whoever_withdraws_or_erases_the_account_is_in_no_list_any_more(Provider provider)
    {
        var site = await sites.On(provider);
        using var desk = await Desk.Open(site);
        var (organiser, post) = (desk.Organiser, new Post(site, desk.Organiser));
        var zuleika = await desk.Come(await desk.Type(), "Zuleika Abendroth");
        var interpreter = Organiser.Id(await organiser.Post(organiser.Api + "/interpreters", new { name = "Quentin Morgenrot", email = "quentin@morgenrot.example", languages = "ru, fa" }, HttpStatusCode.Created));
        await organiser.Post(organiser.Api + "/delegations", new { country = "IR", titleEn = "Iran", startsOn = "2027-07-09", endsOn = "2027-07-10", headName = "Leonora Mittag", headEmail = "leonora@mittag.example" }, HttpStatusCode.Created);
        var message = await post.Sent(new { kinds = new[] { "Registrant", "Interpreter", "Head" } });
        Assert.Equal(3, await Traces(site, message));
        (await desk.Withdraw(zuleika)).EnsureSuccessStatusCode();
        Assert.Equal(2, await Traces(site, message));
        (await organiser.Http.DeleteAsync(new Uri($"{organiser.Api}/interpreters/{interpreter}", UriKind.Relative))).EnsureSuccessStatusCode();
        await site.InScope(async sp => { var db = sp.GetRequiredService<ForumsDb>(); db.Publish(new AccountErased(UserId.New(), "Leonora Mittag", "Leonora@mittag.example")); await db.SaveChangesAsync(); });
        await site.Quiet();
        Assert.Equal(0, await Traces(site, message));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE LOWER(\"Payload\") LIKE '%@mittag.example%' OR LOWER(\"Payload\") LIKE '%morgenrot%' OR LOWER(\"Payload\") LIKE '%abendroth%'"));
        Assert.Equal(3, (await post.Queue(message)).Count);
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_mail WHERE LOWER(\"To\") LIKE '%abendroth%' OR LOWER(\"To\") LIKE '%morgenrot%' OR LOWER(\"To\") LIKE '%mittag%'"));
    }

    [Theory, Databases]
    public async Task It_is_written_tried_on_oneself_and_sent_by_forms_and_every_page_shows_in_each_language(Provider provider)
    {
        var site = await sites.On(provider);
        using var desk = await Desk.Open(site);
        await desk.Come(await desk.Type(), "Shirin Rad", new { language = "fa" });
        var user = (await site.InScope(sp => PeopleRoom.EnsureAccount(sp, "org@forum.example", "Olga Organiser", "harbour lantern seven", [Roles.Organiser], new Dictionary<OrganisationId, MemberRole>(), CancellationToken.None))).Value;
        using var http = site.ClientOf(new TestUser("Olga Organiser", Roles.Organiser) { Id = user.Value });
        Assert.NotNull((await http.Page($"{desk.Pages}/messages")).QuerySelector(".empty"));

        using var wrong = await http.Submit($"{desk.Pages}/messages/new", "form:has([name='Input.BodyEn'])", new Dictionary<string, string> { ["Input.Kinds"] = "Registrant", ["Input.SubjectEn"] = "Hello", ["Input.BodyEn"] = "Dear {surname}" });
        Assert.Contains("{surname}", (await wrong.Html()).Body!.TextContent, StringComparison.Ordinal);
        using var saved = await http.Submit($"{desk.Pages}/messages/new", "form:has([name='Input.BodyEn'])", new Dictionary<string, string>
        {
            ["Input.Kinds"] = "Registrant", ["Input.SubjectEn"] = "Hello", ["Input.BodyEn"] = "Dear {name}", ["Input.SubjectFa"] = "سلام", ["Input.BodyFa"] = "{name} گرامی\r\n\r\n{dates}",
        });
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, (await saved.Html()).Body!.TextContent);
        var page = saved.Headers.Location!.IsAbsoluteUri ? saved.Headers.Location.AbsolutePath : saved.Headers.Location.ToString();
        var persian = (await http.Page(page)).QuerySelector("[lang='fa'][dir='rtl']");
        Assert.Contains("۱۸ تا ۲۳ تیر ۱۴۰۶", persian!.TextContent, StringComparison.Ordinal);

        using var tried = await http.Submit(page, "form:has([value='test'])");
        await site.Quiet();
        // One in English and one in Persian: Russian has no text.
        Assert.Equal(2, await site.Count("SELECT COUNT(*) FROM platform_mail WHERE \"To\" = 'org@forum.example' AND \"DedupeKey\" LIKE 'forums/message-test/%'"));
        using var sent = await http.Submit(page, "form:has([value='send'])");
        await site.Quiet();
        var message = Guid.Parse(page.Split('/')[^1]);
        Assert.Equal("سلام", Assert.Single(await new Post(site, desk.Organiser).Mails(message)).Subject);
        var wrongPages = new List<string>();
        foreach (var language in new[] { "en", "ru", "fa" })
            foreach (var url in new[] { $"{desk.Pages}/messages", $"{desk.Pages}/messages?state=Sent&q=hel", $"{desk.Pages}/messages/new", page, page + "/queue", page + "/queue?state=Sent&q=shirin" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Accept-Language", language } } };
                using var response = await http.SendAsync(request);
                var html = await response.Content.ReadAsStringAsync();
                if (response.StatusCode != HttpStatusCode.OK || html.Length > 100_000 || !html.Contains($"lang=\"{language}\"", StringComparison.Ordinal)) wrongPages.Add($"{language} {url}: {(int)response.StatusCode}, {html.Length}");
            }
        Assert.Empty(wrongPages);
        Assert.Single((await http.Page(page + "/queue?state=Sent")).QuerySelectorAll("tbody tr"));
    }

    private static Task<long> Agreed(TestSite site, Desk desk) => site.Count($"SELECT COUNT(*) FROM forums_consent c JOIN forums_registrant r ON r.\"Id\" = c.\"RegistrantId\" WHERE c.\"WithdrawnAt\" IS NULL AND UPPER(CAST(r.\"EditionId\" AS text)) = '{desk.Organiser.Edition.ToString().ToUpperInvariant()}'");

    private static async Task<Guid> Alone(Desk desk)
    {
        var type = await desk.Type(name: "Speaker");
        await desk.Come(type, "Alone");
        return type;
    }

    private static Task<long> Traces(TestSite site, Guid message) =>
        site.Count($"SELECT COUNT(*) FROM forums_message_recipient WHERE UPPER(CAST(\"MessageId\" AS text)) = '{message.ToString().ToUpperInvariant()}' AND (\"Email\" IS NOT NULL OR \"Name\" IS NOT NULL OR \"AddressKey\" IS NOT NULL)");
}
