using Isthmus.Host.Demo;
using Isthmus.Journeys.Browser;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Microsoft.Playwright;

namespace Isthmus.Journeys;

/// <summary>The whole path of a case in a browser: somebody of a listed name comes, one officer looks and proposes, another releases, an auditor asks why.</summary>
public sealed class CaseJourney
{
    // The name of the one entry of the tests' invented list.
    private const string Listed = "Qwyxzenthor Vlorpnik Grubbelwatz";

    [Theory, InlineData("en", 1280), InlineData("fa", 390)]
    public async Task Two_officers_release_what_one_alone_cannot_and_an_auditor_sees_why_in_three_clicks(string language, int width)
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        await using var site = await DemoSite.StartEmpty(Provider.Sqlite);
        foreach (var (who, role) in new[] { ("officer1", Roles.ComplianceOfficer), ("officer2", Roles.ComplianceOfficer), ("auditor", Roles.Auditor) }) await DemoSite.AddAccount(site, who, role);
        using var organiser = new DemoClient(site.Address);
        await organiser.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        var organisation = (await organiser.Post("/api/organisations", new { name = Listed, kind = "Company" }, CancellationToken.None)).GetProperty("id").GetGuid();
        await site.Quiet();
        Assert.Equal(404, await Seen(site, organisation));
        await using var chromium = await Chromium.Start();
        async Task<IPage> As(string who)
        {
            var page = await (await chromium.Window(site.Address, language, width)).NewPageAsync();
            await page.Speak(language);
            await page.SignIn(DemoSite.Email(who), DemoSite.Secret);
            return page;
        }

        // The first officer finds the case from the front page, sees both names beside each other, writes down what was looked up, and proposes.
        var first = await As("officer1");
        await Menu(first, "/compliance");
        await Look(first, language, width, "cases");
        await first.Leave("main table a[href^='/compliance/cases/']");
        var address = new Uri(first.Url).AbsolutePath;
        Assert.True(await first.Locator(".table tbody tr").CountAsync() >= 3, "no word of the names is set beside the other");
        await Look(first, language, width, "case-open");
        await first.FillAsync("[name='Note.Text']", "Registered in 2009; the listed one was dissolved in 2004.");
        await first.SetInputFilesAsync("[name='Note.File']", new FilePayload { Name = "register.txt", MimeType = "text/plain", Buffer = "Extract of the register"u8.ToArray() });
        await first.Send(PageSteps.Form("note"));
        await first.FillAsync("[name='Proposal.Reason']", "Another company of the same name, founded later.");
        await first.FillAsync("[name='Proposal.Until']", DateTime.UtcNow.AddDays(90).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await first.Send(PageSteps.Form("propose"));
        await Look(first, language, width, "case-proposed-own");
        // Alone it ends here.
        Assert.Equal(0, await first.Locator(PageSteps.Form("confirm")).CountAsync());
        Assert.Equal(404, await Seen(site, organisation));

        var second = await As("officer2");
        await Menu(second, "/compliance");
        await second.Leave($"main a[href='{address}']");
        Assert.Contains("dissolved in 2004", await second.InnerTextAsync("main"), StringComparison.Ordinal);
        await Look(second, language, width, "case-proposed");
        await second.Send(PageSteps.Form("confirm"));
        await Look(second, language, width, "case-released");
        await site.Quiet();
        Assert.Equal(200, await Seen(site, organisation));

        // The auditor, on the cases' page: decisions, the name and the day, the newest of them.
        var auditor = await As("auditor");
        await Menu(auditor, "/compliance");
        Assert.Equal(0, await auditor.Locator(PageSteps.Form("propose")).CountAsync());
        await Menu(auditor, "/compliance/decisions");
        await auditor.FillAsync("main [name='q']", Listed.ToUpperInvariant());
        await auditor.FillAsync("main [name='until']", DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await auditor.Leave("main form.filter-bar button[type=submit]");
        await Look(auditor, language, width, "decisions");
        await auditor.Leave("main table tbody tr:first-child th a");
        var why = await auditor.InnerTextAsync("main");
        Assert.All(new[] { Listed, "Another company of the same name, founded later.", "Journey officer1", "Journey officer2" }, part => Assert.Contains(part, why, StringComparison.Ordinal));
        await Look(auditor, language, width, "decision");
        await auditor.Send(PageSteps.Form("replay"));
        await Look(auditor, language, width, "decision-replayed");
        // The day before, nothing had been decided.
        await auditor.GotoAsync($"/compliance/decisions?q={Uri.EscapeDataString(Listed)}&until={DateTime.UtcNow.AddDays(-2):yyyy-MM-dd}");
        Assert.Equal(0, await auditor.Locator("main table").CountAsync());
    }

    // On a phone the menu is behind its button.
    private static async Task Menu(IPage page, string address)
    {
        if (await page.Locator($"a[href='{address}']:visible").CountAsync() == 0) await page.ClickAsync("header .menu-button");
        await page.Leave($"a[href='{address}']:visible");
    }

    private static async Task Look(IPage page, string language, int width, string name)
    {
        Assert.Empty(await page.Faults(language));
        await page.Keep($"case-{name}-{language}-{width}");
        Assert.Empty(await page.Barriers(Axe.Everything));
    }

    private static async Task<int> Seen(TestSite site, Guid organisation)
    {
        using var visitor = site.Client();
        using var answer = await visitor.GetAsync(new Uri($"/organisations/{organisation}", UriKind.Relative));
        return (int)answer.StatusCode;
    }
}
