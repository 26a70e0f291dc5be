namespace Isthmus.Operations.Tests;

public sealed class AccessTests
{
    private static readonly string Nothing = Guid.CreateVersion7().ToString();

    [Theory, Databases]
    public async Task What_goes_on_behind_the_pages_is_for_administrators_and_the_audit_for_auditors_too(Provider provider)
    {
        await using var site = await Backstage.Start(provider);
        (string Who, HttpClient Client)[] people =
        [
            ("visitor", site.Client()), ("person", site.ClientOf(TestUser.Nobody)), ("member", site.ClientOf(TestUser.MemberOf(Guid.CreateVersion7()))), ("organiser", site.ClientOf(TestUser.Organiser)),
            ("officer", site.ClientOf(TestUser.Officer)), ("auditor", site.ClientOf(TestUser.Auditor)), ("administrator", site.ClientOf(TestUser.Administrator)),
        ];
        (HttpMethod Method, string Path, bool Auditor)[] places =
        [
            (HttpMethod.Get, "/operations/jobs", false), (HttpMethod.Get, "/operations/mail", false), (HttpMethod.Get, "/operations/events", false), (HttpMethod.Get, "/operations/audit", true),
            (HttpMethod.Get, "/api/operations/jobs", false), (HttpMethod.Get, "/api/operations/mails", false), (HttpMethod.Get, "/api/operations/events", false), (HttpMethod.Get, "/api/operations/audit", true),
            (HttpMethod.Post, "/api/operations/audit/verify", true), (HttpMethod.Post, $"/api/operations/mails/{Nothing}/retry", false), (HttpMethod.Post, $"/api/operations/events/{Nothing}/retry", false),
        ];
        var wrong = new List<string>();
        foreach (var (method, path, auditor) in places)
            foreach (var (who, client) in people)
            {
                var open = path.Contains("retry", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK;
                var closed = who != "visitor" ? HttpStatusCode.Forbidden : path.StartsWith("/api", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.Found;
                var expected = who == "administrator" || (auditor && who == "auditor") ? open : closed;
                var status = await client.Status(method, path);
                if (status != expected) wrong.Add($"{who} {method} {path}: {(int)status} instead of {(int)expected}");
            }
        Assert.Empty(wrong);
        foreach (var (_, client) in people) client.Dispose();
    }

    [Theory, Databases]
    public async Task A_key_needs_the_scope_besides_the_role(Provider provider)
    {
        await using var site = await Backstage.Start(provider);
        var mail = (await site.Mails(1, "Dead"))[0];
        using var none = site.ClientOf(TestUser.Administrator with { Scopes = ["registry:read"] });
        using var reader = site.ClientOf(TestUser.Administrator with { Scopes = ["operations:read"] });
        using var writer = site.ClientOf(TestUser.Administrator with { Scopes = ["operations:write"] });
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (await none.Status(HttpMethod.Get, "/api/operations/mails"), await reader.Status(HttpMethod.Get, "/api/operations/mails")));
        Assert.Equal(HttpStatusCode.Forbidden, await reader.Status(HttpMethod.Post, $"/api/operations/mails/{mail}/retry"));
        Assert.Equal(HttpStatusCode.NoContent, await writer.Status(HttpMethod.Post, $"/api/operations/mails/{mail}/retry"));
    }

    [Theory, Databases]
    public async Task A_job_is_for_the_one_who_started_it_and_for_organisers(Provider provider)
    {
        await using var site = await Backstage.Start(provider);
        var mine = TestUser.Nobody;
        var job = await site.Job(by: mine);
        using var visitor = site.Client();
        using var owner = site.ClientOf(mine);
        using var stranger = site.ClientOf(TestUser.Nobody);
        using var organiser = site.ClientOf(TestUser.Organiser);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (await visitor.Status(HttpMethod.Get, $"/api/jobs/{job}"), await stranger.Status(HttpMethod.Get, $"/api/jobs/{job}")));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await owner.Status(HttpMethod.Get, $"/api/jobs/{job}"), await organiser.Status(HttpMethod.Get, $"/api/jobs/{job}")));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (await visitor.Status(HttpMethod.Post, $"/api/jobs/{job}/cancel"), await stranger.Status(HttpMethod.Post, $"/api/jobs/{job}/cancel")));
        Assert.Equal("Queued", (await owner.Json($"/api/jobs/{job}")).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Accepted, await owner.Status(HttpMethod.Post, $"/api/jobs/{job}/cancel"));
        Assert.Equal("Cancelled", (await owner.Json($"/api/jobs/{job}")).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, await owner.Status(HttpMethod.Post, $"/api/jobs/{job}/cancel"));
    }

    [Theory, Databases]
    public async Task What_is_not_there_is_a_404_and_what_cannot_be_read_a_400(Provider provider)
    {
        await using var site = await Backstage.Start(provider);
        using var administrator = site.ClientOf(TestUser.Administrator);
        var wrong = new List<string>();
        foreach (var (method, path, expected) in new[]
        {
            (HttpMethod.Get, $"/api/jobs/{Nothing}", 404), (HttpMethod.Post, $"/api/jobs/{Nothing}/cancel", 404), (HttpMethod.Get, "/api/jobs/one", 400), (HttpMethod.Post, "/api/jobs/one/cancel", 400),
            (HttpMethod.Post, $"/api/operations/mails/{Nothing}/retry", 404), (HttpMethod.Post, "/api/operations/mails/one/retry", 404),
            (HttpMethod.Post, $"/api/operations/events/{Nothing}/retry", 404), (HttpMethod.Post, "/api/operations/events/one/retry", 404),
            (HttpMethod.Get, "/api/operations/jobs?state=Asleep", 400), (HttpMethod.Get, "/api/operations/mails?state=Lost", 400), (HttpMethod.Get, "/api/operations/events?limit=many", 400), (HttpMethod.Get, "/api/operations/audit?actor=me", 400),
            (HttpMethod.Get, "/operations/jobs?page=x&size=-1&state=7&sort=;", 200), (HttpMethod.Get, "/operations/mail?state=Lost&q=%25", 200), (HttpMethod.Get, "/operations/audit?page=999999999", 200), (HttpMethod.Get, "/operations/nothing", 404),
            (HttpMethod.Get, "/api/operations/audit?cursor=nonsense", 200), (HttpMethod.Get, "/api/operations/jobs?limit=-5", 200),
        })
        {
            var status = await administrator.Status(method, path);
            if ((int)status != expected) wrong.Add($"{method} {path}: {(int)status} instead of {expected}");
        }
        Assert.Empty(wrong);
    }
}
