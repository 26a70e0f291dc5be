using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Isthmus.Forums.Registration;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Registration;

public sealed class RegisteringTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task A_visitor_registers_answers_changes_prints_the_ticket_and_withdraws_without_script(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = await Desk.Open(site);
        var type = await desk.Type(new { maxCompanions = 2, capacity = 10 });
        var questions = $"{desk.Api}/registration-types/{type}/questions";
        var dinner = Organiser.Id(await desk.Organiser.Post(questions, new { kind = "YesNo", textEn = "Will you come to the dinner?", required = true }, HttpStatusCode.Created));
        var dish = Organiser.Id(await desk.Organiser.Post(questions, new { kind = "Choice", textEn = "Which dish?", choicesEn = "Fish\nMeat", choicesRu = "Рыба\nМясо", required = true, onlyIf = $"{dinner}=yes" }, HttpStatusCode.Created));

        var form = (await desk.Visitor.Page(desk.Pages + "/register")).QuerySelector<IHtmlFormElement>("form[method=post]:has([name='Input.Email'])")!;
        Assert.Contains("If “Will you come to the dinner?” is answered: Yes", form.TextContent, StringComparison.Ordinal);
        var values = new Dictionary<string, string>
        {
            ["Input.Name"] = "Zahra Ahmadi", ["Input.Email"] = "Zahra@guests.example", ["Input.Organisation"] = "CinnaGen", ["Input.Companions"] = "1", ["Input.CompanionNames"] = "Ali Karimi", ["Input.Answers[0].Value"] = "yes", ["Input.Consents"] = "News",
        };
        using var open = await desk.Visitor.Submit(desk.Pages + "/register", form, values);
        Assert.NotEmpty((await open.Html()).QuerySelectorAll("#Input-Answers-1--Value-error"));
        values["Input.Answers[1].Value"] = "2";
        using var sent = await desk.Visitor.Submit(desk.Pages + "/register", "form[method=post]:has([name='Input.Email'])", values);
        Assert.Contains("Zahra@guests.example", (await sent.Html()).QuerySelector(".notice-success")!.TextContent, StringComparison.Ordinal);

        var r = await desk.Find("Zahra Ahmadi");
        Assert.Equal((RegistrationState.Approved, 1, (DateTime?)null), (r.State, r.Companions, r.ConfirmedAt));
        Assert.Equal(["approved"], await desk.MailsTo(r));
        await site.Quiet();
        var link = $"{desk.Pages}/registration/{r.Key}";
        Assert.Single(site.Mails());
        Assert.Equal(1, await site.Count($"SELECT COUNT(*) FROM platform_mail WHERE \"Body\" LIKE '%{link}%'"));

        var mine = await desk.Visitor.Page(link);
        Assert.Equal("2", mine.QuerySelector<IHtmlSelectElement>("[name='Input.Answers[1].Value']")!.Value);
        Assert.NotNull((await desk.Find("Zahra Ahmadi")).ConfirmedAt);
        var ticket = await desk.Visitor.Page(link + "/ticket");
        Assert.Equal(2, ticket.QuerySelectorAll("svg.qr").Length);
        Assert.Contains(TicketCode.Shown((await desk.Tickets(r))[1].Code), ticket.Body!.TextContent, StringComparison.Ordinal);
        using var changed = await desk.Visitor.Submit(link, "form:has([name='Input.Name'])", new Dictionary<string, string> { ["Input.Name"] = "Zahra Ahmadi", ["Input.Answers[0].Value"] = "no" });
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM forums_registration_answer"));

        using var gone = await desk.Visitor.Submit(link, "form:has(input[name='_handler'][value='withdraw'])");
        Assert.Equal(HttpStatusCode.Found, gone.StatusCode);
        r = await desk.Find(r.Id);
        Assert.Equal((RegistrationState.Withdrawn, null, null, null), (r.State, r.Name, r.Email, r.LiveKey));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM forums_registration_answer"));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM forums_ticket WHERE \"Name\" IS NOT NULL"));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_mail"));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Payload\" LIKE '%Ahmadi%' OR \"Payload\" LIKE '%guests.example%'"));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Visitor.GetAsync(new Uri(link + "/ticket", UriKind.Relative))).StatusCode);
        Assert.Equal(0, await site.Count("SELECT \"Taken\" FROM forums_registration_type"));
    }

    [Theory, Databases]
    public async Task Whoever_registers_an_address_twice_learns_nothing_and_its_owner_gets_the_link_again(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = await Desk.Open(site);
        var (visitor, speaker) = (await desk.Type(), await desk.Type(new { needsApproval = true }, "Speaker"));
        using var first = await desk.Register(visitor, "Zahra Ahmadi", "zahra@guests.example");
        using var again = await desk.Register(speaker, "Somebody Else", "ZAHRA@guests.example");
        using var third = await desk.Register(speaker, "Somebody Else", "zahra@guests.example");
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, again.StatusCode, third.StatusCode));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM forums_registrant"));
        var r = await desk.Find("Zahra Ahmadi");
        Assert.Equal(["approved", "again"], await desk.MailsTo(r));
        Assert.DoesNotContain(r.Key, await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Sixteen at the same moment through two doors: the database keeps one.
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => desk.Register(n % 2 == 0 ? visitor : speaker, "Reza Moradi", "reza@guests.example"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM forums_registrant WHERE \"LiveKey\" = 'reza@guests.example'"));
    }

    [Theory, Databases]
    public async Task A_type_by_invitation_closed_or_of_a_draft_does_not_exist_for_others(Provider provider)
    {
        var site = await sites.On(provider);
        using var desk = await Desk.Open(site);
        var invited = await desk.Type(new { byInvitation = true }, "Press");
        var early = await desk.Type(new { opensOn = "2031-01-01" }, "Late bird");
        using var without = await desk.Register(invited, "Zahra Ahmadi");
        using var tooEarly = await desk.Register(early, "Zahra Ahmadi");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Conflict), (without.StatusCode, tooEarly.StatusCode));
        Assert.DoesNotContain("Press", await desk.Visitor.GetStringAsync(desk.Api + "/registration-types"), StringComparison.Ordinal);
        Assert.Null((await desk.Visitor.Page(desk.Pages)).QuerySelector($"a[href='{desk.Pages}/register']"));

        var code = (await desk.Organiser.Http.Page($"{desk.Pages}/registration-types/{invited}")).QuerySelector(".notice code")!.TextContent;
        var key = code.Split("invitation=")[1];
        Assert.Contains("Press", (await desk.Visitor.Page($"{desk.Pages}/register?invitation={key}")).QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        using var with = await desk.Register(invited, "Zahra Ahmadi", more: new { invitation = key });
        Assert.Equal(HttpStatusCode.Accepted, with.StatusCode);

        await desk.Organiser.Http.DeleteAsync(new Uri(desk.Api + "/publication", UriKind.Relative));
        using var draft = await desk.Register(invited, "Ali Karimi", more: new { invitation = key });
        Assert.Equal(HttpStatusCode.NotFound, draft.StatusCode);
    }

    [Theory, Databases]
    public async Task Organisers_approve_and_decline_many_at_once_find_them_and_take_them_out_as_a_file(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = await Desk.Open(site);
        var type = await desk.Type(new { needsApproval = true, capacity = 2 });
        var people = new List<Registrant>();
        foreach (var name in new[] { "=HYPERLINK(1)", "Ali Karimi", "Reza Moradi", "Sara Tehrani" }) people.Add(await desk.Come(type, name, new { email = (string?)null, organisation = "CinnaGen" }));
        Assert.All(people, p => Assert.Equal(RegistrationState.Applied, p.State));

        // The page: ticked boxes and one button.
        using var approved = await desk.Organiser.Http.Submit(desk.Pages + "/registrations", "form:has(input[name='_handler'][value='decide'])", new Dictionary<string, string> { ["chosen"] = people[0].Id.ToString(), ["do"] = "approve" });
        Assert.Equal(HttpStatusCode.Found, approved.StatusCode);
        var rest = await desk.Decide(true, people[1], people[2]);
        Assert.Equal((1, 1), (rest.GetProperty("approved").GetInt32(), rest.GetProperty("waiting").GetInt32()));
        // In one step one leaves and one comes: who waits is first.
        var declined = await desk.Decide(false, people[0], people[3]);
        Assert.Equal((2, 1), (declined.GetProperty("declined").GetInt32(), declined.GetProperty("approved").GetInt32()));
        Assert.Equal(["applied", "waiting", "promoted"], await desk.MailsTo(people[2]));
        Assert.Equal(["applied", "approved", "declined"], await desk.MailsTo(people[0]));
        Assert.Equal(2, await site.Count("SELECT \"Taken\" FROM forums_registration_type"));

        var found = await desk.Organiser.Get(desk.Api + "/registrations?state=Approved&q=karimi");
        Assert.Equal("Ali Karimi", Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("name").GetString());
        var byCode = await desk.Organiser.Get($"{desk.Api}/registrations?q={(await desk.Tickets(people[2]))[0].Code}");
        Assert.Equal("Reza Moradi", Assert.Single(byCode.GetProperty("items").EnumerateArray()).GetProperty("name").GetString());
        var csv = await desk.Organiser.Http.GetStringAsync(new Uri(desk.Api + "/registrations.csv", UriKind.Relative));
        Assert.Contains("'=HYPERLINK(1)", csv, StringComparison.Ordinal);
        Assert.Equal(5, csv.Trim().Split('\n').Length);
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'forums.export-registrations'"));
        var badges = await desk.Organiser.Http.Page(desk.Pages + "/registrations/badges");
        Assert.Equal(["Ali Karimi", "Reza Moradi"], badges.QuerySelectorAll(".name-badge h2").Select(h => h.TextContent.Trim()));
        Assert.Single((await desk.Organiser.Http.Page($"{desk.Pages}/registrations/badges?of={people[1].Id}")).QuerySelectorAll("svg.qr"));
        using var stranger = site.ClientOf(TestUser.Nobody);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(new Uri(desk.Api + "/registrations", UriKind.Relative))).StatusCode);
    }

    [Theory, Databases]
    public async Task Later_questions_are_asked_of_those_approved_each_once(Provider provider)
    {
        var site = await sites.On(provider);
        using var desk = await Desk.Open(site);
        var type = await desk.Type();
        var (first, second) = (await desk.Come(type, "Zahra Ahmadi"), await desk.Come(type, "Ali Karimi"));
        var questions = $"{desk.Api}/registration-types/{type}/questions";
        var question = Organiser.Id(await desk.Organiser.Post(questions, new { kind = "Text", textEn = "Flight number?", followUp = true, required = true }, HttpStatusCode.Created));
        Assert.DoesNotContain("Flight number", (await desk.Visitor.Page($"{desk.Pages}/register")).Body!.TextContent, StringComparison.Ordinal);
        var link = $"{desk.Pages}/registration/{first.Key}";
        Assert.Contains("1 question waits", (await desk.Visitor.Page(link)).QuerySelector(".notice-warning")!.TextContent, StringComparison.Ordinal);
        using (var answered = await desk.Visitor.Submit(link, "form:has([name='Input.Name'])", new Dictionary<string, string> { ["Input.Answers[0].Value"] = "IR-700" })) Assert.Equal(HttpStatusCode.Found, answered.StatusCode);

        Assert.Equal(1, (await desk.Organiser.Post($"{desk.Api}/registration-types/{type}/follow-up", new { })).GetProperty("mails").GetInt32());
        Assert.Equal(0, (await desk.Organiser.Post($"{desk.Api}/registration-types/{type}/follow-up", new { })).GetProperty("mails").GetInt32());
        Assert.Equal(["approved", "followUp"], await desk.MailsTo(second));
        Assert.Contains("IR-700", (await desk.Organiser.Http.Page($"{desk.Pages}/registrations/{first.Id}")).Body!.TextContent, StringComparison.Ordinal);
        // An answered question keeps its kind.
        await desk.Organiser.Put($"{questions}/{question}", new { kind = "Number", textEn = "Flight number?", followUp = true }, HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task The_next_edition_asks_the_same_of_others(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = await Desk.Open(site);
        var type = await desk.Type(new { capacity = 10, opensOn = "2027-01-01" });
        var questions = $"{desk.Api}/registration-types/{type}/questions";
        var dinner = Organiser.Id(await desk.Organiser.Post(questions, new { kind = "YesNo", textEn = "Dinner?" }, HttpStatusCode.Created));
        await desk.Organiser.Post(questions, new { kind = "Text", textEn = "Diet?", onlyIf = $"{dinner}=yes" }, HttpStatusCode.Created);
        await desk.Organiser.Post(desk.Api + "/zones", new { nameEn = "Building" }, HttpStatusCode.Created);
        await desk.Crowd(type, 3, waiting: 0);

        var next = Organiser.Id(await desk.Organiser.Post(desk.Api + "/clone", new { startsOn = "2028-07-09" }, HttpStatusCode.Created));
        var copy = (await desk.Organiser.Get($"/api/forums/{next}/registration-types"))[0];
        Assert.Equal((10, 0), (copy.GetProperty("capacity").GetInt32(), copy.GetProperty("taken").GetInt32()));
        Assert.StartsWith("2028-01-0", copy.GetProperty("opensAt").GetString(), StringComparison.Ordinal);
        var asked = await desk.Organiser.Get($"/api/forums/{next}/registration-types/{Organiser.Id(copy)}/questions");
        Assert.Equal(asked[0].GetProperty("id").GetGuid(), asked[1].GetProperty("onlyIf").GetGuid());
        Assert.Equal("Building", (await desk.Organiser.Get($"/api/forums/{next}/check-in")).GetProperty("zones")[0].GetProperty("name").GetProperty("en").GetString());
        Assert.Equal(3, await site.Count("SELECT COUNT(*) FROM forums_registrant"));
    }
}
