using System.Net.Http.Json;
using Isthmus.Contracts.People;
using Isthmus.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Registry.Tests;

public sealed class ForgetAccountTests
{
    [Theory, Databases]
    public async Task An_erased_person_is_not_named_as_who_brought_a_file_or_merged_also_where_earlier_versions_wrote_it(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (erased, stays) = (TestUser.Officer, TestUser.Officer);
        using var officer = site.ClientOf(erased);
        using var other = site.ClientOf(stays);
        var own = await officer.Upload("own.csv", Api.Utf8("name\nAlfa\n")).Json(System.Net.HttpStatusCode.Created);
        var quoting = await other.Upload("quoting.csv", Api.Utf8("name\nBeta\n")).Json(System.Net.HttpStatusCode.Created);
        var foreign = await other.Upload("foreign.csv", Api.Utf8("name\nGamma\n")).Json(System.Net.HttpStatusCode.Created);
        var (keep, gone) = (await officer.Add("Himrar"), await officer.Add("Kazan Photonics"));
        await officer.PostAsJsonAsync("/api/organisations/merges", new { keep = keep.Text("id"), gone = gone.Text("id"), keepVersion = 1, goneVersion = 1 }).Json(System.Net.HttpStatusCode.Created);
        await Wrote(site, "registry_import", own.Text("id"), """{"after":{"CreatedByName":"Test officer","Rows":1}}""");
        await Wrote(site, "registry_import", quoting.Text("id"), """{"after":{"CreatedByName":"Test officer","Sample":[["Zahra Ahmadi","Zahra@Example.org"]]}}""");
        await Wrote(site, "registry_import", foreign.Text("id"), """{"after":{"CreatedByName":"Test officer","Sample":[["Ali Karimi","ali@example.org"]]}}""");
        await site.Execute("""UPDATE platform_audit SET "Payload" = '{"after":{"ByName":"Test officer"}}' WHERE "SubjectKind" = 'registry_merge'""");

        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlatformDb>();
            db.Publish(new AccountErased(UserId.From(erased.Id), "Zahra Ahmadi", "zahra@example.org", []));
            await db.SaveChangesAsync();
        });
        await site.Quiet();

        Assert.Equal(1, await site.Count("""SELECT count(*) FROM registry_import WHERE "CreatedByName" = '(erased)'"""));
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM registry_merge WHERE "ByName" = '(erased)'"""));
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM platform_audit WHERE "Payload" LIKE '%Test officer%'"""));
        Assert.Equal(1, await site.Count($"""SELECT count(*) FROM platform_audit WHERE "Payload" LIKE '%ali@example.org%' AND "SubjectId" = '{foreign.Text("id")}'"""));
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM platform_audit WHERE LOWER("Payload") LIKE '%zahra%'"""));
    }

    private static Task Wrote(TestSite site, string kind, string id, string payload) =>
        site.Execute($"""UPDATE platform_audit SET "Payload" = '{payload}' WHERE "SubjectKind" = '{kind}' AND "SubjectId" = '{id}'""");
}
