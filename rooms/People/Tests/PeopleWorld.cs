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

    public static async Task<string> Code(this HttpResponseMessage response)
    {
        var problem = await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        return problem.GetProperty("type").GetString()!;
    }

    [GeneratedRegex("token=([A-Za-z0-9_-]+)")]
    private static partial Regex Token();
}
