using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.Host.Demo;
using Isthmus.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;

namespace Isthmus.Journeys;

/// <summary>A site with the demo's forum on it, loaded as the demo loads it, and three people who can sign in.</summary>
public sealed class DemoSite : IAsyncDisposable
{
    private const string Password = "Long-enough-4-tests";

    private DemoSite(TestSite site, DemoForum forum) => (Site, Forum) = (site, forum);

    public TestSite Site { get; }
    internal DemoForum Forum { get; }
    public Guid Edition => Forum.Edition;

    // Loading the forum takes longer than most tests that look at it: for SQLite it is loaded once, and each site opens a copy.
    private static readonly Lazy<Task<(LeftBehind Left, DemoForum Forum)>> s_loaded = new(LoadOnce);

    public static async Task<DemoSite> Start(Provider provider, IReadOnlyDictionary<string, string?>? settings = null)
    {
        if (provider != Provider.Sqlite)
        {
            var fresh = await TestSite.Start(provider, settings);
            return new DemoSite(fresh, await Load(fresh));
        }
        var (left, forum) = await s_loaded.Value;
        return new DemoSite(await TestSite.Start(left, settings), forum);
    }

    private static async Task<(LeftBehind Left, DemoForum Forum)> LoadOnce()
    {
        var site = await TestSite.Start(Provider.Sqlite);
        var forum = await Load(site);
        var left = await site.Leave();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => left.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return (left, forum);
    }

    private static async Task<DemoForum> Load(TestSite site)
    {
        await Account(site, "admin", [Roles.Administrator], []);
        await Account(site, "organiser", [Roles.Organiser, Roles.Officer], []);
        var forum = await DemoForum.Load(site.Address, Email("organiser"), Password, CancellationToken.None);
        await site.Quiet();
        await Account(site, "participant", [], new() { [forum.Participant] = MemberRole.Owner });
        return forum;
    }

    /// <summary>Signs in through the page, as a person does; <c>visitor</c> does not.</summary>
    public async Task<HttpClient> Browse(string who, string language)
    {
        var client = Site.Client(followRedirects: true);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var chosen = await client.GetAsync(new Uri($"/ui/language?language={language}&return=/", UriKind.Relative));
        if (who == "visitor") return client;
        using var answer = await client.Submit("/sign-in", "form:has([name='Input.Password'])", new Dictionary<string, string> { ["Input.Email"] = Email(who), ["Input.Password"] = Password });
        Assert.True(answer.IsSuccessStatusCode, $"{who} could not sign in: {(int)answer.StatusCode}");
        return client;
    }

    /// <summary>One more person who can sign in, with no role.</summary>
    public Task AddAccount(string who) => Account(Site, who, [], []);

    /// <summary>One more person who can sign in, as an owner of an organisation.</summary>
    public Task AddMember(string who, OrganisationId organisation) => Account(Site, who, [], new() { [organisation] = MemberRole.Owner });

    /// <summary>One more person who can sign in, with a role.</summary>
    public static Task AddAccount(TestSite site, string who, string role) => Account(site, who, [role], []);

    /// <summary>A site with nothing on it but an organiser.</summary>
    public static async Task<TestSite> StartEmpty(Provider provider)
    {
        var site = await TestSite.Start(provider);
        await Account(site, "organiser", [Roles.Organiser, Roles.Officer], []);
        return site;
    }

    public static string Email(string who) => $"{who}@journeys.example";

    public static string Secret => Password;

    private static Task Account(TestSite site, string who, string[] roles, Dictionary<OrganisationId, MemberRole> memberships) => site.InScope(async sp =>
    {
        sp.GetRequiredService<CurrentActor>().ActAs(Actor.System);
        Assert.True((await PeopleRoom.EnsureAccount(sp, Email(who), $"Journey {who}", Password, roles, memberships, CancellationToken.None)).Succeeded);
    });

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
