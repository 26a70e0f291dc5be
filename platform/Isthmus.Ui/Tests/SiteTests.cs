using System.Net;
using System.Text;
using Isthmus.Ui.Tests.Site;

namespace Isthmus.Ui.Tests;

public sealed class SiteTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("/forums/12?page=2", true)]
    [InlineData("/", true)]
    [InlineData("/организации", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("evil", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_addresses_of_this_site_are_local(string? url, bool local) => Assert.Equal(local, LocalUrl.IsLocal(url));

    [Theory]
    [InlineData("/table?page=2", "/table?page=2")]
    [InlineData("//evil.example/x", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/найти", "/%D0%BD%D0%B0%D0%B9%D1%82%D0%B8")]
    public async Task The_switch_of_the_language_returns_to_this_site_only(string back, string expected)
    {
        using var visitor = site.Visitor();
        using var body = new FormUrlEncodedContent([new("language", "fa"), new("return", back)]);
        var answer = await visitor.PostAsync("/ui/language", body);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.GetValues("Location").Single());
    }

    [Fact]
    public async Task The_chosen_language_wins_over_the_browser_and_turns_the_page_around()
    {
        using var visitor = site.Visitor("ru-RU,ru;q=0.9,en;q=0.8");
        Assert.Equal("ru", (await visitor.Open("/table")).DocumentElement.GetAttribute("lang"));

        await visitor.GetAsync("/ui/language?language=fa&return=/");
        var page = await visitor.Open("/table");

        Assert.Equal("fa", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.Equal("سازمان‌ها", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Text_size_contrast_theme_and_zone_are_kept_and_bad_values_are_not()
    {
        using var visitor = site.Visitor();
        foreach (var choice in new[] { "text=larger", "contrast=high", "theme=dark", "zone=Asia/Tehran", "text=huge", "zone=Mars/Base" })
        {
            await visitor.GetAsync("/ui/view?" + choice);
        }
        var page = await visitor.Open("/view");

        Assert.Equal("larger", page.DocumentElement.GetAttribute("data-text"));
        Assert.Equal("high", page.DocumentElement.GetAttribute("data-contrast"));
        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("Asia/Tehran", page.QuerySelector("#zone option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_navigation_shows_what_the_reader_may_use()
    {
        using var visitor = site.Visitor("en");

        Assert.DoesNotContain("Organiser’s desk", (await visitor.Open("/table")).QuerySelector("#site-nav")!.TextContent);
        var page = await visitor.Open("/table?as=organiser");
        Assert.Contains("Organiser’s desk", page.QuerySelector("#site-nav")!.TextContent);
        Assert.Equal("Organisations", page.QuerySelector("#site-nav [aria-current=page]")!.TextContent);
        Assert.Contains("سارا احمدی", page.QuerySelector(".account-button")!.TextContent);
    }

    [Fact]
    public async Task A_table_keeps_its_state_in_the_address()
    {
        using var visitor = site.Visitor("en");
        var page = await visitor.Open("/table?q=a&sort=name&size=10&page=2&country=RU&country=IR");

        Assert.Equal("ascending", page.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.Equal("/table?q=a&size=10&country=RU&country=IR&sort=-name", page.QuerySelector("th a")!.GetAttribute("href"));
        Assert.Equal("/table?q=a&sort=name&size=10&country=RU&country=IR&page=3", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("2", page.QuerySelector(".pager [aria-current=page]")!.LastChild!.TextContent);
        Assert.Equal(10, page.QuerySelectorAll("tbody tr").Length);
        Assert.All(page.QuerySelectorAll("tbody td"), td => Assert.NotNull(td.GetAttribute("data-label")));
        Assert.Equal(["RU", "IR"], page.QuerySelectorAll(".filter-bar input[name=country]").Select(i => i.GetAttribute("value")));
        Assert.Null(page.QuerySelector(".filter-bar input[name=page]"));
    }

    [Fact]
    public async Task A_search_without_a_hit_says_so_and_offers_a_way_out()
    {
        using var visitor = site.Visitor("en");
        var page = await visitor.Open("/table?q=zzzz&sort=name");

        Assert.Contains("Nothing matches", page.QuerySelector(".empty")!.TextContent);
        Assert.Equal("/table?sort=name", page.QuerySelector(".empty a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Pages_and_assets_stay_within_their_budget()
    {
        using var visitor = site.Visitor("fa");
        var page = await visitor.Open("/table");
        var css = await visitor.GetByteArrayAsync(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
        var js = await visitor.GetByteArrayAsync(page.QuerySelector("script[src]")!.GetAttribute("src"));

        Assert.InRange(css.Length, 1, 25_000);
        Assert.InRange(js.Length, 1, 5_000);
        foreach (var url in new[] { "/", "/table", "/form", "/grid", "/view" })
        {
            var html = await visitor.GetByteArrayAsync(url);
            Assert.InRange(html.Length + css.Length + js.Length, 1, 100_000);
        }
    }

    [Fact]
    public async Task No_page_needs_an_inline_style_or_script()
    {
        using var visitor = site.Visitor("en");
        foreach (var url in new[] { "/?running=1", "/table", "/form", "/grid", "/view" })
        {
            var answer = await visitor.GetAsync(url);
            var page = await answer.Document();

            Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [onsubmit]"));
        }
    }

    [Fact]
    public async Task Persian_text_is_written_as_letters_not_as_entities()
    {
        using var visitor = site.Visitor("fa");
        Assert.Contains("سازمان", Encoding.UTF8.GetString(await visitor.GetByteArrayAsync("/table")));
    }

    [Fact]
    public async Task A_running_job_reloads_without_a_script_and_a_finished_one_does_not()
    {
        using var visitor = site.Visitor("en");
        Assert.Contains("http-equiv=\"refresh\"", await visitor.GetStringAsync("/?running=1"));
        Assert.DoesNotContain("http-equiv=\"refresh\"", await visitor.GetStringAsync("/"));
    }
}
