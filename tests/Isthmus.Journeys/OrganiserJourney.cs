using System.Text.Json;
using Isthmus.Journeys.Browser;
using Isthmus.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Isthmus.Journeys;

/// <summary>The organiser's whole path by form, in the browser: from two files to a published timetable.</summary>
public sealed class OrganiserJourney
{
    private const int MostForms = 12;

    [Theory, InlineData("en", true), InlineData("en", false), InlineData("fa", true), InlineData("fa", false)]
    public async Task Two_files_become_a_published_timetable_with_at_most_twelve_forms(string language, bool script)
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        await using var site = await DemoSite.StartEmpty(Provider.Sqlite);
        await using var chromium = await Chromium.Start();
        await using var window = await chromium.Window(site.Address, language, script: script);
        var page = await window.NewPageAsync();
        var look = new Looker(page, language, script);

        await page.Speak(language);
        await page.SignIn(DemoSite.Email("organiser"), DemoSite.Secret);
        // Signing in is not counted: everything after it is, the making of the forum too.
        var forms = new List<string>();
        page.Request += (_, r) => { if (r.IsNavigationRequest && r.Method == "POST") forms.Add(new Uri(r.Url).AbsolutePath); };

        var edition = await MakeForum(page, look, language);
        await ImportCompanies(page, look);
        await site.Quiet();
        await page.ReloadAsync();
        await ImportRequests(page, look);
        await Plan(page, look);
        await Publish(page, look, edition);
        await site.Quiet();
        Assert.InRange(forms.Count, 1, MostForms);
        await ChangeByHand(page, look, edition);
        await MakeAnother(page);

        Assert.True(await Published.Meetings(site) > 150, $"only {await Published.Meetings(site)} meetings published");
        Assert.Equal(0, await Published.Clashes(site));
        Assert.InRange(await SolverSeconds(site), 0, 5);
        Assert.Equal(await site.Count("""SELECT count(*) FROM "platform_mail" """), site.Mails().Count);

        await using var visitor = await chromium.Window(site.Address, language, 390, script);
        var open = await visitor.NewPageAsync();
        Assert.Equal(200, (await open.GotoAsync($"{edition}/timetable"))!.Status);
        Assert.NotEqual(0, await open.Locator(".table tbody tr").CountAsync());
        await new Looker(open, language, script).At("published");
        Assert.Empty(look.Faults);
    }

    private static async Task<string> MakeForum(IPage page, Looker look, string language)
    {
        await page.Leave("header a[href='/forums']");
        await look.At("forums-none");
        await page.Follow("/forums/new");
        await page.FillAsync("[name='Input.SeriesEn']", "Bridges Technology Forum");
        if (language == "fa") await page.FillAsync("[name='Input.SeriesFa']", "همایش فناوری پل‌ها");
        await page.FillAsync("[name='Input.StartsOn']", "2027-07-06");
        await page.FillAsync("[name='Input.EndsOn']", "2027-07-08");
        await page.SelectOptionAsync("[name='Input.Zone']", "Asia/Yekaterinburg");
        await page.SelectOptionAsync("[name='Input.Country']", "RU");
        await page.FillAsync("[name='Input.Cities']", "Yekaterinburg");
        await page.FillAsync("[name='Input.Timetable.Tables']", "22");
        await look.At("forum-new");
        await page.Send(PageSteps.Form("edition"));
        var edition = new Uri(page.Url).AbsolutePath.Replace("/manage", "", StringComparison.Ordinal);

        await page.Follow("/sessions");
        Assert.Equal(1 + 6, await page.Locator(".table tbody tr").CountAsync());
        await look.At("sessions");
        await page.Follow("/manage");
        await page.Send(PageSteps.Form("publish"));
        return edition;
    }

    private static async Task ImportCompanies(IPage page, Looker look)
    {
        await page.Leave("main a[href^='/organisations/import?for=edition']");
        await page.SetInputFilesAsync("[name='Upload.File']", Demo("companies.csv"));
        await page.Send(PageSteps.Form("upload"));
        await look.At("import-mapping");
        await page.Send(PageSteps.Form("mapping"));
        await page.Until(PageSteps.Form("confirm"));
        await look.At("dry-run");
        await page.Send(PageSteps.Form("confirm"));
        await page.Until(".notice-success a.btn-primary");
        await look.At("imported");
        await page.Follow("/manage");
    }

    private static async Task ImportRequests(IPage page, Looker look)
    {
        await look.At("manage");
        await page.Follow("/requests/import");
        await page.SetInputFilesAsync("[name='Input.File']", Demo("requests.csv"));
        await page.Send(PageSteps.Form("upload"));
        await look.At("requests-preview");
        await page.Send(PageSteps.Form("confirm"));
    }

    private static async Task Plan(IPage page, Looker look)
    {
        await page.Follow("/schedule");
        await page.Send(PageSteps.Form("solve"));
        await page.Until(PageSteps.Form("solve"));
        await look.At("solved");
        await page.Follow("/schedule/grid/participants");
        Assert.NotEqual(0, await page.Locator(".grid td.busy").CountAsync());
        await look.At("grid");
        await page.Follow("/schedule");
    }

    private static async Task Publish(IPage page, Looker look, string edition)
    {
        await page.CheckAsync("[name='Publish.Audience'][value='Everyone']");
        await page.Send(PageSteps.Form("publish"));
        await page.Until($"main a[href='{edition}/timetable']");
        await look.At("schedule-published");
    }

    // Beyond the path: a meeting is put where one of its sides is busy, and then back to a free place.
    private static async Task ChangeByHand(IPage page, Looker look, string edition)
    {
        await page.GotoAsync($"{edition}/schedule/grid/participants");
        var busy = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.grid tbody tr')].map(r => [...r.querySelectorAll('td.busy a')].map(a => a.pathname)).find(l => l.length > 1)");
        await page.GotoAsync(busy[0]);
        var taken = await page.InputValueAsync("[name='Move.Slot']");
        await page.GotoAsync(busy[1]);
        var own = await page.InputValueAsync("[name='Move.Slot']");
        await page.SelectOptionAsync("[name='Move.Slot']", taken);
        await page.Press(PageSteps.Form("move"));
        Assert.NotEqual(0, await page.Locator(".notice-error li").CountAsync());
        await look.At("move-clash");
        await page.GotoAsync(busy[1]);
        Assert.Equal(own, await page.InputValueAsync("[name='Move.Slot']"));
        var free = await page.Locator("[name='Free.Place'] option").EvaluateAllAsync<string[]>("o => o.map(x => x.value)");
        var place = free.First(p => p.Length > 0 && !p.StartsWith(own, StringComparison.Ordinal));
        await page.SelectOptionAsync("[name='Free.Place']", place);
        await page.Send(PageSteps.Form("free"));
        Assert.StartsWith(await page.InputValueAsync("[name='Move.Slot']"), place, StringComparison.Ordinal);
    }

    // With a series on the site the form offers it; a new one is made all the same.
    private static async Task MakeAnother(IPage page)
    {
        await page.GotoAsync("/forums/new");
        await page.FillAsync("[name='Input.SeriesEn']", "Harbour Trade Days");
        await page.FillAsync("[name='Input.StartsOn']", "2027-09-01");
        await page.FillAsync("[name='Input.EndsOn']", "2027-09-02");
        await page.Send(PageSteps.Form("edition"));
        Assert.EndsWith("/manage", page.Url, StringComparison.Ordinal);
    }

    private static string Demo(string file) => Path.Combine(AppContext.BaseDirectory, "demo", file);

    private static Task<double> SolverSeconds(TestSite site) => site.InScope(async sp =>
    {
        var result = await sp.GetRequiredService<PlatformDb>().AllJobs.AsNoTracking().Where(j => j.Kind == "forums.solve").Select(j => j.Result!).SingleAsync();
        return JsonDocument.Parse(result).RootElement.GetProperty("Seconds").GetDouble();
    });

    /// <summary>Collects what is wrong with the look of the pages on the way.</summary>
    private sealed class Looker(IPage page, string language, bool script)
    {
        public List<string> Faults { get; } = [];

        public async Task At(string step)
        {
            Faults.AddRange(await page.Faults(language));
            await page.Keep($"organiser-{step}-{language}{(script ? "" : "-noscript")}", whole: false);
        }
    }
}
