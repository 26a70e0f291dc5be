using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Isthmus.People.Tests;

/// <summary>People on a test site, and what they do in a browser without script.</summary>
internal static partial class PeopleWorld
{
    public const string Password = "harbour lantern seven";
    public const string OtherPassword = "quiet orchard of eleven";

    public static Task<UserId> Person(this TestSite site, string email, string name = "Ada Novak", params string[] roles) => site.Person(email, name, roles, []);

    public static Task<UserId> Person(this TestSite site, string email, string name, string[] roles, Dictionary<OrganisationId, MemberRole> memberships) =>
        site.InScope(async sp => (await PeopleRoom.EnsureAccount(sp, email, name, Password, roles, memberships, CancellationToken.None)).Value);

    public static string Form(string name) => $"form:has(input[name='_handler'][value='{name}'])";

    public static Task<HttpResponseMessage> SignIn(this HttpClient client, string email, string password = Password, string page = "/sign-in") =>
        client.Submit(page, Form("sign-in"), new Dictionary<string, string> { ["Input.Email"] = email, ["Input.Password"] = password });

    /// <summary>A browser in which the person is signed in.</summary>
    public static async Task<HttpClient> SignedIn(this TestSite site, string email, string password = Password)
    {
        var client = site.Client();
        using var response = await client.SignIn(email, password);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return client;
    }

    /// <summary>A browser that reached the site by a name instead of a number: passkeys belong to names.</summary>
    public static HttpClient Named(this TestSite site)
    {
        var client = site.Client();
        client.BaseAddress = new UriBuilder(site.Address) { Host = "localhost" }.Uri;
        client.DefaultRequestHeaders.Add("Origin", Origin(client));
        return client;
    }

    /// <summary>The browser's part of adding a passkey: asks for the options, lets the key answer, sends the form.</summary>
    public static async Task<HttpResponseMessage> AddPasskey(this HttpClient client, SoftKey key, string password = Password, string? passwordAtLast = null)
    {
        using var options = await client.PasskeyOptions("/account/security", new() { ["Passkey.Password"] = password });
        var credential = options.IsSuccessStatusCode ? key.Create(await options.Content.ReadFromJsonAsync<JsonElement>(), Origin(client)) : "";
        return await client.Submit("/account/security", Form("passkey"), new Dictionary<string, string> { ["Passkey.Name"] = "Laptop", ["Passkey.Password"] = passwordAtLast ?? password, ["Passkey.Credential"] = credential });
    }

    public static async Task<HttpResponseMessage> UsePasskey(this HttpClient client, SoftKey key)
    {
        using var options = await client.PasskeyOptions("/sign-in", []);
        return await client.Submit("/sign-in", Form("passkey"), new Dictionary<string, string> { ["Credential"] = key.Get(await options.Content.ReadFromJsonAsync<JsonElement>(), Origin(client)) });
    }

    /// <summary>Asks as the script does: with what stands in the form.</summary>
    public static async Task<HttpResponseMessage> PasskeyOptions(this HttpClient client, string page, Dictionary<string, string> fields)
    {
        var form = (await client.Page(page)).QuerySelector("form[data-passkey]")!;
        fields["__RequestVerificationToken"] = form.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        return await client.PostAsync(new Uri(form.GetAttribute("data-passkey")!, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    /// <summary>Sets up the authenticator app for whoever is signed in.</summary>
    public static async Task TurnOnApp(this TestSite site, HttpClient client)
    {
        (await client.Submit("/account/security", Form("app"))).Dispose();
        var key = (await client.Page("/account/security/app")).QuerySelector("main code")!.TextContent;
        using var done = await client.Submit("/account/security/app", Form("app"), new Dictionary<string, string> { ["Input.Code"] = AppCode(key, site.Clock.GetUtcNow()), ["Input.Password"] = Password });
        Assert.Equal(10, (await done.Html()).QuerySelectorAll("main li code").Length);
    }

    public static async Task<HttpStatusCode> Status(this HttpClient client, string url)
    {
        using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
        return response.StatusCode;
    }

    /// <summary>The secrets in the links of the mails to an address, oldest first.</summary>
    public static Task<List<string>> Tokens(this TestSite site, string email) => site.InScope(async sp =>
    {
        var bodies = sp.GetRequiredService<PeopleDb>().Mails.Where(m => m.To == email).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => m.Body);
        return await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(bodies) is var all
            ? all.Select(b => Token().Match(b)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToList() : [];
    });

    /// <summary>What the mails to an address were about, oldest first.</summary>
    public static Task<List<string>> Kinds(this TestSite site, string email) => site.InScope(async sp =>
    {
        var keys = sp.GetRequiredService<PeopleDb>().Mails.Where(m => m.To == email).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => m.DedupeKey);
        return (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(keys)).ConvertAll(k => k.Split('.')[1]);
    });

    public static async Task<string> Code(this HttpResponseMessage response)
    {
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        return problem.GetProperty("type").GetString()!;
    }

    /// <summary>What the app shows. Written again from RFC 6238, so that the test does not ask the code under test.</summary>
    public static string AppCode(string base32, DateTimeOffset now)
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

    private static string Origin(HttpClient client) => client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [GeneratedRegex("token=([A-Za-z0-9_-]+)")]
    private static partial Regex Token();
}
