namespace Isthmus.Operations.Tests;

public sealed class ListTests
{
    private static readonly string[] Pages = ["jobs", "mail", "events", "audit"];

    [Theory, Databases]
    public async Task An_empty_house_says_so_and_a_filter_that_finds_nothing_can_be_cleared(Provider provider)
    {
        await using var site = await Backstage.Start(provider);
        using var administrator = site.ClientOf(TestUser.Administrator);
        foreach (var page in Pages)
        {
            Assert.Equal("Nothing here yet", (await administrator.Page($"/operations/{page}")).QuerySelector(".empty-title")?.TextContent);
            var filtered = await administrator.Page($"/operations/{page}?{(page == "audit" ? "action=test.none" : "state=Dead")}");
            Assert.Equal("Nothing matches", filtered.QuerySelector(".empty-title")?.TextContent);
            Assert.NotNull(filtered.QuerySelector(".empty-action a"));
        }
        foreach (var list in new[] { "jobs", "mails", "events", "audit" })
        {
            var empty = await administrator.Json($"/api/operations/{list}");
            Assert.Equal((0, JsonValueKind.Null), (empty.GetProperty("items").GetArrayLength(), empty.GetProperty("next").ValueKind));
        }
    }

    [Theory, Databases]
    public async Task Paging_neither_repeats_nor_hides_what_was_written_in_one_instant(Provider provider)
    {
        await using var site = await Backstage.Start(provider);
        await site.Mails(60);
        await site.Events(7);
        await site.Audit(7);
        for (var i = 0; i < 7; i++) await site.Job();
        using var administrator = site.ClientOf(TestUser.Administrator);
        foreach (var (list, count, key) in new[] { ("mails", 60, "id"), ("events", 7, "id"), ("jobs", 7, "id"), ("audit", 7, "seq") })
        {
            var all = await administrator.All($"/api/operations/{list}", 3);
            Assert.Equal((count, count), (all.Count, all.Select(r => r.GetProperty(key).ToString()).Distinct().Count()));
        }
        Assert.Equal(Enumerable.Range(1, 7).Select(i => (long)i).Reverse(), (await administrator.All("/api/operations/audit", 2)).Select(r => r.GetProperty("seq").GetInt64()));

        var subjects = new List<string>();
        for (var page = 1; page <= 3; page++)
            subjects.AddRange((await administrator.Page($"/operations/mail?page={page}")).QuerySelectorAll("tbody th").Select(h => h.TextContent.Trim()));
        Assert.Equal((60, 60), (subjects.Count, subjects.Distinct().Count()));
    }

    [Theory, Databases]
    public async Task Filters_find_by_state_words_action_and_subject(Provider provider)
    {
        await using var site = await Backstage.Start(provider);
        await site.Mails(3, "Sent");
        await site.Mails(2, "Uncertain");
        await site.Audit(5);
        using var administrator = site.ClientOf(TestUser.Administrator);
        Assert.Equal(2, (await administrator.Page("/operations/mail?state=uncertain")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(2, (await administrator.Json("/api/operations/mails?state=Uncertain")).GetProperty("items").GetArrayLength());
        Assert.Equal(2, (await administrator.Page("/operations/mail?q=person02@")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal("3", (await administrator.Json("/api/operations/audit?subject=test:3")).GetProperty("items")[0].GetProperty("subjectId").GetString());
        Assert.Equal(5, (await administrator.Json("/api/operations/audit?action=test.step")).GetProperty("items").GetArrayLength());
        Assert.Single((await administrator.Page("/operations/audit?q=test:3")).QuerySelectorAll("tbody tr"));
    }

    [Theory, Databases]
    public async Task A_name_in_a_mail_or_an_error_cannot_become_markup(Provider provider)
    {
        await using var site = await Backstage.Start(provider);
        await site.Mails(1, "Dead");
        await site.Execute("""UPDATE platform_mail SET "Subject" = '<script>alert(1)</script>', "Error" = '<img src=x onerror=alert(1)>'""");
        using var administrator = site.ClientOf(TestUser.Administrator);
        var page = await administrator.Page("/operations/mail");
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("tbody script, tbody img"));
    }

    [Theory, Databases]
    public async Task The_pages_open_in_every_language(Provider provider)
    {
        await using var site = await Backstage.Start(provider);
        await site.Mails(1, "Uncertain");
        await site.Events(1, "Dead");
        await site.Audit(1);
        await site.Job();
        foreach (var (language, direction) in new[] { ("en", "ltr"), ("ru", "ltr"), ("fa", "rtl") })
        {
            using var administrator = site.ClientOf(TestUser.Administrator);
            administrator.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            foreach (var name in Pages)
            {
                var page = await administrator.Page($"/operations/{name}");
                Assert.Equal((language, direction), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
                Assert.Single(page.QuerySelectorAll("tbody tr"));
                Assert.DoesNotContain("operations.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            }
        }
    }
}
