using System.Text;
using Isthmus.People.SecondFactors;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using static Isthmus.People.Tests.PeopleWorld;

namespace Isthmus.People.Tests;

public sealed class SecondFactorTests
{
    private static readonly byte[] s_rfcKey = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238_appendix_B(long seconds, string code) =>
        Assert.Equal(code, TimeCodes.Code(s_rfcKey, TimeCodes.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void A_code_holds_for_a_step_to_either_side_and_never_twice()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_109);
        Assert.Equal(37037036, TimeCodes.Match(s_rfcKey, "081804", now, 0));
        Assert.Equal(37037036, TimeCodes.Match(s_rfcKey, "081804", now.AddSeconds(30), 0));
        Assert.Null(TimeCodes.Match(s_rfcKey, "081804", now.AddSeconds(90), 0));
        Assert.Null(TimeCodes.Match(s_rfcKey, "081804", now, 37037036));
        Assert.Null(TimeCodes.Match(s_rfcKey, "٠٨١٨٠٤", now, 0));
    }

    [Fact]
    public void Base32_is_that_of_RFC_4648()
    {
        Assert.Equal("foobar", Encoding.ASCII.GetString(TimeCodes.FromBase32("MZXW6YTBOI======")!));
        Assert.Equal(s_rfcKey, TimeCodes.FromBase32("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"));
        Assert.Null(TimeCodes.FromBase32("MZXW1"));
    }

    [Theory, Databases]
    public async Task The_app_is_set_up_asked_for_at_sign_in_and_a_recovery_code_works_once(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        var client = await site.SignedIn("ada@example.org");
        using var started = await client.Submit("/account/security", Form("app"));
        Assert.Equal("/account/security/app", new Uri(site.Address, started.Headers.Location!).AbsolutePath);

        var setup = await client.Page("/account/security/app");
        Assert.NotNull(setup.QuerySelector("svg.qr path"));
        Assert.Null(setup.QuerySelector("svg.qr [style]"));
        var key = setup.QuerySelector("main code")!.TextContent;
        using var wrong = await client.Submit("/account/security/app", Form("app"), new Dictionary<string, string> { ["Input.Code"] = "000000", ["Input.Password"] = Password });
        Assert.Contains("not right", (await wrong.Html()).GetElementById("form-errors")!.TextContent);
        using var done = await client.Submit("/account/security/app", Form("app"), new Dictionary<string, string> { ["Input.Code"] = AppCode(key, site.Clock.GetUtcNow()), ["Input.Password"] = Password });
        var codes = (await done.Html()).QuerySelectorAll("main li code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        Assert.Equal(0, await site.Count($"select count(*) from people_account_token where \"Value\" like '%{codes[0]}%'"));

        // The code of the set-up was used: the next one opens.
        var used = AppCode(key, site.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.OK, await SecondStep(site, used));
        site.Clock.Advance(TimeSpan.FromSeconds(60));
        var next = AppCode(key, site.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.Found, await SecondStep(site, next[..3] + " " + next[3..]));
        Assert.Equal(HttpStatusCode.OK, await SecondStep(site, next));

        Assert.Equal(HttpStatusCode.Found, await SecondStep(site, codes[3], recovery: true));
        Assert.Equal(HttpStatusCode.OK, await SecondStep(site, codes[3], recovery: true));
        Assert.Equal(HttpStatusCode.Found, await SecondStep(site, codes[4].ToLowerInvariant(), recovery: true));
    }

    [Fact]
    public async Task Turning_the_app_off_asks_for_the_password()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        await site.Person("ada@example.org");
        var client = await site.SignedIn("ada@example.org");
        await site.TurnOnApp(client);

        using var refused = await client.Submit("/account/security/codes", Form("codes"), new Dictionary<string, string> { ["Input.Password"] = "not the password", ["Input.TurnOff"] = "true" });
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        using var off = await client.Submit("/account/security/codes", Form("codes"), new Dictionary<string, string> { ["Input.Password"] = Password, ["Input.TurnOff"] = "true" });
        Assert.Equal(HttpStatusCode.Found, off.StatusCode);
        await site.SignedIn("ada@example.org");
        Assert.Equal(0, await site.Count("select count(*) from people_account_token"));
        Assert.Equal(["second-factor-on", "second-factor-off"], await site.Kinds("ada@example.org"));
    }

    [Theory, Databases]
    public async Task A_borrowed_session_turns_no_second_step_on(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        var borrowed = await site.SignedIn("ada@example.org");
        (await borrowed.Submit("/account/security", Form("app"))).Dispose();
        var key = (await borrowed.Page("/account/security/app")).QuerySelector("main code")!.TextContent;
        foreach (var password in new[] { "", "not the password" })
        {
            using var refused = await borrowed.Submit("/account/security/app", Form("app"), new Dictionary<string, string> { ["Input.Code"] = AppCode(key, site.Clock.GetUtcNow()), ["Input.Password"] = password });
            Assert.NotNull((await refused.Html()).GetElementById("form-errors"));
        }
        (await site.SignedIn("ada@example.org")).Dispose();
        Assert.Empty(await site.Kinds("ada@example.org"));

        // The code was not used up by the attempt: with the password it turns the step on, and the owner is told.
        using var done = await borrowed.Submit("/account/security/app", Form("app"), new Dictionary<string, string> { ["Input.Code"] = AppCode(key, site.Clock.GetUtcNow()), ["Input.Password"] = Password });
        Assert.Equal(10, (await done.Html()).QuerySelectorAll("main li code").Length);
        Assert.Equal(["second-factor-on"], await site.Kinds("ada@example.org"));
    }

    [Theory, Databases]
    public async Task An_administrator_turns_off_the_second_step_of_somebody_who_is_locked_out(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("root@example.org", "Root", Roles.Administrator);
        var id = await site.Person("ada@example.org");
        var (root, ada) = (await site.SignedIn("root@example.org"), await site.SignedIn("ada@example.org"));
        var url = $"/api/accounts/{id}/remove-second-factor";
        using var early = await root.PostAsJsonAsync(url, new { password = Password });
        Assert.Equal("/problems/people.second-factor-off", await early.Code());
        await site.TurnOnApp(ada);

        using var other = await ada.PostAsJsonAsync(url, new { password = Password });
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        using var wrong = await root.PostAsJsonAsync(url, new { password = "not the password" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await ada.Status("/api/me"));
        using var done = await root.PostAsJsonAsync(url, new { password = Password });
        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, await ada.Status("/api/me"));
        Assert.Equal(HttpStatusCode.OK, await root.Status("/api/me"));
        (await site.SignedIn("ada@example.org")).Dispose();
        Assert.Equal(0, await site.Count("select count(*) from people_account_token"));
        Assert.Equal(["second-factor-on", "second-factor-removed"], await site.Kinds("ada@example.org"));
        Assert.Equal(1, await site.Count("select count(*) from platform_audit where \"Action\" = 'people.remove-second-factor' and \"ActorName\" = 'Root'"));
    }

    [Fact]
    public async Task The_page_of_an_account_turns_its_second_step_off_too()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        await site.Person("root@example.org", "Root", Roles.Administrator);
        var id = await site.Person("ada@example.org");
        var root = await site.SignedIn("root@example.org");
        Assert.Null((await root.Page($"/accounts/{id}")).QuerySelector(Form("factor")));
        await site.TurnOnApp(await site.SignedIn("ada@example.org"));

        using var wrong = await root.Submit($"/accounts/{id}", Form("factor"), new Dictionary<string, string> { ["Factor.Password"] = "not the password" });
        Assert.Contains("not right", (await wrong.Html()).GetElementById("form-errors")!.TextContent);
        using var done = await root.Submit($"/accounts/{id}", Form("factor"), new Dictionary<string, string> { ["Factor.Password"] = Password });
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        (await site.SignedIn("ada@example.org")).Dispose();
    }

    private static async Task<HttpStatusCode> SecondStep(TestSite site, string code, bool recovery = false)
    {
        var client = site.Client();
        using var first = await client.SignIn("ada@example.org");
        var location = first.Headers.Location!.ToString();
        Assert.StartsWith("/sign-in/code", new Uri(site.Address, location).PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await client.Status("/api/me"));
        using var second = await client.Submit(new Uri(site.Address, location).PathAndQuery + (recovery ? "&recovery=true" : ""), Form("code"), new Dictionary<string, string> { ["Input.Code"] = code });
        Assert.Equal(second.StatusCode == HttpStatusCode.Found ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, await client.Status("/api/me"));
        return second.StatusCode;
    }
}
