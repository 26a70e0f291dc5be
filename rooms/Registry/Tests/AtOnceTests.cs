using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;

namespace Isthmus.Registry.Tests;

/// <summary>Two who write about the same organisations at the same time: nothing hangs on a record that is gone.</summary>
public sealed class AtOnceTests
{
    private const string OnGoneOnes = """SELECT count(*) FROM registry_product p WHERE NOT EXISTS (SELECT 1 FROM registry_organisation o WHERE o."Id" = p."Organisation" AND o."Status" <> 'Merged')""";
    private const string ChildrenOfGoneOnes = """SELECT count(*) FROM registry_organisation c WHERE c."Parent" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM registry_organisation o WHERE o."Id" = c."Parent" AND o."Status" <> 'Merged')""";

    [Theory, Databases]
    public async Task A_record_that_others_were_merged_into_survives_the_undo_of_its_import_and_the_merge_can_be_taken_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var import = await site.Confirmed(officer, await site.Checked(officer, "a.csv", Api.Utf8("name\nAlfa Optics\n")));
        var kept = Guid.Parse((await officer.Rows(import))[0].Text("result"));
        // Tells nothing that the other does not: the merge changes nothing that the kept one says.
        var gone = await officer.Add("Alfa Optics");
        var merge = await Merge(officer, kept, gone.GetProperty("id").GetGuid()).Json(HttpStatusCode.Created);
        Assert.Equal(2, (await officer.GetAsync($"/api/organisations/{kept}").Json()).Number("version"));

        await Undo(officer, import);
        await site.Quiet();
        Assert.Equal(("Undone", 1), await Undone(officer, import));
        await officer.PostAsJsonAsync("/api/organisations/merges/undo", new { merge = merge.Text("id") }).Json();
        Assert.Equal(gone.Text("id"), (await officer.GetAsync($"/api/organisations/{gone.Text("id")}").Json()).Text("id"));
    }

    // What a version before could leave behind.
    [Theory, Databases]
    public async Task A_merge_whose_kept_record_is_gone_can_be_taken_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var (kept, gone) = (await Id(officer, "Alfa"), await Id(officer, "Alfa"));
        var merge = await Merge(officer, kept, gone).Json(HttpStatusCode.Created);
        await site.Execute("""DELETE FROM registry_organisation WHERE "MergedInto" IS NULL""");
        await officer.PostAsJsonAsync("/api/organisations/merges/undo", new { merge = merge.Text("id") }).Json();
        Assert.Equal("Published", (await officer.GetAsync($"/api/organisations/{gone}").Json()).Text("status"));
    }

    [Theory, Databases(true), Databases(false)]
    public async Task Of_two_merges_in_a_chain_at_the_same_time_one_is_refused_and_no_product_is_left_behind(Provider provider, bool firstIsLate)
    {
        var late = new Latecomer();
        await using var site = await TestSite.Start(provider, services: late.AddTo<RegistryDb>);
        var officer = site.ClientOf(TestUser.Officer);
        var (a, b, c) = (await Id(officer, "Alfa"), await Id(officer, "Alfa"), await Id(officer, "Alfa"));
        await AddProduct(officer, a).Json(HttpStatusCode.Created);
        Func<Task<HttpResponseMessage>>[] merges = firstIsLate ? [() => Merge(officer, b, a), () => Merge(officer, c, b)] : [() => Merge(officer, c, b), () => Merge(officer, b, a)];
        var second = await late.Begin(merges[0]);
        await merges[1]().Json(HttpStatusCode.Created);
        late.LetIn();
        using var refused = await second;
        Assert.True(refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict, $"{refused.StatusCode}");
        Assert.Equal(0, await site.Count(OnGoneOnes));
    }

    [Theory, Databases]
    public async Task A_product_that_comes_after_its_owner_was_merged_is_refused(Provider provider)
    {
        var late = new Latecomer();
        await using var site = await TestSite.Start(provider, services: late.AddTo<RegistryDb>);
        var officer = site.ClientOf(TestUser.Officer);
        var (kept, gone) = (await Id(officer, "Alfa"), await Id(officer, "Beta"));
        var product = await late.Begin(() => AddProduct(officer, gone));
        await Merge(officer, kept, gone).Json(HttpStatusCode.Created);
        late.LetIn();
        await product.Json(HttpStatusCode.NotFound);
        Assert.Equal(0, await site.Count(OnGoneOnes));
    }

    [Theory, Databases]
    public async Task A_product_that_comes_while_its_owner_is_being_merged_moves_with_it(Provider provider)
    {
        var late = new Latecomer();
        await using var site = await TestSite.Start(provider, services: late.AddTo<RegistryDb>);
        var officer = site.ClientOf(TestUser.Officer);
        var (kept, gone) = (await Id(officer, "Alfa"), await Id(officer, "Beta"));
        var merge = await late.Begin(() => Merge(officer, kept, gone));
        await AddProduct(officer, gone).Json(HttpStatusCode.Created);
        late.LetIn();
        await merge.Json(HttpStatusCode.Created);
        Assert.Equal(0, await site.Count(OnGoneOnes));
    }

    [Theory, Databases]
    public async Task A_product_or_a_subsidiary_that_comes_after_the_import_of_its_owner_was_undone_is_refused(Provider provider)
    {
        var late = new Latecomer();
        await using var site = await TestSite.Start(provider, services: late.AddTo<RegistryDb>);
        var officer = site.ClientOf(TestUser.Officer);
        foreach (var what in (string[])["product", "subsidiary"])
        {
            var import = await site.Confirmed(officer, await site.Checked(officer, "a.csv", Api.Utf8($"name\nOwner of a {what}\n")));
            var owner = Guid.Parse((await officer.Rows(import))[0].Text("result"));
            // A subsidiary's parent is looked at under the hold; what was read before it is the form.
            var call = await late.Begin(() => what == "product" ? AddProduct(officer, owner) : officer.PostAsJsonAsync("/api/organisations", new { name = "Daughter", kind = "Company", parent = owner }));
            await Undo(officer, import);
            await site.Quiet();
            Assert.Equal(("Undone", 0), await Undone(officer, import));
            late.LetIn();
            await call.Json(what == "product" ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest);
        }
        Assert.Equal((0, 0), (await site.Count(OnGoneOnes), await site.Count(ChildrenOfGoneOnes)));
    }

    private static async Task<Guid> Id(HttpClient officer, string name) => (await officer.Add(name)).GetProperty("id").GetGuid();

    private static Task<HttpResponseMessage> Merge(HttpClient officer, Guid keep, Guid gone) =>
        officer.PostAsJsonAsync("/api/organisations/merges", new { keep, gone, keepVersion = 1, goneVersion = 1 });

    private static Task<HttpResponseMessage> AddProduct(HttpClient officer, Guid organisation) => officer.PostAsJsonAsync("/api/products", new { organisation, product = new { name = "Laser" } });

    private static async Task Undo(HttpClient officer, JsonElement import)
    {
        var now = await officer.GetAsync($"/api/imports/{import.Text("id")}").Json();
        await officer.PostAsJsonAsync($"/api/imports/{import.Text("id")}/undo", new { version = now.Number("version") }).Json(HttpStatusCode.Accepted);
    }

    private static async Task<(string, int)> Undone(HttpClient officer, JsonElement import)
    {
        var now = await officer.GetAsync($"/api/imports/{import.Text("id")}").Json();
        return (now.Text("state"), now.Number("undoRefused"));
    }
}
