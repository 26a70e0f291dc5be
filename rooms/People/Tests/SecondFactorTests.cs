using System.Security.Cryptography;
using System.Text;
using Isthmus.People.SecondFactors;
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
        using var wrong = await client.Submit("/account/security/app", Form("app"), new Dictionary<string, string> { ["Input.Code"] = "000000" });
        Assert.Contains("not right", (await wrong.Html()).GetElementById("form-errors")!.TextContent);
        using var done = await client.Submit("/account/security/app", Form("app"), new Dictionary<string, string> { ["Input.Code"] = RfcCode(key, site.Clock.GetUtcNow()) });
        var codes = (await done.Html()).QuerySelectorAll("main li code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        Assert.Equal(0, await site.Count($"select count(*) from people_account_token where \"Value\" like '%{codes[0]}%'"));

        // The code of the set-up was used: the next one opens.
        var used = RfcCode(key, site.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.OK, await SecondStep(site, used));
        site.Clock.Advance(TimeSpan.FromSeconds(60));
        var next = RfcCode(key, site.Clock.GetUtcNow());
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
        (await client.Submit("/account/security", Form("app"))).Dispose();
        var key = (await client.Page("/account/security/app")).QuerySelector("main code")!.TextContent;
        (await client.Submit("/account/security/app", Form("app"), new Dictionary<string, string> { ["Input.Code"] = RfcCode(key, site.Clock.GetUtcNow()) })).Dispose();

        using var refused = await client.Submit("/account/security/codes", Form("codes"), new Dictionary<string, string> { ["Input.Password"] = "not the password", ["Input.TurnOff"] = "true" });
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        using var off = await client.Submit("/account/security/codes", Form("codes"), new Dictionary<string, string> { ["Input.Password"] = Password, ["Input.TurnOff"] = "true" });
        Assert.Equal(HttpStatusCode.Found, off.StatusCode);
        await site.SignedIn("ada@example.org");
        Assert.Equal(0, await site.Count("select count(*) from people_account_token"));
    }

    [Fact]
    public async Task Passkey_options_need_the_form_s_token_and_a_made_up_credential_is_refused()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        var client = site.Client();
        using var bare = await client.PostAsync(new Uri("/sign-in/passkey-options", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);

        var form = (AngleSharp.Html.Dom.IHtmlFormElement)(await client.Page("/sign-in")).QuerySelector("form[data-passkey]")!;
        var token = form.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var options = await client.PostAsync(new Uri("/sign-in/passkey-options", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));
        Assert.True((await options.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("challenge").GetString()!.Length > 20);

        foreach (var forged in new[] { "", "nonsense", "{}", """{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"AAAA","authenticatorData":"AAAA","signature":"AAAA"},"clientExtensionResults":{}}""" })
        {
            using var refused = await client.Submit("/sign-in", Form("passkey"), new Dictionary<string, string> { ["Credential"] = forged });
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        }
        Assert.Equal(0, await site.Count("select count(*) from people_session"));
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

    // Written again from the RFC, so that the test does not ask the code under test.
    private static string RfcCode(string base32, DateTimeOffset now)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Where(c => c != ' ').Select(c => Convert.ToString(alphabet.IndexOf(c), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = BitConverter.GetBytes(now.ToUnixTimeSeconds() / 30).Reverse().ToArray();
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = (hash[offset] & 0x7f) << 24 | hash[offset + 1] << 16 | hash[offset + 2] << 8 | hash[offset + 3];
        return (number % 1000000).ToString("D6");
    }
}
