using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Isthmus.Compliance.Lists.Watching;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Compliance.Tests;

public sealed class WatchFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("isthmus-lists-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory, Databases]
    public async Task A_file_in_a_lists_folder_is_loaded_once_and_confirmed_only_by_a_newer_one(Provider provider)
    {
        await using var site = await Start(provider);
        var first = site.ClientOf(GateTests.First);
        await first.AddList("own");
        // Just written: it may not be whole.
        Put(site, "own/list.csv", Gates.Csv("Zarvanko Heavy Industries"), TimeSpan.Zero);
        Put(site, "own/readme.md", "Nothing.", TimeSpan.FromHours(1));
        Put(site, "other/list.csv", Gates.Csv("Plimtor Bank"), TimeSpan.FromHours(1));
        await Look(site);
        Assert.Empty(await Versions(first));

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await Look(site);
        var loaded = Assert.Single(await Versions(first));
        Assert.Equal(("list.csv", 1, "system"), (loaded.Text("fileName"), loaded.Number("entries"), loaded.Text("loadedBy")));
        Assert.Equal("OnHold", (await site.ClientOf(TestUser.Officer).Organisation("Zarvanko Heavy Industries")).Text("status"));
        var checkedAt = await CheckedAt(first);

        site.Clock.Advance(TimeSpan.FromDays(1));
        await Look(site);
        Assert.Single(await Versions(first));
        // A file that nobody touched says nothing about today.
        Assert.Equal(checkedAt, await CheckedAt(first));
        Put(site, "own/list.csv", Gates.Csv("Zarvanko Heavy Industries"), TimeSpan.FromMinutes(10));
        await Look(site);
        Assert.Single(await Versions(first));
        Assert.True(await CheckedAt(first) > checkedAt);

        Put(site, "own/2026.csv", Gates.Csv("Plimtor Bank"), TimeSpan.FromMinutes(5));
        await Look(site);
        Assert.Equal(["2026.csv", "list.csv"], (await Versions(first)).Select(v => v.Text("fileName")));
        // What was in force before does not come back, however new its file is.
        Put(site, "own/list.csv", Gates.Csv("Zarvanko Heavy Industries"), TimeSpan.FromMinutes(3));
        await Look(site);
        Assert.Equal(2, (await Versions(first)).Count);
        Assert.Empty(await Faults(site));
    }

    [Theory, Databases]
    public async Task A_truncated_file_is_refused_told_once_and_the_old_version_stays_in_force(Provider provider)
    {
        await using var site = await Start(provider);
        await site.InScope(sp => PeopleRoom.EnsureAccount(sp, "officer@example.org", "Officer of Compliance", "harbour lantern seven", [Roles.ComplianceOfficer], new Dictionary<OrganisationId, MemberRole>(), CancellationToken.None));
        var first = site.ClientOf(GateTests.First);
        await first.AddList("own");
        Put(site, "own/a.csv", Gates.Csv("Zarvanko Heavy Industries"), TimeSpan.FromHours(2));
        await Look(site);
        Put(site, "own/b.xml", """<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="2026-01-01T00:00:00Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>""", TimeSpan.FromHours(1));
        await Look(site);
        await Look(site);
        var kept = Assert.Single(await Versions(first));
        Assert.Equal("a.csv", kept.Text("fileName"));
        Assert.Equal("OnHold", (await site.ClientOf(TestUser.Officer).Organisation("Zarvanko Heavy Industries")).Text("status"));
        var mail = Assert.Single(site.Mails(), m => m.Contains("A list file was refused", StringComparison.Ordinal));
        Assert.Contains("officer@example.org", mail, StringComparison.Ordinal);
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'compliance.refuse-list-file'"));
        Assert.Contains("b.xml", (await first.Page("/compliance/lists/own")).QuerySelector(".notice-error")!.TextContent, StringComparison.Ordinal);

        // The publisher's file, whole this time.
        site.Clock.Advance(TimeSpan.FromHours(1));
        Put(site, "own/c.csv", Gates.Csv("Zarvanko Heavy Industries", "Plimtor Bank"), TimeSpan.FromMinutes(10));
        await Look(site);
        Assert.Equal(2, (await Versions(first)).Count);
        Assert.Null((await first.Page("/compliance/lists/own")).QuerySelector(".notice-error"));
        Assert.Single(site.Mails(), m => m.Contains("A list file was refused", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task Checksum_and_signature_beside_a_file_are_honoured(Provider provider)
    {
        await using var site = await Start(provider);
        var first = site.ClientOf(GateTests.First);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await first.PostAsJsonAsync("/api/compliance/lists", new { code = "own", title = "Invented own", mostDays = 30, publicKey = key.ExportSubjectPublicKeyInfoPem() }).Json(HttpStatusCode.Created);
        var csv = Gates.Csv("Zarvanko Heavy Industries");
        Put(site, "own/a.csv", csv, TimeSpan.FromHours(1));
        await Look(site);
        Put(site, "own/a.csv.sig", Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(csv + " "), HashAlgorithmName.SHA256)), TimeSpan.FromHours(1));
        await Look(site);
        Put(site, "own/a.csv.sig", Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(csv), HashAlgorithmName.SHA256)), TimeSpan.FromHours(1));
        Put(site, "own/a.csv.sha256", $"{Digests.Of(csv + " ")}  a.csv\n", TimeSpan.FromHours(1));
        await Look(site);
        Assert.Empty(await Versions(first));
        Assert.Equal(["compliance.list-checksum", "compliance.list-signature", "compliance.list-unsigned"], (await Faults(site)).Order());
        Put(site, "own/a.csv.sha256", $"{Digests.Of(csv)}  a.csv\n", TimeSpan.FromHours(1));
        await Look(site);
        Assert.Equal("True", Assert.Single(await Versions(first)).Text("isSigned"));
    }

    [Theory, Databases]
    public async Task Files_of_OFAC_that_belong_together_are_one_list(Provider provider)
    {
        await using var site = await Start(provider);
        var first = site.ClientOf(GateTests.First);
        await first.AddList("own");
        Put(site, "own/SDN.CSV", "101,\"ZARVANKO HEAVY INDUSTRIES\",-0- ,\"INVENTED\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\u001a", TimeSpan.FromHours(2));
        Put(site, "own/ALT.CSV", "101,1,\"aka\",\"PLIMTOR WORKS\",-0- \r\n\u001a", TimeSpan.FromHours(1));
        // Of another day: another list.
        Put(site, "own/sdn_20250101.csv", "102,\"OLD WORKS\",-0- ,\"INVENTED\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\u001a", TimeSpan.FromHours(5));
        await Look(site);
        var loaded = Assert.Single(await Versions(first));
        Assert.Equal(("SDN.CSV, ALT.CSV", 1), (loaded.Text("fileName"), loaded.Number("entries")));
        Assert.Empty(await Faults(site));
        Assert.Equal("OnHold", (await site.ClientOf(TestUser.Officer).Organisation("Plimtor Works")).Text("status"));
    }

    private Task<TestSite> Start(Provider provider) => TestSite.Start(provider, new Dictionary<string, string?> { ["Compliance:ListFolder"] = _root });

    private void Put(TestSite site, string path, string text, TimeSpan age)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        File.SetLastWriteTimeUtc(file, site.Clock.GetUtcNow().UtcDateTime - age);
    }

    private static async Task Look(TestSite site)
    {
        await site.InScope(async sp => { foreach (var chore in sp.GetServices<IChore>().OfType<WatchFolder>()) await chore.Do(CancellationToken.None); });
        await site.Quiet();
    }

    private static async Task<List<JsonElement>> Versions(HttpClient officer) => [.. (await officer.GetAsync(new Uri("/api/compliance/lists/own/versions", UriKind.Relative)).Json()).EnumerateArray()];

    private static async Task<DateTime> CheckedAt(HttpClient officer) =>
        (await officer.GetAsync(new Uri("/api/compliance/lists", UriKind.Relative)).Json()).EnumerateArray().Single(p => p.Text("code") == "own").GetProperty("checkedAt").GetDateTime();

    private static Task<List<string>> Faults(TestSite site) => site.InScope(sp => sp.GetRequiredService<ComplianceDb>().FolderFaults.Select(f => f.Code).ToListAsync());
}
