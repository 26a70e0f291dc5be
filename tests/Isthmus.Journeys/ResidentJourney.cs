using Isthmus.Host.Demo;
using Isthmus.Journeys.Browser;
using Microsoft.Playwright;

namespace Isthmus.Journeys;

/// <summary>An organisation becomes a resident of a cluster, and asks which benefits are for it: in a browser, with and without script.</summary>
public sealed class ResidentJourney(BrowsedDemo browsed) : IClassFixture<BrowsedDemo>
{
    [Theory, InlineData("en", 1280, true), InlineData("fa", 390, false), InlineData("fa", 390, true), InlineData("en", 1280, false)]
    public async Task An_organisation_becomes_a_resident_and_sees_its_benefits(string language, int width, bool script)
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        var place = await Cluster($"Cluster {language} {script}");
        var applicant = await Someone("participant", language, width, script);
        var officer = await Someone("organiser", language, width, script);

        await applicant.GotoAsync($"/places/{place}/residents");
        await applicant.Follow("/residents/apply");
        await applicant.FillAsync("[name='Input.Project']", "Sensors for clinics");
        await applicant.Send("form:has([name='Input.Project'])");
        var home = applicant.Url[..applicant.Url.LastIndexOf('/')];
        await applicant.FillAsync("[name='Input.Plan']", "A pilot line within a year.");
        await applicant.SelectOptionAsync("[name='Input.Facts.Kind']", "SmallBusiness");
        await applicant.SelectOptionAsync("[name='Input.Facts.Field']", "Biomedicine");
        await applicant.FillAsync("[name='Input.Facts.Readiness']", "6");
        await applicant.FillAsync("[name='Input.Facts.Staff']", "14");
        await applicant.Send("form:has([name='Input.Plan'])");
        await applicant.SetInputFilesAsync("[name='Form.File']", new FilePayload { Name = "charter.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4 charter"u8.ToArray() });
        await applicant.Send("form:has([name='Form.File'])");
        await applicant.GotoAsync(home);
        await applicant.Send(PageSteps.Form("move-Submit"));

        await officer.GotoAsync(home);
        await officer.Send(PageSteps.Form("move-Review"));
        await officer.FillAsync("[name='Expert.Email']", DemoSite.Email("organiser"));
        await officer.Send("form:has([name='Expert.Email'])");
        await officer.GotoAsync(home + "/review");
        await officer.CheckAsync("[name='Form.Conflict'][value='None']");
        await officer.FillAsync("[name='Form.Scores[0].Points']", "4");
        await officer.SelectOptionAsync("[name='Form.Advice']", "Admit");
        await officer.Send("form:has([name='Form.Advice'])");
        await officer.GotoAsync(home + "/offer");
        await officer.FillAsync("[name='Form.OfferTerms']", "Eighty square metres.");
        await officer.Send("form:has([name='Form.OfferTerms'])");
        await applicant.GotoAsync(home);
        await applicant.Send(PageSteps.Form("move-Accept"));
        await officer.GotoAsync(home + "/agreement");
        await officer.FillAsync("[name='Form.AgreementNumber']", "7");
        foreach (var (field, day) in new[] { ("SignedOn", "2026-01-02"), ("Since", "2026-01-05"), ("Until", "2030-01-05") }) await officer.FillAsync($"[name='Form.{field}']", day);
        await officer.Send("form:has([name='Form.AgreementNumber'])");
        await officer.Send(PageSteps.Form("move-Admit"));
        await applicant.GotoAsync($"/places/{place}/residents");
        Assert.Contains("Sensors for clinics", await applicant.Locator("tbody").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await applicant.Faults(language));

        // The calculator: what is not said is not known; what is said decides, with its article.
        await applicant.GotoAsync($"/benefits/check?place={place}");
        await applicant.Send("form:has([name='Input.Facts.Staff'])");
        var row = applicant.Locator("tbody tr", new() { HasText = "Article 15" });
        Assert.Equal(1, await row.Locator(".badge-warn").CountAsync());
        await applicant.FillAsync("[name='Input.Facts.Staff']", "14");
        await applicant.Send("form:has([name='Input.Facts.Staff'])");
        Assert.Equal(1, await applicant.Locator("tbody tr", new() { HasText = "Article 15" }).Locator(".badge-good").CountAsync());
        Assert.Empty(await applicant.Faults(language));
    }

    private async Task<IPage> Someone(string who, string language, int width, bool script)
    {
        var page = await (await browsed.Chromium.Window(browsed.Demo.Site.Address, language, width, script)).NewPageAsync();
        await page.SignIn(DemoSite.Email(who), DemoSite.Secret);
        await page.Speak(language);
        return page;
    }

    // A cluster of its own, so that each walk begins with none.
    private async Task<Guid> Cluster(string name)
    {
        using var officer = new DemoClient(browsed.Demo.Site.Address);
        await officer.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        var place = (await officer.Post("/api/places", new { kind = "Cluster", nameEn = name, aboutEn = "An invented cluster.", country = "RU", city = "Kazan", timeZone = "Europe/Moscow", stage = "Launching", stageOn = "2026", isInvented = true }, CancellationToken.None)).GetProperty("id").GetGuid();
        await officer.Put($"/api/places/{place}/publication", CancellationToken.None);
        await officer.Put($"/api/places/{place}/intake", new
        {
            isOpen = true, quorum = 1, documents = new[] { new { key = "charter", name = new { en = "Charter" }, required = true } }, rules = new[] { new { condition = new { fact = "Readiness", test = "AtLeast", number = 3 }, reason = new { en = "Something to show." } } },
            criteria = new[] { new { key = "team", name = new { en = "Team" }, weight = 1, most = 5 } },
        }, CancellationToken.None);
        var benefit = (await officer.Post("/api/benefits", new
        {
            kind = "Land", country = "RU", place, name = new { en = "Half the rent" }, amount = new { en = "50 per cent" }, act = new { en = "An invented act" }, actDate = "2021-01-01", article = "Article 15", validFrom = "2021-01-01", conditions = new[] { new { fact = "Staff", test = "AtMost", number = 50 } },
        }, CancellationToken.None)).GetProperty("id").GetGuid();
        await officer.Put($"/api/benefits/{benefit}/publication", CancellationToken.None);
        return place;
    }
}
