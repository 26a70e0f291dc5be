using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Isthmus.Registry.Tests;

/// <summary>An identifier has one holder, whichever way it comes.</summary>
public sealed class IdentifierClaimTests
{
    private const int Writers = 16;
    private const string Claims = """SELECT count(*) FROM registry_organisation_key WHERE "Key" = 'i:WIKIDATAQ42'""";

    [Theory, Databases]
    public async Task Of_16_who_register_one_identifier_at_the_same_time_one_gets_it_and_15_are_told_who_has_it(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<RegistryDb>);
        var answers = await Race(site, line);
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.Created));
        var winner = answers.Single(a => a.Status == HttpStatusCode.Created).Body;
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a =>
            Assert.Equal((HttpStatusCode.Conflict, "registry.identifier-taken", winner.Text("id")), (a.Status, a.Body.Text("code"), a.Body.Text("organisation"))));
        Assert.Equal(1, await site.Count("SELECT count(*) FROM registry_organisation"));
    }

    // All sixteen looked before anybody wrote: only the index stands between them and the double.
    [Theory, Databases]
    public async Task Control_without_the_index_all_16_get_it(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<RegistryDb>);
        await site.Execute("DROP INDEX ux_registry_identifier");
        Assert.All(await Race(site, line), a => Assert.Equal(HttpStatusCode.Created, a.Status));
    }

    [Theory, Databases]
    public async Task Two_who_give_one_identifier_to_two_organisations_at_the_same_time_do_not_both_succeed(Provider provider)
    {
        var late = new Latecomer();
        await using var site = await TestSite.Start(provider, services: late.AddTo<RegistryDb>);
        var officer = site.ClientOf(TestUser.Officer);
        var (one, other) = (await officer.Add("Alfa"), await officer.Add("Kazan Photonics"));
        Task<HttpResponseMessage> Edit(JsonElement o) => officer.Put($"/api/organisations/{o.Text("id")}", new { name = o.Text("name"), kind = "Company", wikidata = "Q42" }, 1);
        var second = await late.Begin(() => Edit(other));
        await Edit(one).Json();
        late.LetIn();
        Assert.Equal(("registry.identifier-taken", one.Text("id")), Told(await second.Json(HttpStatusCode.Conflict)));
    }

    [Theory, Databases]
    public async Task A_row_of_a_file_that_claims_anothers_identifier_comes_without_it_and_says_so(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var (holder, other) = (await officer.Add("Alfa Optics", new { wikidata = "Q42" }), await officer.Add("Kazan Photonics"));
        var import = await site.Checked(officer, "a.csv", Api.Utf8($"name,isthmus id,wikidata,phone\nKazan Photonics,{other.Text("id")},Q42,22222222\nRoyan Medical,,Q42,33333333\nNovgorod Steel,,Q43,\nParto Steel Works,,Q43,\n"));
        var dry = (await officer.Rows(import))[0];
        Assert.Equal(("registry.wrong.identifierTaken", "phone"), (dry.GetProperty("problems").EnumerateArray().Single().Text("text"), dry.GetProperty("changes").EnumerateArray().Single().Text("field")));
        await site.Confirmed(officer, import);
        var rows = await officer.Rows(import);
        var told = rows[0].GetProperty("problems").EnumerateArray().Single();
        Assert.Equal(("registry.wrong.identifierTaken", "Q42", "C", false), (told.Text("text"), told.Text("cell"), told.Text("column"), told.GetProperty("rejects").GetBoolean()));
        var after = await officer.GetAsync($"/api/organisations/{other.Text("id")}").Json();
        Assert.Equal(("22222222", ""), (after.Text("phone"), after.Text("wikidata")));
        // The same identifier is certainly the same organisation, in the register and in the file.
        Assert.Equal([holder.Text("id"), rows[2].Text("result")], [rows[1].Text("result"), rows[3].Text("result")]);
        Assert.Equal(1, await site.Count(Claims));

        // Claimed only after the dry run had found nothing.
        var late = await site.Checked(officer, "b.csv", Api.Utf8("name,wikidata\nZarin Robotics,Q44\n"));
        var first = await officer.Add("Entirely Different", new { wikidata = "Q44" });
        await site.Confirmed(officer, late);
        Assert.Equal(first.Text("id"), (await officer.Rows(late))[0].Text("result"));
        Assert.Equal(HttpStatusCode.OK, (await officer.Page($"/organisations/import/{import.Text("id")}")).StatusCode);
    }

    [Theory, Databases]
    public async Task An_import_whose_old_identifier_has_another_holder_is_undone_but_for_that_row(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var known = await officer.Add("Alfa Optics", new { wikidata = "Q42" });
        var import = await site.Confirmed(officer, await site.Checked(officer, "a.csv", Api.Utf8($"name,isthmus id,wikidata\nAlfa Optics,{known.Text("id")},Q43\nKazan Photonics,,Q45\n")));
        await officer.Add("Royan Medical", new { wikidata = "Q42" });
        await officer.PostAsJsonAsync($"/api/imports/{import.Text("id")}/undo", new { version = import.Number("version") }).Json(HttpStatusCode.Accepted);
        await site.Quiet();
        var undone = await officer.GetAsync($"/api/imports/{import.Text("id")}").Json();
        Assert.Equal(("Undone", 1), (undone.Text("state"), undone.Number("undoRefused")));
        var row = Assert.Single(await officer.Rows(import), r => r.GetProperty("undoRefused").GetBoolean());
        Assert.Equal("registry.wrong.identifierTaken", row.GetProperty("problems")[0].Text("text"));
        Assert.Equal(2, await officer.Count());
    }

    [Theory, Databases]
    public async Task A_merge_is_not_taken_back_while_another_holds_the_vanished_ones_identifier(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var (kept, gone) = (await officer.Add("Alfa Optics", new { wikidata = "Q1" }), await officer.Add("Alfa Optika", new { wikidata = "Q42" }));
        var merge = await officer.PostAsJsonAsync("/api/organisations/merges", new { keep = kept.Text("id"), gone = gone.Text("id"), keepVersion = 1, goneVersion = 1 }).Json(HttpStatusCode.Created);
        var third = await officer.Add("Royan Medical", new { wikidata = "Q42" });
        var undo = new { merge = merge.Text("id") };
        Assert.Equal(("registry.identifier-taken", third.Text("id")), Told(await officer.PostAsJsonAsync("/api/organisations/merges/undo", undo).Json(HttpStatusCode.Conflict)));
        await officer.Put($"/api/organisations/{third.Text("id")}", new { name = "Royan Medical", kind = "Company" }, 1).Json();
        await officer.PostAsJsonAsync("/api/organisations/merges/undo", undo).Json();
        Assert.Equal("Q42", (await officer.GetAsync($"/api/organisations/{gone.Text("id")}").Json()).Text("wikidata"));
        Assert.Equal(1, await site.Count(Claims));
    }

    // A register of before may hold doubles. The migration leaves the records as they are; the elder one holds the identifier.
    [Theory, Databases]
    public async Task Doubles_of_a_register_from_before_survive_the_migration_can_be_changed_and_merged(Provider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        JsonElement elder, younger;
        await using (var before = await TestSite.Start(database))
        {
            var writer = before.ClientOf(TestUser.Officer);
            (elder, younger) = (await writer.Add("Alfa Optics", new { wikidata = "Q42" }), await writer.Add("Kazan Photonics", new { wikidata = "Q43" }));
            await before.Quiet();
        }
        await using (var schema = Migrate.Open(database.Settings))
        {
            await schema.Database.GetService<IMigrator>().MigrateAsync(schema.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_OneHolderOfAnIdentifier", StringComparison.Ordinal)).Last());
            await schema.Database.ExecuteSqlRawAsync("""UPDATE registry_organisation SET "Wikidata" = 'Q42'""");
            Assert.Equal(1, await schema.Database.ExecuteSqlRawAsync("""UPDATE registry_organisation_key SET "Key" = 'i:WIKIDATAQ42' WHERE "Key" = 'i:WIKIDATAQ43'"""));
        }
        await Migrate.Run(database.Settings, CancellationToken.None);
        await database.PutList();

        await using var site = await TestSite.Start(database);
        var officer = site.ClientOf(TestUser.Officer);
        Assert.Equal(1, await site.Count(Claims));
        // The gate came after them: it is asked about them now, as about everything from before.
        await site.InScope(async sp => { foreach (var chore in sp.GetServices<IChore>()) await chore.Do(CancellationToken.None); });
        await site.Quiet();
        foreach (var o in new[] { elder, younger })
        {
            var read = await officer.GetAsync($"/api/organisations/{o.Text("id")}").Json();
            Assert.Equal("Published", read.Text("status"));
            var archived = await officer.PostAsJsonAsync($"/api/organisations/{o.Text("id")}/status", new { version = read.Number("version"), status = "Archived" }).Json();
            await officer.Put($"/api/organisations/{o.Text("id")}", new { name = o.Text("name"), kind = "Company", wikidata = "Q42", phone = "22222222" }, archived.Number("version")).Json();
        }
        await site.Quiet();
        var (keepVersion, goneVersion) = ((await officer.GetAsync($"/api/organisations/{younger.Text("id")}").Json()).Number("version"), (await officer.GetAsync($"/api/organisations/{elder.Text("id")}").Json()).Number("version"));
        Assert.Equal(("registry.identifier-taken", elder.Text("id")), Told(await officer.PostAsJsonAsync("/api/organisations", new { name = "Third", kind = "Company", wikidata = "Q42" }).Json(HttpStatusCode.Conflict)));
        // The one that holds it vanishes in the other: then that one holds it, until the merge is taken back.
        var merge = await officer.PostAsJsonAsync("/api/organisations/merges", new { keep = younger.Text("id"), gone = elder.Text("id"), keepVersion, goneVersion }).Json(HttpStatusCode.Created);
        Assert.Equal(("registry.identifier-taken", younger.Text("id")), Told(await officer.PostAsJsonAsync("/api/organisations", new { name = "Third", kind = "Company", wikidata = "Q42" }).Json(HttpStatusCode.Conflict)));
        await officer.PostAsJsonAsync("/api/organisations/merges/undo", new { merge = merge.Text("id") }).Json();
        Assert.Equal(("registry.identifier-taken", elder.Text("id")), Told(await officer.PostAsJsonAsync("/api/organisations", new { name = "Third", kind = "Company", wikidata = "Q42" }).Json(HttpStatusCode.Conflict)));
    }

    private static (string, string) Told(JsonElement problem) => (problem.Text("code"), problem.Text("organisation"));

    private static async Task<(HttpStatusCode Status, JsonElement Body)[]> Race(TestSite site, Rendezvous line)
    {
        var officer = site.ClientOf(TestUser.Officer);
        line.Arm(Writers);
        return await Task.WhenAll(Invented.Names(Writers, 3).Select(name => Task.Run(async () =>
        {
            using var answer = await officer.PostAsJsonAsync("/api/organisations", new { name, kind = "Company", wikidata = "Q42" });
            return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
        })));
    }
}
