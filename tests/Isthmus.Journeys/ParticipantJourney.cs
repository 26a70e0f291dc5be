using System.Text.RegularExpressions;
using Isthmus.Host.Demo;
using Isthmus.Journeys.Browser;
using Microsoft.Playwright;

namespace Isthmus.Journeys;

/// <summary>The participant's path on a phone: from the mails to the timetable, the requests, the calendar and the paper.</summary>
public sealed class ParticipantJourney(BrowsedDemo browsed) : IClassFixture<BrowsedDemo>
{
    private TestSite Site => browsed.Demo.Site;
    private string Forum => $"/forums/{browsed.Demo.Edition}";

    [Theory, InlineData("en", true), InlineData("en", false), InlineData("fa", true), InlineData("fa", false)]
    public async Task A_participant_joins_by_mail_reads_the_timetable_and_answers_requests(string language, bool script)
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        using var organiser = new DemoClient(Site.Address);
        await organiser.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        var me = await Somebody(organiser, (language == "fa" ? 2 : 0) + (script ? 0 : 1));
        await Invite(me, language);
        var (welcome, unwelcome) = await TwoWhoAsk(organiser, me);

        await using var window = await browsed.Chromium.Window(Site.Address, language, 390, script);
        var page = await window.NewPageAsync();
        await Join(page, me, language);
        await ReadTimetable(page, me, language);
        await page.GotoAsync($"{Forum}/me");
        await Answer(page, welcome, unwelcome, language);
        await Ask(page, language);
        await page.Keep($"participant-me-{language}{(script ? "" : "-noscript")}");
        await ListProduct(page, me, language);
    }

    // The invitation is sent by the page, in the browser, by somebody who may.
    private async Task Invite(Guest me, string language)
    {
        await using var window = await browsed.Chromium.Window(Site.Address, "en");
        var page = await window.NewPageAsync();
        await page.SignIn(DemoSite.Email("organiser"), DemoSite.Secret);
        await page.GotoAsync($"/organisations/{me.Organisation}");
        await page.Follow("/members");
        await page.FillAsync("[name='Input.Email']", me.Email);
        await page.SelectOptionAsync("[name='Input.MemberRole']", "Editor");
        await page.SelectOptionAsync("[name='Input.Locale']", language);
        await page.Send(PageSteps.Form("invite"));
        await Site.Quiet();
    }

    private async Task Join(IPage page, Guest me, string language)
    {
        await page.GotoAsync(Letters.LinkTo(Site, me.Email, "/invitation"));
        await page.FillAsync("[name='Input.Name']", "نماینده شرکت");
        await page.FillAsync("[name='Input.Password']", DemoSite.Secret);
        Assert.Empty(await page.Faults(language));
        await page.Send(PageSteps.Form("accept"));
        // The mail with the timetable leads to the page itself, by way of the sign-in.
        var link = Letters.LinkTo(Site, me.Email, "/timetable/participants/");
        await page.GotoAsync(link);
        Assert.Equal("/sign-in", new Uri(page.Url).AbsolutePath);
        await page.SignIn(me.Email, DemoSite.Secret);
        Assert.Equal(link, new Uri(page.Url).PathAndQuery);
    }

    private async Task ReadTimetable(IPage page, Guest me, string language)
    {
        Assert.Equal(me.Meetings, await page.Locator(".card.keep").CountAsync());
        Assert.Empty(await page.Faults(language));
        await page.Keep($"participant-timetable-{language}", whole: false);

        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("main a[href$='/timetable.ics']").ClickAsync());
        var calendar = await File.ReadAllTextAsync((await file.PathAsync())!);
        Assert.StartsWith("BEGIN:VCALENDAR", calendar, StringComparison.Ordinal);
        Assert.Equal(me.Meetings, Regex.Count(calendar, "BEGIN:VEVENT"));

        await page.Leave("main a[href*='/timetable/print?participant=']");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(me.Meetings, await page.Locator("tbody tr").CountAsync());
        Assert.Empty(await page.Faults(language));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task Answer(IPage page, Guid welcome, Guid unwelcome, string language)
    {
        Assert.Equal(2, await page.Locator("section[aria-labelledby=to-me] .card").CountAsync());
        Assert.Empty(await page.Faults(language));
        await page.Send(PageSteps.Form($"yes-{welcome}"));
        await page.FillAsync($"{PageSteps.Form($"no-{unwelcome}")} [name=reason]", "Not this year");
        await page.Send(PageSteps.Form($"no-{unwelcome}"));
        Assert.Equal(0, await page.Locator("section[aria-labelledby=to-me] .card").CountAsync());
    }

    private async Task Ask(IPage page, string language)
    {
        var before = await page.Locator("section[aria-labelledby=mine] tbody tr").CountAsync();
        var free = await page.Locator("[name='Input.To'] option").EvaluateAllAsync<string[]>("o => o.map(x => x.value)");
        await page.SelectOptionAsync("[name='Input.To']", free.First(id => id.Length > 0 && !_known.Contains(id)));
        await page.FillAsync("[name='Input.Note']", "We make the pumps that you look for.");
        await page.Send(PageSteps.Form("ask"));
        Assert.Equal(before + 1, await page.Locator("section[aria-labelledby=mine] tbody tr").CountAsync());
        Assert.Empty(await page.Faults(language));
    }

    private static async Task ListProduct(IPage page, Guest me, string language)
    {
        await page.GotoAsync($"/products/new?organisation={me.Organisation}");
        await page.FillAsync("[name='Form.Product.Name']", "Feed pump");
        Assert.Empty(await page.Faults(language));
        await page.Send(PageSteps.Form("product"));
        Assert.Matches("^/products/[0-9a-f-]{36}$", new Uri(page.Url).AbsolutePath);
    }

    private sealed record Guest(Guid Id, Guid Organisation, string Email, int Meetings);

    private readonly HashSet<string> _known = [];

    // Companies with an address and at least two meetings, each run another one.
    private async Task<Guest> Somebody(DemoClient organiser, int number)
    {
        var all = await organiser.Get($"/api{Forum}/participants?limit=200", CancellationToken.None);
        var found = new List<Guest>();
        foreach (var p in all.GetProperty("items").EnumerateArray())
        {
            var id = p.GetProperty("id").GetGuid();
            var one = await organiser.Get($"/api{Forum}/participants/{id}", CancellationToken.None);
            var meetings = (int)await Site.Count($"""SELECT count(*) FROM "forums_published_meeting" WHERE "State" = 'Held' AND (lower("FromId") = '{id}' OR lower("ToId") = '{id}')""");
            if (one.GetProperty("contactEmail").GetString() is { } email && meetings >= 2) found.Add(new(id, one.GetProperty("organisation").GetGuid(), email, meetings));
            if (found.Count > number) break;
        }
        return found[number];
    }

    private async Task<(Guid, Guid)> TwoWhoAsk(DemoClient organiser, Guest me)
    {
        var requests = (await organiser.Get($"/api{Forum}/requests?participant={me.Id}&limit=200", CancellationToken.None)).GetProperty("items").EnumerateArray();
        _known.UnionWith(requests.SelectMany(r => new[] { r.GetProperty("from").GetString()!, r.GetProperty("to").GetString()! }).Append(me.Id.ToString()));
        var strangers = (await organiser.Get($"/api{Forum}/participants?limit=200", CancellationToken.None)).GetProperty("items").EnumerateArray()
            .Select(p => p.GetProperty("id").GetString()!).Where(id => !_known.Contains(id)).Take(2).ToList();
        var asked = new List<Guid>();
        foreach (var from in strangers)
        {
            var made = await organiser.Post($"/api{Forum}/requests", new { from, to = me.Id, priority = "Must", note = "Let us talk about a licence." }, CancellationToken.None);
            asked.Add(made.GetProperty("id").GetGuid());
            _known.Add(from);
        }
        return (asked[0], asked[1]);
    }
}
