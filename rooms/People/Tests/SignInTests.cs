using System.Collections.Concurrent;
using Isthmus.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Isthmus.People.Tests.PeopleWorld;

namespace Isthmus.People.Tests;

public sealed class SignInTests
{
    [Theory, Databases]
    public async Task A_person_signs_in_is_known_by_name_and_signs_out(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org", "Ada Novák");
        var client = await site.SignedIn("ADA@example.org ");

        var page = await client.Page("/account");
        Assert.Contains("Ada Novák", page.Body!.TextContent);

        using var left = await client.Submit("/account", "form[action='/sign-out']");
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.Equal(HttpStatusCode.Found, await client.Status("/account"));
        Assert.Equal(0, await site.Count("select count(*) from people_session"));
    }

    // On SQLite a long import has the one writer's place; on PostgreSQL somebody holds the row.
    [Theory, Databases]
    public async Task A_page_does_not_wait_for_a_long_writer_to_note_that_its_reader_was_seen(Provider provider)
    {
        await using var site = await TestSite.Start(provider, new Dictionary<string, string?> { ["Background:Enabled"] = "false" });
        await site.Person("ada@example.org");
        var client = await site.SignedIn("ada@example.org");
        using var made = await client.PostAsJsonAsync("/api/keys", new { name = "test", scopes = new[] { "people:read" }, password = PeopleWorld.Password });
        var key = site.Client();
        key.DefaultRequestHeaders.Authorization = new("Bearer", (await made.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("key").GetString());
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PeopleDb>();
            await using var writing = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync("""UPDATE people_session SET "Device" = "Device"; UPDATE people_api_key SET "Name" = "Name" """);
            var start = System.Diagnostics.Stopwatch.StartNew();
            Assert.Equal(HttpStatusCode.OK, await client.Status("/account"));
            Assert.Equal(HttpStatusCode.OK, await key.Status("/api/me"));
            Assert.InRange(start.Elapsed.TotalSeconds, 0, 10);
        });
        const string Unseen = """SELECT (SELECT count(*) FROM people_session WHERE "LastSeenAt" = "CreatedAt") + (SELECT count(*) FROM people_api_key WHERE "LastUsedAt" IS NULL)""";
        Assert.Equal(2, await site.Count(Unseen));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await client.Status("/account"), await key.Status("/api/me")));
        Assert.Equal(0, await site.Count(Unseen));
    }

    // The test sites hash with fewer rounds.
    [Fact]
    public void A_password_takes_210_000_rounds_to_try()
    {
        var services = new ServiceCollection();
        services.AddSignIn();
        Assert.Equal(210_000, services.BuildServiceProvider().GetRequiredService<Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.Identity.PasswordHasherOptions>>().Value.IterationCount);
    }

    [Theory, Databases]
    public async Task A_wrong_password_and_an_unknown_address_read_the_same(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        var client = site.Client();

        using var wrong = await client.SignIn("ada@example.org", "not the password at all");
        using var unknown = await client.SignIn("nobody@example.org", "not the password at all");

        var first = (await wrong.Html()).GetElementById("form-errors")!.TextContent;
        Assert.Equal(first, (await unknown.Html()).GetElementById("form-errors")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Equal(0, await site.Count("select count(*) from people_session"));
    }

    [Theory, Databases]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_too(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        var client = site.Client();
        for (var i = 0; i < 5; i++) (await client.SignIn("ada@example.org", "wrong wrong wrong " + i)).Dispose();

        using var right = await client.SignIn("ada@example.org");

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(HttpStatusCode.Found, await client.Status("/account"));
        Assert.Equal(5, await site.Count("select count(*) from platform_audit where \"Action\" = 'people.sign-in-failed'"));
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_answered_429_with_a_time_to_wait()
    {
        await using var site = await TestSite.Start(Provider.Sqlite, new Dictionary<string, string?> { ["RateLimits:SignInPerMinute"] = "3" });
        var client = site.Client();
        for (var i = 0; i < 3; i++) (await client.SignIn("nobody@example.org", "wrong wrong wrong")).Dispose();

        using var fourth = await client.SignIn("nobody@example.org", "wrong wrong wrong");

        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.NotNull(fourth.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, await client.Status("/sign-in"));
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_a_400()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        await site.Person("ada@example.org");
        var client = await site.SignedIn("ada@example.org");

        using var signIn = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "sign-in", ["Input.Email"] = "ada@example.org", ["Input.Password"] = Password }));
        using var signOut = await client.PostAsync(new Uri("/sign-out", UriKind.Relative), new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, signIn.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, signOut.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await client.Status("/account"));
    }

    [Theory]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/account/keys?x=1", "/account/keys?x=1")]
    public async Task Signing_in_never_leads_to_another_site(string asked, string led)
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        await site.Person("ada@example.org");

        using var response = await site.Client().SignIn("ada@example.org", page: "/sign-in?returnUrl=" + Uri.EscapeDataString(asked));

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        var location = new Uri(site.Address, response.Headers.Location!);
        Assert.Equal(site.Address.Authority, location.Authority);
        Assert.Equal(led, location.PathAndQuery);
    }

    [Fact]
    public async Task A_visitor_is_sent_to_sign_in_from_a_page_and_gets_a_401_from_the_API()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        var client = site.Client();

        using var page = await client.GetAsync(new Uri("/account/keys", UriKind.Relative));
        using var api = await client.GetAsync(new Uri("/api/me", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Faccount%2Fkeys", new Uri(site.Address, page.Headers.Location!).PathAndQuery);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal("/problems/platform.not-signed-in", await api.Code());
    }

    [Theory, Databases]
    public async Task A_revoked_session_is_out_at_once(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        var (laptop, phone) = (await site.SignedIn("ada@example.org"), await site.SignedIn("ada@example.org"));
        var sessions = await laptop.GetFromJsonAsync<List<Session>>("/api/me/sessions");
        var other = Assert.Single(sessions!, s => !s.IsThisOne);

        using var revoked = await laptop.Submit("/account/sessions", Form("revoke"), new Dictionary<string, string> { ["Session"] = other.Id.ToString() });

        Assert.Equal(HttpStatusCode.Found, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.Status("/api/me"));
        Assert.Equal(HttpStatusCode.OK, await laptop.Status("/api/me"));
    }

    [Theory, Databases]
    public async Task A_session_that_was_not_used_for_two_weeks_has_ended(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        var client = await site.SignedIn("ada@example.org");

        site.Clock.Advance(TimeSpan.FromDays(13));
        Assert.Equal(HttpStatusCode.OK, await client.Status("/api/me"));
        site.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(HttpStatusCode.Unauthorized, await client.Status("/api/me"));
    }

    [Fact]
    public async Task The_log_holds_no_address_name_or_password()
    {
        var lines = new ConcurrentQueue<string>();
        await using var site = await TestSite.Start(Provider.Sqlite, new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Debug", ["Logging:LogLevel:Microsoft.AspNetCore"] = "Information", ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Information", ["Site:SignUp"] = "Open" });
        using var recorder = new Recorder(lines);
        site.Services.GetRequiredService<ILoggerFactory>().AddProvider(recorder);
        await site.Person("ada.secret@example.org", "Adelheid Geheim", Platform.Access.Roles.Administrator);
        (await site.Client().SignIn("ada.secret@example.org", "Falsches-Kennwort-9")).Dispose();
        var client = await site.SignedIn("ada.secret@example.org");
        (await client.GetAsync(new Uri("/account", UriKind.Relative))).Dispose();
        (await site.Client().Submit("/forgot-password", Form("forgot"), new Dictionary<string, string> { ["Input.Email"] = "ada.secret@example.org" })).Dispose();
        (await site.Client().Submit("/sign-up", Form("sign-up"), new Dictionary<string, string> { ["Input.Email"] = "neu.geheim@example.org", ["Input.Name"] = "Neu Geheim", ["Input.Password"] = OtherPassword })).Dispose();
        await site.Quiet();

        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, l => new[] { "ada.secret", "geheim", Password, OtherPassword, "Falsches-Kennwort-9" }.Any(s => l.Contains(s, StringComparison.OrdinalIgnoreCase)));
    }

    private sealed record Session(Guid Id, bool IsThisOne);

    private sealed class Recorder(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;
        public void Dispose() { }
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception) + exception);
    }
}
