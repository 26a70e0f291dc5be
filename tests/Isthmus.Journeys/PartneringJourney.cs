using Isthmus.Contracts.Registry;
using Isthmus.Host.Demo;
using Isthmus.Journeys.Browser;
using Microsoft.Playwright;

namespace Isthmus.Journeys;

/// <summary>The whole path of an offer in a browser: written, reviewed, past the gate, found by the other side as a match across languages, asked about, accepted, contacts and a stage.</summary>
public sealed class PartneringJourney(BrowsedDemo browsed) : IClassFixture<BrowsedDemo>
{
    private const string Secret = "Kryptal-7";

    private static readonly Dictionary<string, (string Title, string Summary, string Description, string Advantages, string Role)> s_words = new()
    {
        ["en"] = ("Solar air quality sensors for waste water plants", "Sensors measure dust, ozone and nitrogen dioxide on lamp posts.", "The sensor is powered by the sun and sends its measurements by radio.", "No cable.", "A supplier of sensors tests them at one site."),
        ["ru"] = ("Датчики качества воздуха на солнечном питании для промплощадок", "Датчики измеряют пыль, озон и диоксид азота на столбах освещения.", "Датчик питается от солнца и передаёт измерения по радио.", "Без кабеля.", "Поставщик датчиков испытывает их на одной площадке."),
        ["fa"] = ("حسگر کیفیت هوا با انرژی خورشیدی برای تصفیه‌خانه‌های فاضلاب", "حسگرها غبار، ازون و دی‌اکسید نیتروژن را اندازه‌گیری می‌کنند.", "حسگر با انرژی خورشید کار می‌کند و داده‌های اندازه‌گیری را با رادیو می‌فرستد.", "بدون کابل.", "تأمین‌کنندهٔ حسگر آن را در یک سایت می‌آزماید."),
    };

    [Theory, InlineData("en", 1280, true), InlineData("ru", 1280, false), InlineData("fa", 390, true)]
    public async Task An_offer_goes_from_its_draft_to_a_deal(string language, int width, bool script)
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        var request = await Buyer();
        var (maker, officer, buyer) = (await As("participant", language, width, script), await As("organiser", language, width, script), await As("buyer", language, width, script));

        // Written and submitted by the one, reviewed and published by another.
        var offer = await Write(maker, language);
        await maker.Send("form:has([name='move'])", "[value='Submit']");
        await officer.GotoAsync("/opportunities/review");
        await officer.Follow(offer + "/review");
        foreach (var box in await officer.Locator("[name='Form.Passed']").AllAsync()) await box.CheckAsync();
        await Look(officer, language, "review");
        await officer.Send(PageSteps.Form("review"));
        await officer.Send("form:has([name='move'])", "[value='Publish']");

        // Found by the other side, whose request is in Russian, with the reasons.
        await buyer.GotoAsync($"/opportunities/{request}/matches");
        var match = buyer.Locator($"article:has(a[href^='{offer}?'])");
        Assert.Equal(1, await match.CountAsync());
        await match.Locator("summary").ClickAsync();
        Assert.True(await match.Locator("table").First.Locator("tbody tr").CountAsync() >= 3, "a match without its reasons");
        Assert.True(await match.Locator("table").Nth(1).Locator("tbody tr").CountAsync() >= 1, "no word answers another");
        await Look(buyer, language, "matches");
        await buyer.Leave($"article a[href^='{offer}?']");
        Assert.DoesNotContain(Secret, await buyer.ContentAsync(), StringComparison.Ordinal);
        await Look(buyer, language, "offer");

        // Asked, answered, contacts of both, and a stage.
        await buyer.Follow(offer + "/interest");
        await buyer.FillAsync("[name='Form.Cooperation']", "A trial at one site.");
        await buyer.FillAsync("[name='Form.OwnOrganisation']", "We run waste water plants.");
        await Look(buyer, language, "interest-form");
        await buyer.Send(PageSteps.Form("interest"));
        var interest = new Uri(buyer.Url).AbsolutePath;
        Assert.DoesNotContain(Secret, await buyer.ContentAsync(), StringComparison.Ordinal);
        await maker.GotoAsync("/interests");
        await maker.Follow(interest);
        await maker.CheckAsync("[name='Answer.Accept'][value='true']");
        await maker.Send(PageSteps.Form("answer"));
        await maker.Send(PageSteps.Form("contact"));
        await buyer.GotoAsync(interest);
        Assert.Contains(Secret, await buyer.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(DemoSite.Email("participant"), await buyer.InnerTextAsync("main"), StringComparison.Ordinal);
        await buyer.Send(PageSteps.Form("contact"));
        Assert.Contains(DemoSite.Email("participant"), await buyer.InnerTextAsync("main"), StringComparison.Ordinal);
        await buyer.SelectOptionAsync("[name='Step.Stage']", "Samples");
        await buyer.FillAsync("[name='Step.Note']", "Four sensors");
        await buyer.Send(PageSteps.Form("step"));
        await maker.GotoAsync(interest);
        Assert.Contains("Four sensors", await maker.InnerTextAsync("main table"), StringComparison.Ordinal);
        await Look(maker, language, "deal");

        // To anybody else there is neither the deal nor what is confidential.
        var stranger = await As("stranger", language, width, script);
        Assert.Equal(404, (await stranger.GotoAsync(interest))!.Status);
        await stranger.GotoAsync(offer);
        Assert.DoesNotContain(Secret, await stranger.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(DemoSite.Email("participant"), await stranger.ContentAsync(), StringComparison.Ordinal);
    }

    // A company of the demo that looks for such sensors, in Russian; and one that has nothing to do with it.
    private async Task<Guid> Buyer()
    {
        using var organiser = new DemoClient(browsed.Demo.Site.Address);
        await organiser.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        async Task<Guid> Of(string name) => (await organiser.Get("/api/organisations/search?limit=1&q=" + Uri.EscapeDataString(name), CancellationToken.None))[0].GetProperty("id").GetGuid();
        var organisation = await Of("Берестень Вода");
        await browsed.Demo.AddMember("buyer", new OrganisationId(organisation));
        await browsed.Demo.AddMember("stranger", new OrganisationId(await Of("Jeyrana Foods")));
        return (await organiser.Get($"/api/opportunities?organisation={organisation}", CancellationToken.None)).GetProperty("items")[0].GetProperty("id").GetGuid();
    }

    private async Task<IPage> As(string who, string language, int width, bool script)
    {
        var page = await (await browsed.Chromium.Window(browsed.Demo.Site.Address, language, width, script)).NewPageAsync();
        await page.Speak(language);
        await page.SignIn(DemoSite.Email(who), DemoSite.Secret);
        return page;
    }

    private async Task<string> Write(IPage page, string language)
    {
        var words = s_words[language];
        await page.GotoAsync("/opportunities/mine");
        await page.Leave("main a[href^='/opportunities/new?']");
        await page.Leave("main a[href$='profile=BusinessOffer']");
        await page.SelectOptionAsync("[name='Form.Opportunity.Language']", language);
        foreach (var (field, text) in new[] { ("Title", words.Title), ("Summary", words.Summary), ("Description", words.Description), ("Advantages", words.Advantages), ("PartnerRole", words.Role), ("Confidential", $"The electrolyte is {Secret}.") })
            await page.FillAsync($"[name='Form.Opportunity.{field}']", text);
        await page.SelectOptionAsync("[name='Form.Opportunity.Stage']", "OnTheMarket");
        await page.SelectOptionAsync("[name='Form.Opportunity.OwnKind']", "From11To49");
        foreach (var (field, value) in new[] { ("Form.Opportunity.Partnerships", "Supplier"), ("Form.Opportunity.PartnerKinds", "From50To249"), ("Form.Activities", "E"), ("Form.Opportunity.Goals", "6") }) await page.CheckAsync($"[name='{field}'][value='{value}']");
        await page.FillAsync("[name='Form.Countries']", "RU, KZ");
        await Look(page, language, "form");
        await page.Send(PageSteps.Form("opportunity"));
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task Look(IPage page, string language, string name)
    {
        Assert.Empty(await page.Faults(language));
        await page.Keep($"partnering-{name}-{language}");
    }
}
