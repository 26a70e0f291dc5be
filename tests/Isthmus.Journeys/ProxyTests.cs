using Isthmus.Platform.Data;

namespace Isthmus.Journeys;

/// <summary>Behind a proxy that speaks https, as the operator's guide sets it up.</summary>
public sealed class ProxyTests
{
    private const string Password = "a long enough phrase 17";
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_cookie_is_for_https_only_when_the_proxy_says_https()
    {
        var folder = Directory.CreateTempSubdirectory("isthmus-proxy-");
        var database = new DatabaseSettings { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "isthmus.db")}" };
        var made = await HostProcess.RunWith(Password, "admin", "create", "--email", "you@example.org", "--name", "You", $"--Database:ConnectionString={database.ConnectionString}", $"--Mail:Folder={folder.FullName}");
        Assert.True(made.ExitCode == 0, made.Output);
        await using (var site = await HostProcess.Serve(database, new Dictionary<string, string> { ["Mail:Folder"] = folder.FullName }, environment: new Dictionary<string, string> { ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true" }))
        {
            var behind = await Cookies(site.Address, "https");
            Assert.Equal(["isthmus.form", "isthmus.session"], behind.Select(c => c.Split('=')[0]).Order());
            Assert.All(behind, c => Assert.Contains("secure", c.Split("; "), StringComparer.OrdinalIgnoreCase));
            // Control: the same without https.
            Assert.All(await Cookies(site.Address, "http"), c => Assert.DoesNotContain("secure", c.Split("; "), StringComparer.OrdinalIgnoreCase));
        }
        folder.Delete(recursive: true);
    }

    // Sends cookies back by hand: a cookie jar would keep a secure one from a plain address.
    private static async Task<List<string>> Cookies(Uri address, string scheme)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        using var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), s_ct);
        var set = page.Headers.GetValues("Set-Cookie").ToList();
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", set.Select(c => c.Split(';')[0])));
        using var signedIn = await client.Submit("/sign-in", "form:has([name='Input.Email'])", new Dictionary<string, string> { ["Input.Email"] = "you@example.org", ["Input.Password"] = Password });
        return [.. set, .. signedIn.Headers.GetValues("Set-Cookie")];
    }
}
