using System.Net;
using AngleSharp.Dom;
using Isthmus.Forums.Tests.Briefing;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Delegations;

public sealed class FigurePageTests(SharedSites sites) : IClassFixture<SharedSites>
{
    // The qualifier and the open reach in one phrase, the flag beside it, and both readings.
    private static readonly Dictionary<string, string[]> s_words = new()
    {
        ["en"] = ["Companies: more than 2 (in total or each: not said)", "ambiguous", "If in total: counted here 3 consistent", "If each delegation: counted here from 1 to 2 in each of 2 delegations contradicts"],
        ["ru"] = ["Компании: более 2 (всего или в каждой: не сказано)", "неоднозначно", "Если всего: посчитано здесь 3 согласуется", "противоречит"],
        ["fa"] = ["شرکت‌ها: بیش از ۲ (در مجموع یا هر یک: گفته نشده)", "مبهم", "اگر در مجموع باشد: شمارش اینجا ۳ سازگار", "ناسازگار"],
    };

    [Theory, Databases]
    public async Task It_is_entered_changed_and_removed_by_forms_in_each_language(Provider provider)
    {
        var site = await sites.On(provider);
        foreach (var language in new[] { "en", "ru", "fa" })
        {
            using var organiser = await new Organiser(site).WithEdition();
            var (iran, _) = await FigureTests.TwoDelegations(organiser);
            var http = organiser.Http;
            http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            var page = $"/forums/{organiser.Edition}/delegations/{iran}";
            var add = (await http.Page(page)).QuerySelector("#figures")!.ParentElement!.QuerySelector("a.btn")!.GetAttribute("href")!;
            Assert.NotNull((await http.Page(page)).QuerySelector("#figures ~ .empty"));

            // Nothing is filled in yet: each field that must be says so, and nothing is kept.
            using (var empty = await http.Submit(add, "form:has([name='Input.Quote'])"))
            {
                var refused = await empty.Html();
                foreach (var field in new[] { "Measure", "Qualifier", "Number", "Quote", "Outlet", "SaidOn" }) Assert.NotNull(refused.QuerySelector($"[name='Input.{field}'][aria-invalid]"));
                Assert.Equal(language, refused.DocumentElement.GetAttribute("lang"));
            }
            using (var wrong = await http.Submit(add, "form:has([name='Input.Quote'])", Fields("", ("Input.Url", "javascript:alert(1)"))))
                Assert.NotNull((await wrong.Html()).QuerySelector("[name='Input.Url'][aria-invalid]"));
            using var saved = await http.Submit(add, "form:has([name='Input.Quote'])", Fields(iran.ToString()));
            Assert.Equal(page, To(saved));
            var shown = Section(await http.Page(page));
            Assert.Contains("“Quoted <b>words</b>”", shown.TextContent, StringComparison.Ordinal);
            Assert.Equal("https://agency.example/news/27", shown.QuerySelector("a[rel]")!.GetAttribute("href"));

            // It was said of both delegations: moved there it stands on the page of each, and on the forum's.
            var edit = shown.QuerySelector("a[href$='/edit']")!.GetAttribute("href")!;
            using var moved = await http.Submit(edit, "form:has([name='Input.Quote'])", new Dictionary<string, string> { ["Input.Delegation"] = "" });
            Assert.Equal($"/forums/{organiser.Edition}/figures", To(moved));
            foreach (var place in new[] { page, $"/forums/{organiser.Edition}", $"/forums/{organiser.Edition}/figures", page + "/print", page + "/briefing" })
            {
                var document = await http.Page(place);
                var text = Plain(document.Body!);
                foreach (var words in s_words[language]) Assert.True(text.Contains(words, StringComparison.Ordinal), $"{language} {place}: no «{words}» in {text}");
                Assert.Equal(language == "fa" ? "rtl" : "ltr", document.DocumentElement.GetAttribute("dir"));
                Assert.Equal("auto", document.QuerySelector("q")!.GetAttribute("dir"));
                Assert.Empty(document.QuerySelectorAll("[style]"));
            }
            // Who has an older page open overwrites nothing.
            using (var stale = await http.Submit(edit, "form:has([name='Input.Quote'])", new Dictionary<string, string> { ["Input.Version"] = "1" })) Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);

            Assert.NotNull((await http.Page(edit)).QuerySelector("details.confirm .confirm-question"));
            using var removed = await http.Submit(edit, "details.confirm form");
            Assert.Equal($"/forums/{organiser.Edition}/figures", To(removed));
            Assert.NotNull((await http.Page($"/forums/{organiser.Edition}/figures")).QuerySelector(".empty"));
            Assert.Null((await http.Page(page + "/print")).QuerySelector("#figures"));
        }
    }

    [Theory, Databases]
    public async Task Many_long_figures_leave_every_page_light_and_lead_to_all_of_them(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (iran, _) = await FigureTests.TwoDelegations(organiser);
        for (var n = 0; n < 27; n++)
            await organiser.Post(organiser.Api + "/figures", FigureTests.Said(new { number = n, quote = new string('я', 600), speaker = new string('я', 200), outlet = new string('я', 200), url = "https://a.example/".PadRight(500, 'a'), delegation = n % 2 == 0 ? iran : (Guid?)null }), HttpStatusCode.Created);
        var page = $"/forums/{organiser.Edition}/delegations/{iran}";
        var all = $"/forums/{organiser.Edition}/figures";
        foreach (var place in new[] { page, page + "/print", page + "/briefing", $"/forums/{organiser.Edition}", all })
        {
            // In bytes, and every field as long as it may be. Pages about something else stay light together with styles and script, which take a third of a page's budget.
            var weight = (await organiser.Http.GetByteArrayAsync(new Uri(place, UriKind.Relative))).Length;
            Assert.True(weight <= (place == all ? 100_000 : 67_000), $"{place}: {weight}");
        }
        var delegation = Section(await organiser.Http.Page(page));
        Assert.Equal(10, delegation.QuerySelectorAll("ul.stack > li").Length);
        Assert.Contains("(27)", delegation.QuerySelector("a[href$='/figures']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await organiser.Http.Page(all + "?page=2")).QuerySelectorAll("ul.stack > li").Length);
    }

    [Theory, Databases]
    public async Task Meetings_are_counted_in_the_published_timetable_and_by_what_the_sides_told(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 5, firstDay = "2027-07-09", lastDay = "2027-07-10" });
        var (one, two) = (await organiser.Company("CinnaGen"), await organiser.Company("Royan"));
        var host = await organiser.Company("ChemRar", "Host", "RU");
        var iran = Organiser.Id(await organiser.Post(organiser.Api + "/delegations", new { country = "IR", titleEn = "Iran", startsOn = "2027-07-09", endsOn = "2027-07-14", takeGuests = true }, HttpStatusCode.Created));
        var asked = new[] { Organiser.Id(await organiser.Ask(one.Participant, host.Participant)), Organiser.Id(await organiser.Ask(two.Participant, host.Participant)) };
        foreach (var measure in new[] { "Meetings", "MeetingsHeld", "Agreements" }) await organiser.Post(organiser.Api + "/figures", FigureTests.Said(new { measure, qualifier = "Exactly", number = 1, reach = "InTotal", delegation = iran }), HttpStatusCode.Created);
        async Task<string[]> Now() => [.. (await organiser.Get(organiser.Api + "/figures")).GetProperty("items").EnumerateArray().Select(f => f.GetProperty("readings")[0]).Select(r => $"{string.Join("", r.GetProperty("counted").EnumerateArray().Select(c => c.GetProperty("number").GetInt32() + (c.GetProperty("complete").GetBoolean() ? " " : ".. ")))}{r.GetProperty("verdict").GetString()}")];
        Assert.Equal(["NotComparable", "NotComparable", "NotComparable"], await Now());
        await BriefingTests.Publish(site, organiser);
        Assert.Equal(["2 Contradicts", "NotComparable", "NotComparable"], await Now());

        site.Clock.SetTo(new DateTimeOffset(2027, 7, 12, 0, 0, 0, TimeSpan.Zero));
        // One side is enough. Of the other meeting nobody has told: there may have been two.
        await organiser.Put($"{organiser.Api}/outcomes/{asked[0]}", new { participant = one.Participant, result = "Agreement" });
        Assert.Equal(["2 Contradicts", "1.. NotComparable", "1.. NotComparable"], await Now());
        await organiser.Put($"{organiser.Api}/outcomes/{asked[1]}", new { participant = host.Participant, result = "SomeInterest" });
        Assert.Equal(["2 Contradicts", "2 Contradicts", "1 Consistent"], await Now());
    }

    private static Dictionary<string, string> Fields(string delegation, params (string, string)[] more)
    {
        var fields = new Dictionary<string, string>
        {
            ["Input.Delegation"] = delegation, ["Input.Measure"] = "Companies", ["Input.Qualifier"] = "MoreThan", ["Input.Number"] = "2", ["Input.Reach"] = "NotSaid", ["Input.Quote"] = "“Quoted <b>words</b>”", ["Input.Speaker"] = "A deputy minister",
            ["Input.Outlet"] = "The Example Agency", ["Input.Url"] = "https://agency.example/news/27", ["Input.SaidOn"] = "2021-08-30",
        };
        foreach (var (name, value) in more) fields[name] = value;
        return fields;
    }

    private static IElement Section(IDocument page) => page.QuerySelector("section:has(> #figures)") ?? throw new InvalidOperationException(page.Body!.TextContent);

    private static string Plain(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string To(HttpResponseMessage response)
    {
        Assert.True(response.Headers.Location is not null, $"{(int)response.StatusCode}");
        return response.Headers.Location.IsAbsoluteUri ? response.Headers.Location.PathAndQuery : response.Headers.Location.ToString();
    }
}
