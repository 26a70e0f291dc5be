using System.Globalization;
using System.Text;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.Host.Demo;
using Isthmus.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;

namespace Isthmus.Journeys.Crashes;

/// <summary>A list of sanctions that is being loaded when the site is killed: until the new version is whole, the old one is in force, and the screening that follows a new one is never lost.</summary>
public sealed class ListKillTests
{
    private const string Email = "compliance@crash.example";
    private const string Password = "Long-enough-4-crashes";
    private const string InForce = """SELECT v."Number" FROM compliance_pack p JOIN compliance_version v ON v."Id" = p."InForce" WHERE p."Code" = 'crash'""";

    [Theory, Databases]
    public async Task A_list_that_is_being_loaded_at_the_kill_leaves_the_old_version_in_force(Provider provider)
    {
        await using var site = await CrashSite.Create(provider);
        await AddOfficer(site);
        await site.Start();
        using (var officer = await SignIn(site))
        {
            await officer.Post("/api/compliance/lists", new { code = "crash", title = "Invented", mostDays = 366 }, CancellationToken.None);
            await Load(officer, List(200));
        }
        await site.Quiet();
        Assert.Equal((1, ""), (await site.Count(InForce), string.Join("; ", await Faults(site))));

        // From a kill in the middle of the upload to one after all is written: never anything else than one whole version.
        var (before, random) = (0, new Random(3));
        var larger = List(30_000);
        foreach (var moment in new[] { 0, 120, 250, 400, 600, 900, 1400 })
        {
            using var officer = await SignIn(site);
            var loading = Load(officer, larger);
            await Task.Delay(moment + random.Next(40));
            await site.Host.Kill();
            var confirmed = await Confirmed(loading);
            var number = await site.Count(InForce);
            Assert.Equal("", string.Join("; ", await Faults(site)));
            Assert.True(number == 2 || !confirmed && number == 1, $"version {number} is in force, and the new one was {(confirmed ? "" : "not ")}confirmed");
            await site.Start();
            if (number == 2) break;
            before++;
        }
        Assert.True(before > 0, "the list was loaded before the first kill");
        using (var officer = await SignIn(site)) await Load(officer, larger);
        await site.Quiet();
        Assert.Equal((2, 30_000, ""), (await site.Count(InForce), await site.Count($"""SELECT "Entries" FROM compliance_version WHERE "Pack" = 'crash' AND "Number" = 2"""), string.Join("; ", await Faults(site))));
        Assert.Equal(2, await site.Count("""SELECT count(*) FROM platform_job WHERE "Kind" = 'compliance.rescreen' AND "State" = 'Done' AND "Subject" LIKE 'compliance_version%'"""));

        // Control: a version without its content, and one without the order to screen again: the same look finds both.
        await site.Execute("""DELETE FROM platform_job WHERE "Kind" = 'compliance.rescreen'; DELETE FROM compliance_version_content""");
        Assert.Equal(["versions without their content", "versions after which nothing is screened again"], (await Faults(site)).Where(f => f.StartsWith("versions", StringComparison.Ordinal)).Select(f => f.Split(':')[0]));
    }

    private static async Task<List<string>> Faults(CrashSite site)
    {
        var faults = await Whole.Faults(site);
        async Task None(string what, string sql) { if (await site.Count(sql) is var n && n != 0) faults.Add($"{what}: {n}"); }
        await None("versions without their content", """SELECT count(*) FROM compliance_version v WHERE v."Pack" = 'crash' AND NOT EXISTS (SELECT 1 FROM compliance_version_content c WHERE c."Version" = v."Id")""");
        await None("versions after which nothing is screened again", """SELECT (SELECT count(*) FROM compliance_version WHERE "Pack" = 'crash') - (SELECT count(*) FROM platform_job WHERE "Kind" = 'compliance.rescreen' AND "Subject" LIKE 'compliance_version%')""");
        await None("versions that are neither in force nor were", """SELECT count(*) FROM compliance_version v JOIN compliance_pack p ON p."Code" = v."Pack" JOIN compliance_version f ON f."Id" = p."InForce" WHERE v."Number" > f."Number" """);
        return faults;
    }

    private static async Task<bool> Confirmed(Task loading)
    {
        try { await loading; return true; }
        catch (HttpRequestException) { return false; }
    }

    private static async Task Load(DemoClient officer, string list)
    {
        var file = Path.GetTempFileName() + ".csv";
        await File.WriteAllTextAsync(file, list);
        try { await officer.Upload("/api/compliance/lists/crash/versions", file, CancellationToken.None, "files"); }
        finally { File.Delete(file); }
    }

    private static string List(int entries)
    {
        var text = new StringBuilder("id,type,name\n");
        for (var i = 1; i <= entries; i++) text.Append(CultureInfo.InvariantCulture, $"c{i},organization,\"{Word(i)} {Word(i * 31)} {Word(i * 77)} Works\"\n");
        return text.ToString();
    }

    private static string Word(int n) => string.Concat(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(n)))[..8].Select(c => (char)('a' + Convert.ToInt32($"{c}", 16))));

    private static Task AddOfficer(CrashSite site) => site.InScope(async sp =>
    {
        sp.GetRequiredService<CurrentActor>().ActAs(Actor.System);
        return await PeopleRoom.EnsureAccount(sp, Email, "Compliance officer", Password, [Roles.ComplianceOfficer], new Dictionary<OrganisationId, MemberRole>(), CancellationToken.None);
    });

    private static async Task<DemoClient> SignIn(CrashSite site)
    {
        var client = new DemoClient(site.Host.Address);
        await client.SignIn(Email, Password, CancellationToken.None);
        return client;
    }
}
