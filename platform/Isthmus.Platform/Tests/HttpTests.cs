using Isthmus.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;

namespace Isthmus.Platform.Tests;

public sealed class HttpTests
{
    [Theory, Databases]
    public async Task A_tag_that_is_not_the_current_one_in_whatever_form_overwrites_nothing(Provider provider)
    {
        await using var site = await TestSite.Start(provider, Probe.ByHand);
        using var officer = site.ClientOf(TestUser.Officer);
        using var made = await officer.PostAsJsonAsync("/api/organisations", new { name = "Alpha", kind = "Company" });
        Assert.Equal("\"1\"", made.Headers.ETag!.Tag);
        // The weak form is what a compressing proxy makes of ours.
        (string Tag, HttpStatusCode Expected)[] tries =
            [("\"7\"", HttpStatusCode.PreconditionFailed), ("\"one\"", HttpStatusCode.PreconditionFailed), ("W/\"0\"", HttpStatusCode.PreconditionFailed), ("\"-1\"", HttpStatusCode.PreconditionFailed), ("W/\"1\"", HttpStatusCode.OK), ("\"1\"", HttpStatusCode.PreconditionFailed)];
        foreach (var (tag, expected) in tries)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, made.Headers.Location) { Content = JsonContent.Create(new { name = $"By {tag}", kind = "Company" }) };
            request.Headers.TryAddWithoutValidation("If-Match", tag);
            using var answer = await officer.SendAsync(request);
            Assert.True(answer.StatusCode == expected, $"{tag}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM registry_organisation WHERE "Version" = 2 AND "Name" = 'By W/"1"'"""));
    }

    [Fact]
    public async Task Too_many_searches_are_told_when_to_come_again()
    {
        await using var site = await TestSite.Start(Provider.Sqlite, new Dictionary<string, string?>(Probe.ByHand) { ["RateLimits:SearchPerMinute"] = "3" });
        using var client = site.Client();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/organisations?q=a", UriKind.Relative))).StatusCode);
        using var refused = await client.GetAsync(new Uri("/api/organisations?q=a", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("platform.too-many", problem.GetProperty("code").GetString());
        Assert.Contains($"{refused.Headers.RetryAfter.Delta.Value.TotalSeconds}", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        // Other pages are not shut with it.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/sign-in", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%1", "fe80::2%1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2", false)]
    public void Addresses_of_one_subscriber_are_counted_as_one(string one, string other, bool same) =>
        Assert.Equal(same, RateLimits.KeyOf(IPAddress.Parse(one)) == RateLimits.KeyOf(IPAddress.Parse(other)));

    [Fact]
    public async Task Another_address_of_the_same_IPv6_network_does_not_start_to_count_anew()
    {
        await using var site = await TestSite.Start(Provider.Sqlite, new Dictionary<string, string?>(Probe.ByHand) { ["RateLimits:SearchPerMinute"] = "3" },
            services => services.AddSingleton<IStartupFilter, FromAnywhere>());
        using var client = site.Client();
        for (var i = 1; i <= 3; i++) Assert.Equal(HttpStatusCode.OK, await From($"2001:db8:1:2::{i}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await From("2001:db8:1:2:aaaa::4"));
        Assert.Equal(HttpStatusCode.OK, await From("2001:db8:1:3::1"));

        async Task<HttpStatusCode> From(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/organisations?q=a");
            request.Headers.Add(FromAnywhere.Header, address);
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Theory, Databases]
    public async Task What_one_process_sealed_the_other_opens_and_a_stranger_does_not(Provider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await using var one = await TestSite.Start(database, Probe.ByHand);
        await using var other = await TestSite.Start(database, Probe.ByHand);
        await using var stranger = await TestSite.Start(provider, Probe.ByHand);
        var (here, there) = (Protector(one).Protect("secret"), Protector(other).Protect("secret"));
        Assert.Equal(("secret", "secret"), (Protector(other).Unprotect(here), Protector(one).Unprotect(there)));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => Protector(stranger).Unprotect(here));
    }

    // The loopback has one address of IPv6; a test needs several.
    private sealed class FromAnywhere : IStartupFilter
    {
        public const string Header = "X-Test-Address";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, on) =>
            {
                if (IPAddress.TryParse(http.Request.Headers[Header], out var address)) http.Connection.RemoteIpAddress = address;
                return on(http);
            });
            next(app);
        };
    }

    private static IDataProtector Protector(TestSite site) => site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
