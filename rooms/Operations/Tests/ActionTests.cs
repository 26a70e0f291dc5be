namespace Isthmus.Operations.Tests;

/// <summary>What an administrator does about what is stuck, by the page and by the API.</summary>
public sealed class ActionTests
{
    [Theory, Databases("mail", "Dead"), Databases("mail", "Uncertain"), Databases("events", "Dead")]
    public async Task What_is_stuck_is_tried_again_once_and_the_audit_tells_who_did_it(Provider provider, string page, string state)
    {
        await using var site = await Backstage.Start(provider);
        var ids = page == "mail" ? await site.Mails(2, state) : await site.Events(2, state);
        var (table, api) = page == "mail" ? ("platform_mail", "mails") : ("platform_outbox", "events");
        using var administrator = site.ClientOf(TestUser.Administrator, followRedirects: true);
        using var answer = await administrator.Submit($"/operations/{page}", $"form:has(input[value='retry-{ids[0]}'])");
        Assert.Contains("It will be tried again now", (await answer.Html()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, await administrator.Status(HttpMethod.Post, $"/api/operations/{api}/{ids[1]}/retry"));
        Assert.Equal(2, await site.Count($"""SELECT count(*) FROM {table} WHERE "State" = 'Waiting' AND "Attempts" = 0"""));

        Assert.Equal(HttpStatusCode.Conflict, await administrator.Status(HttpMethod.Post, $"/api/operations/{api}/{ids[1]}/retry"));
        var told = (await administrator.Json($"/api/operations/audit?action=operations.retry-{(page == "mail" ? "mail" : "event")}")).GetProperty("items");
        Assert.Equal(2, told.GetArrayLength());
        Assert.All(told.EnumerateArray(), e => Assert.Equal("Test administrator", e.GetProperty("actor").GetString()));
        Assert.Equal(ids.Select(i => $"{i}").Order(), told.EnumerateArray().Select(e => e.GetProperty("subjectId").GetString()!).Order());
    }

    [Theory, Databases("mail"), Databases("events")]
    public async Task What_the_audit_cannot_tell_is_not_done(Provider provider, string what)
    {
        await using var site = await Backstage.Start(provider);
        var id = (what == "mail" ? await site.Mails(1, "Dead") : await site.Events(1, "Dead"))[0];
        var (table, api) = what == "mail" ? ("platform_mail", "mails") : ("platform_outbox", "events");
        using var administrator = site.ClientOf(TestUser.Administrator);
        await site.Execute("ALTER TABLE platform_audit RENAME TO platform_audit_away");
        Assert.Equal(HttpStatusCode.InternalServerError, await administrator.Status(HttpMethod.Post, $"/api/operations/{api}/{id}/retry"));
        Assert.Equal(1, await site.Count($"""SELECT count(*) FROM {table} WHERE "State" = 'Dead'"""));
        await site.Execute("ALTER TABLE platform_audit_away RENAME TO platform_audit");
        Assert.Equal(HttpStatusCode.NoContent, await administrator.Status(HttpMethod.Post, $"/api/operations/{api}/{id}/retry"));
    }

    [Theory, Databases]
    public async Task What_is_not_stuck_has_no_button_and_is_not_tried_again(Provider provider)
    {
        await using var site = await Backstage.Start(provider);
        var mail = (await site.Mails(1, "Sent"))[0];
        var happened = (await site.Events(1, "Sent"))[0];
        using var administrator = site.ClientOf(TestUser.Administrator);
        foreach (var (page, api) in new[] { ("mail", $"mails/{mail}"), ("events", $"events/{happened}") })
        {
            Assert.Empty((await administrator.Page($"/operations/{page}")).QuerySelectorAll("tbody form"));
            Assert.Equal(HttpStatusCode.Conflict, await administrator.Status(HttpMethod.Post, $"/api/operations/{api}/retry"));
        }
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM platform_audit"""));
    }

    [Theory, Databases]
    public async Task A_job_is_stopped_from_the_page_and_one_that_is_over_says_so_as_a_fault(Provider provider)
    {
        await using var site = await Backstage.Start(provider);
        var (queued, running) = (await site.Job("test.queued"), await site.Job("test.running"));
        await site.Execute("""UPDATE platform_job SET "State" = 'Running' WHERE "Kind" = 'test.running'""");
        using var administrator = site.ClientOf(TestUser.Administrator, followRedirects: true);
        var before = await administrator.Page("/operations/jobs");
        foreach (var job in new[] { queued, running })
        {
            using var answer = await administrator.Submit("/operations/jobs", $"form:has(input[value='stop-{job}'])");
            Assert.Contains("The job was asked to stop", (await answer.Html()).Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal("Cancelled", (await administrator.Json($"/api/jobs/{queued}")).GetProperty("state").GetString());
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM platform_job WHERE "State" = 'Running' AND "CancelRequested" """));

        await site.Execute("""UPDATE platform_job SET "State" = 'Done'""");
        Assert.Empty((await administrator.Page("/operations/jobs")).QuerySelectorAll("tbody form"));
        Assert.Equal(HttpStatusCode.Conflict, await administrator.Status(HttpMethod.Post, $"/api/jobs/{running}/cancel"));
        Assert.NotEmpty(before.QuerySelectorAll("tbody form"));
    }

    [Theory, Databases]
    public async Task The_page_walks_the_chain_and_names_what_is_wrong(Provider provider)
    {
        await using var site = await Backstage.Start(provider);
        await site.Audit(4);
        using var auditor = site.ClientOf(TestUser.Auditor);
        using var holds = await auditor.Submit("/operations/audit", "form:has(input[value='verify'])");
        var good = await holds.Html();
        Assert.NotNull(good.QuerySelector(".notice-success"));
        var told = await auditor.PostAsync(new Uri("/api/operations/audit/verify", UriKind.Relative), null);
        Assert.Equal((true, 4), ((await told.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("holds").GetBoolean(), (await auditor.Json("/api/operations/audit")).GetProperty("items").GetArrayLength()));

        await site.Execute("""DELETE FROM platform_audit WHERE "Seq" = 2""");
        using var broken = await auditor.Submit("/operations/audit", "form:has(input[value='verify'])");
        var page = await broken.Html();
        Assert.NotNull(page.QuerySelector(".notice-error"));
        Assert.Contains("2: entry removed", page.Body!.TextContent, StringComparison.Ordinal);
        told = await auditor.PostAsync(new Uri("/api/operations/audit/verify", UriKind.Relative), null);
        Assert.Equal(2, (await told.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("faults")[0].GetProperty("seq").GetInt64());
    }
}
