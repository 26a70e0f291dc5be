using System.Globalization;
using Isthmus.Host.Demo;
using Isthmus.Journeys.Browser;
using Microsoft.Playwright;

namespace Isthmus.Journeys;

/// <summary>A participant books a microscope with its operator at the centre of the demo, and the desk lets it in and out: in a browser, once as wide as a telephone.</summary>
public sealed class BookingJourney(BrowsedDemo browsed) : IClassFixture<BrowsedDemo>
{
    [Theory, InlineData("en", 1280), InlineData("fa", 390)]
    public async Task A_microscope_and_its_operator_are_found_booked_moved_and_used(string language, int width)
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        var (centre, resources) = await Centre();
        var booker = await Someone("participant", language, width);

        // One search for both.
        await booker.GotoAsync($"/places/{centre}/facilities");
        await Look(booker, language);
        await booker.Follow("/free-times");
        await booker.SelectOptionAsync("[name='resource']", resources["MIC-1"]);
        await booker.SelectOptionAsync("[name='group']", "operators");
        await booker.FillAsync("[name='minutes']", "120");
        await booker.Press("form:has([name='minutes'])");
        var free = booker.Locator("main tbody tr").First;
        Assert.Contains("MIC-1 + OP-", await free.InnerTextAsync(), StringComparison.Ordinal);
        await Look(booker, language);
        await booker.Leave("main tbody a");

        // The search carries the operator over. Without one it is refused, and told why; with one it is booked.
        await booker.UncheckAsync("[name='Input.WithOperator'][type=checkbox]:checked");
        await booker.FillAsync("[name='Input.Purpose']", "Imaging of films");
        Assert.Contains(language == "en" ? "needs an operator beside it" : "اپراتور", await Refused(booker), StringComparison.Ordinal);
        await Look(booker, language);
        await booker.CheckAsync("[name='Input.WithOperator'][type=checkbox]");
        await booker.Send(PageSteps.Form("book"));
        var booking = new Uri(booker.Url).AbsolutePath;
        Assert.Matches("^/places/bookings/[0-9a-f-]{36}$", booking);

        // The clock of the place and the reader's own.
        var clocks = await booker.Locator("main dd .muted bdi").AllInnerTextsAsync();
        Assert.Equal((2, 1), (clocks.Count, clocks.Count(c => c == "Asia/Vladivostok")));
        Assert.Contains("MIC-1 + OP-", await booker.Locator("main dl").InnerTextAsync(), StringComparison.Ordinal);
        await Look(booker, language);

        // A week later at the same hour; the old time is free again.
        var (before, day) = (await Time(booking), await booker.InputValueAsync("[name='Moved.Day']"));
        await booker.FillAsync("[name='Moved.Day']", DateOnly.Parse(day, CultureInfo.InvariantCulture).AddDays(7).ToString("O", CultureInfo.InvariantCulture));
        await booker.Send(PageSteps.Form("move"), ".btn");
        var moved = await Time(booking);
        Assert.Equal(before.AddDays(7), moved);
        await booker.GotoAsync("/places/bookings");
        Assert.Equal(1, await booker.Locator($"main tbody a[href='{booking}']").CountAsync());
        await Look(booker, language);

        // The clean room is for those who are trained for it.
        await booker.GotoAsync($"/places/{centre}/facilities");
        await booker.Follow($"/book?resource={resources["GMP-1"]}");
        await booker.FillAsync("[name='Input.Day']", moved.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await booker.FillAsync("[name='Input.From']", "10:00");
        await booker.FillAsync("[name='Input.Until']", "12:00");
        await booker.FillAsync("[name='Input.BiosafetyLevel']", "2");
        Assert.Contains(language == "en" ? "GMP-1 is for those who have the qualification gmp" : "صلاحیت gmp", (await Refused(booker)).Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await Look(booker, language);

        // Nobody comes in days before; ten minutes before, the desk lets them in.
        var desk = await Someone("organiser", language, width);
        await desk.GotoAsync(booking);
        Assert.Equal(0, await desk.Locator(PageSteps.Form("in")).CountAsync());
        browsed.Demo.Site.Clock.SetTo(new(moved.AddMinutes(-10), TimeSpan.Zero));
        desk = await Someone("organiser", language, width);
        await desk.GotoAsync($"/places/{centre}/facilities");
        await desk.Follow("/desk");
        await desk.Follow("/desk?what=ahead");
        await Look(desk, language);
        await desk.Leave($"main tbody a[href='{booking}']");
        await desk.Send(PageSteps.Form("in"));
        await desk.GotoAsync($"/places/{centre}/desk");
        Assert.Equal(1, await desk.Locator($"main tbody a[href='{booking}']").CountAsync());
        await Look(desk, language);
        browsed.Demo.Site.Clock.Advance(TimeSpan.FromMinutes(70));
        await desk.GotoAsync(booking);
        await desk.Send(PageSteps.Form("out"));
        Assert.Equal(0, await desk.Locator(PageSteps.Form("out")).CountAsync());
        await Look(desk, language);
        using var staff = await Staff();
        var done = await staff.Get("/api" + booking, CancellationToken.None);
        Assert.Equal("Done", done.GetProperty("state").GetString());
        Assert.Equal(70, (done.GetProperty("actualUntil").GetDateTime() - done.GetProperty("actualFrom").GetDateTime()).TotalMinutes, 2.0);
    }

    private static async Task<string> Refused(IPage page)
    {
        await page.Press(PageSteps.Form("book"));
        return await page.Locator("#form-errors").InnerTextAsync();
    }

    private static async Task Look(IPage page, string language)
    {
        Assert.Empty(await page.Faults(language));
        Assert.Empty(await page.Barriers(Axe.Everything));
    }

    private async Task<DateTime> Time(string booking)
    {
        using var staff = await Staff();
        return (await staff.Get("/api" + booking, CancellationToken.None)).GetProperty("from").GetDateTime().ToUniversalTime();
    }

    private async Task<IPage> Someone(string who, string language, int width)
    {
        var page = await (await browsed.Chromium.Window(browsed.Demo.Site.Address, language, width)).NewPageAsync();
        await page.SignIn(DemoSite.Email(who), DemoSite.Secret);
        await page.Speak(language);
        return page;
    }

    private async Task<DemoClient> Staff()
    {
        var staff = new DemoClient(browsed.Demo.Site.Address);
        await staff.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        return staff;
    }

    // The centre as the demo makes it; the second walk finds it made.
    private async Task<(Guid Centre, Dictionary<string, string> Resources)> Centre()
    {
        using var staff = await Staff();
        var centre = (await DemoPlaces.Load(staff, CancellationToken.None)).Centre;
        await browsed.Demo.Site.Quiet();
        await DemoFacilities.Load(staff, centre, browsed.Demo.Forum.Participant.Value, CancellationToken.None);
        var resources = (await staff.Get($"/api/places/{centre}/resources?limit=200", CancellationToken.None)).GetProperty("items").EnumerateArray().ToDictionary(r => r.GetProperty("code").GetString()!, r => r.GetProperty("id").GetString()!);
        return (centre, resources);
    }
}
