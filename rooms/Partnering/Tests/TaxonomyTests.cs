using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Isthmus.Partnering.Taxonomy;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.Options;

namespace Isthmus.Partnering.Tests;

/// <summary>Taxonomies that the operator loads: an invented one of sixty devices in two levels, and a short one of uses.</summary>
public sealed class TaxonomyTests : IDisposable
{
    private const string About = """{"title": "Devices", "area": "market", "licence": "Invented for tests", "version": "2026-1"}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("isthmus-taxonomy-").FullName;

    private Dictionary<string, string?> Settings => new() { ["Partnering:Taxonomies"] = _folder };

    private void Put(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text, new UTF8Encoding(false));

    private void PutInvented()
    {
        var devices = new StringBuilder("code,en,ru,fa,parent\nD1,Devices of the heart,Приборы для сердца,ابزارهای قلب,\nD2,Devices of the eye,,,\n");
        for (var n = 1; n <= 29; n++) devices.Append($"D1.{n:00},\"Zephyr stent; size {n}\",Зефирный стент {n},استنت زفیر {n},D1\nD2.{n:00},Quill lens {n},,,D2\n");
        Put("dev.csv", devices.ToString());
        Put("dev.json", About);
        Put("use.csv", "code,en,fa\nclinic,In the clinic,در درمانگاه\nhome,At home,\n");
        Put("use.json", """{"title": "Uses", "area": "technology", "licence": "Invented for tests", "version": "1"}""");
    }

    private static object Keyword(string scheme, string code) => new { scheme, code };

    [Theory, Databases]
    public async Task A_loaded_taxonomy_is_written_found_counted_exported_and_read_in_the_readers_language(Provider provider)
    {
        PutInvented();
        await using var site = await TestSite.Start(provider, Settings);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Stents"), await market.Organisation("Clinics", "RU"));
        var (owner, asker) = (market.MemberOf(mine), market.MemberOf(other));

        // The form: short ones are ticked, codes of others are written, in small letters too; what there is not is answered with what is near.
        var form = $"/opportunities/new?organisation={mine}&profile=TechnologyOffer";
        var page = await owner.Page(form);
        Assert.Equal(["use:clinic", "use:home"], page.QuerySelectorAll("[name='Form.More']").Select(b => b.GetAttribute("value")));
        Assert.DoesNotContain("Quill lens", page.DocumentElement.TextContent, StringComparison.Ordinal);
        var values = new Dictionary<string, string> { ["Form.Opportunity.Title"] = "Thin wire", ["Form.Opportunity.OwnKind"] = "UpTo10", ["Form.More"] = "use:home", ["Form.Codes"] = "zephyr stent, D1.07" };
        var refused = await (await owner.Submit(form, "form:has([name='Form.Codes'])", values)).Html();
        Assert.Contains("dev:D1.01", refused.QuerySelector(".field-bad .error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("dev:D1.07 – Zephyr stent; size 7", refused.DocumentElement.TextContent, StringComparison.Ordinal);
        using var created = await owner.Submit(form, "form:has([name='Form.Codes'])", new Dictionary<string, string>(values) { ["Form.Codes"] = "d1.07; DEV:d2.02" });
        Assert.Equal(HttpStatusCode.Redirect, created.StatusCode);
        var written = (await market.Show(owner, Guid.Parse(created.Headers.Location!.OriginalString[^36..]))).GetProperty("facts").GetProperty("keywords");
        Assert.Equal(["use home At home", "dev D1.07 Zephyr stent; size 7", "dev D2.02 Quill lens 2"], written.EnumerateArray().Select(k => $"{k.GetProperty("scheme")} {k.GetProperty("code")} {k.GetProperty("label")}"));
        var again = await owner.Page(created.Headers.Location!.OriginalString + "/edit");
        Assert.Equal("dev:D1.07, dev:D2.02", again.QuerySelector("[name='Form.Codes']")!.GetAttribute("value"));
        Assert.True(again.QuerySelector("[value='use:home']")!.HasAttribute("checked"));

        // The API, the page in three languages, the facet, the search, the export and the way back.
        await Market.Send(owner, HttpMethod.Post, "/api/opportunities", new { organisation = mine, profile = "TechnologyOffer", opportunity = Market.OfProfile("TechnologyOffer", new { keywords = new[] { Keyword("dev", "D9") } }) }, HttpStatusCode.BadRequest);
        var id = await market.Publish(owner, mine, more: new { title = "Thin wire for arteries", keywords = new[] { Keyword("dev", "D1.07"), Keyword("use", "home"), Keyword("een", "006") } });
        foreach (var (language, name, fallback) in new[] { ("en", "Zephyr stent; size 7", "At home"), ("ru", "Зефирный стент 7", "At home"), ("fa", "استنت زفیر 7", "At home") })
        {
            var text = await market.Text(market.Visitor, $"/opportunities/{id}", language: language);
            Assert.Contains(name, WebUtility.HtmlDecode(text), StringComparison.Ordinal);
            Assert.Contains(fallback, text, StringComparison.Ordinal);
        }
        var second = await market.Publish(asker, other, "TechnologyRequest", new { title = "Wire wanted", targetCountries = Array.Empty<string>(), keywords = new[] { Keyword("dev", "D1.20"), Keyword("een", "006") } });
        Assert.Contains("Zephyr stent; size 7", (await market.Visitor.Page("/opportunities")).QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        var narrowed = await market.Visitor.Page("/opportunities?keyword=dev-D1.07");
        Assert.Equal("Thin wire for arteries", Assert.Single(narrowed.QuerySelectorAll("tbody th")).TextContent.Trim());
        Assert.Contains(id.ToString(), await market.Text(market.Visitor, $"/api/opportunities?q={Uri.EscapeDataString("зефирный стент")}"), StringComparison.Ordinal);
        var csv = await market.Text(owner, "/opportunities/export.csv?keyword=dev-D1.07");
        Assert.Contains("dev:D1.07 Zephyr stent, size 7; use:home At home", csv, StringComparison.Ordinal);
        using var body = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "drafts.csv" } };
        using var import = await owner.PostAsync(new Uri($"/api/opportunities/import?organisation={mine}", UriKind.Relative), body);
        Assert.True(import.IsSuccessStatusCode, await import.Content.ReadAsStringAsync());

        // Two under one term are near each other: the match says which.
        var match = Assert.Single((await Market.Send(asker, HttpMethod.Get, $"/api/opportunities/{second}/matches", null)).EnumerateArray());
        Assert.Contains("dev/D1", match.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Devices of the heart", await market.Text(asker, $"/opportunities/{second}/matches"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Requests_for_quotation_and_buyers_take_its_codes_too(Provider provider)
    {
        PutInvented();
        await using var site = await TestSite.Start(provider, Settings);
        using var market = new Market(site);
        var mine = await market.Organisation("Hospital");
        var owner = market.MemberOf(mine);
        var buying = new Purchase(site, market);
        using var created = await owner.Submit($"/rfqs/new?organisation={mine}", "form:has([name='Form.Rfq.Title'])", new Dictionary<string, string> { ["Form.Rfq.Title"] = "Stents", ["Form.Codes"] = "dev:D1.03", ["Form.More"] = "use:clinic" });
        Assert.Equal(HttpStatusCode.Redirect, created.StatusCode);
        Assert.Contains("In the clinic, Zephyr stent; size 3", (await owner.Page(created.Headers.Location!.OriginalString)).DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains("dev:D1.01", (await (await owner.Submit($"/rfqs/new?organisation={mine}", "form:has([name='Form.Rfq.Title'])", new Dictionary<string, string> { ["Form.Rfq.Title"] = "Stents", ["Form.Codes"] = "zephyr" })).Html()).QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        var rfq = await buying.Publish(owner, mine, new { title = "Parts", keywords = new[] { Keyword("dev", "d2.05") } });
        Assert.Contains(rfq.ToString(), await market.Text(market.Visitor, "/api/rfqs?q=quill"), StringComparison.Ordinal);
        using var profile = await owner.Submit($"/buyers/{mine}/edit", "form:has([name='Form.Buyer.Text'])", new Dictionary<string, string> { ["Form.Buyer.Text"] = "Devices", ["Form.Codes"] = "D1.04" });
        Assert.Equal(HttpStatusCode.Redirect, profile.StatusCode);
        Assert.Contains("Zephyr stent; size 4", (await market.Visitor.Page($"/buyers/{mine}")).DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains(mine.ToString(), await market.Text(market.Visitor, $"/api/buyers?q={Uri.EscapeDataString("зефирный")}"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Codes_are_looked_up_by_words_in_any_script_or_their_beginning_by_those_who_are_signed_in(Provider provider)
    {
        PutInvented();
        await using var site = await TestSite.Start(provider, Settings);
        using var market = new Market(site);
        var member = market.MemberOf(await market.Organisation("Reader"));
        async Task<(int Total, string First)> Look(string query)
        {
            var answer = await Market.Send(member, HttpMethod.Get, "/api/keywords?" + query, null);
            return (answer.GetProperty("total").GetInt32(), answer.GetProperty("items") is { } items && items.GetArrayLength() > 0 ? $"{items[0].GetProperty("scheme")}:{items[0].GetProperty("code")}" : "");
        }
        Assert.Equal((29, "dev:D1.01"), await Look("q=" + Uri.EscapeDataString("стент зефирный")));
        Assert.Equal((30, "dev:D1"), await Look("q=d1"));
        Assert.Equal((1, "dev:D1.07"), await Look("q=dev:d1.07"));
        Assert.Equal((29, "dev:D1.01"), await Look("q=" + Uri.EscapeDataString("استنت")));
        Assert.Equal((2, "use:clinic"), await Look("scheme=use"));
        Assert.Equal((0, ""), await Look("q=nothing-such"));
        Assert.Equal(94, (await Look("")).Total);
        await Market.Send(market.Visitor, HttpMethod.Get, "/api/keywords", null, HttpStatusCode.Unauthorized);
        var page = await member.Page("/keywords?q=" + Uri.EscapeDataString("size 7"));
        var row = Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Contains("dev:D1.07", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Devices of the heart", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Invented for tests", page.QuerySelector("#sources ~ dl, section dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ничего", await market.Text(member, "/keywords?q=zzzz", language: "ru"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task What_carries_keywords_of_a_taxonomy_that_was_taken_away_keeps_them(Provider provider)
    {
        PutInvented();
        await using var database = await TestDatabase.Create(provider);
        Guid id, mine;
        await using (var site = await TestSite.Start(database, Settings))
        {
            using var market = new Market(site);
            mine = await market.Organisation("Stents");
            id = await market.Publish(market.MemberOf(mine), mine, more: new { title = "Thin wire", keywords = new[] { Keyword("dev", "D1.07"), Keyword("use", "home") } });
        }
        await using (var site = await TestSite.Start(database))
        {
            using var market = new Market(site);
            var owner = market.MemberOf(mine);
            Assert.Contains("Zephyr stent; size 7", (await market.Visitor.Page($"/opportunities/{id}")).DocumentElement.TextContent, StringComparison.Ordinal);
            Assert.Contains("Zephyr stent; size 7", (await market.Visitor.Page("/opportunities")).QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
            Assert.Single((await market.Visitor.Page("/opportunities?keyword=dev-D1.07")).QuerySelectorAll("tbody th"));
            Assert.Contains("dev:D1.07 Zephyr stent, size 7", await market.Text(owner, "/opportunities/export.csv"), StringComparison.Ordinal);
            Assert.Contains(id.ToString(), await market.Text(market.Visitor, "/api/opportunities?q=zephyr"), StringComparison.Ordinal);
            // It is public and stays so when something else is changed; others cannot take the keyword.
            using var edited = await owner.Submit($"/opportunities/{id}/edit", "form:has([name='Form.Codes'])", new Dictionary<string, string> { ["Form.Opportunity.Title"] = "Thinner wire" });
            Assert.Equal(HttpStatusCode.Redirect, edited.StatusCode);
            var view = await market.Show(market.Visitor, id);
            Assert.Equal(["Zephyr stent; size 7", "At home"], view.GetProperty("facts").GetProperty("keywords").EnumerateArray().Select(k => k.GetProperty("label").GetString()));
            await Market.Send(owner, HttpMethod.Post, "/api/opportunities", new { organisation = mine, profile = "TechnologyOffer", opportunity = Market.OfProfile("TechnologyOffer", new { keywords = new[] { Keyword("dev", "D1.07") } }) }, HttpStatusCode.BadRequest);
            // It can be let go of.
            using var without = await owner.Submit($"/opportunities/{id}/edit", "form:has([name='Form.Codes'])", new Dictionary<string, string> { ["Form.Codes"] = "", ["Form.Technologies"] = "002", ["Form.Activities"] = "C" });
            Assert.Equal(HttpStatusCode.Redirect, without.StatusCode);
            Assert.Empty((await owner.Page($"/opportunities/{id}/edit")).QuerySelectorAll("[name='Form.Codes']"));
        }
    }

    [Theory]
    [InlineData("x.csv", "code,en\nA,One\n", "x.json", null, "x.json is missing")]
    [InlineData("x.csv", "code,en\nA,One\nA B,Two\n", "x.json", About, "x.csv, row 3: the code 'A B'")]
    [InlineData("x.csv", "code,en\nA,One\n,Two\n", "x.json", About, "row 3: the code ''")]
    [InlineData("x.csv", "code,en\nA,One\nb,\n", "x.json", About, "x.csv, row 3: 'b' has no English name")]
    [InlineData("x.csv", "code,en\nA,One\nB,Two\na,Three\n", "x.json", About, "x.csv, row 4: 'a' stands in row 2 already")]
    [InlineData("x.csv", "code,en,parent\nA,One,\nB,Two,C\n", "x.json", About, "x.csv, row 3: the parent 'C' of 'B' is no code of the file")]
    [InlineData("x.csv", "code,en,parent\nA,One,B\nB,Two,A\n", "x.json", About, "x.csv, row 2: 'A' lies under itself")]
    [InlineData("x.csv", "code,name\nA,One\n", "x.json", About, "the column 'name' is none of code, en, ru, fa, parent")]
    [InlineData("x.csv", "code,ru\nA,Один\n", "x.json", About, "the column 'en' is missing")]
    [InlineData("x.csv", "code,en\n", "x.json", About, "x.csv")]
    [InlineData("x.csv", "", "x.json", About, "x.csv: The file is empty")]
    [InlineData("x.csv", "code,en\nA,One\n", "x.json", "{\"title\": \"X\",", "x.json, line 1")]
    [InlineData("x.csv", "code,en\nA,One\n", "x.json", "{\"title\": \"X\", \"area\": \"space\", \"licence\": \"L\", \"version\": \"1\"}", "x.json, line 1")]
    [InlineData("x.csv", "code,en\nA,One\n", "x.json", "{\"title\": \"X\", \"licence\": \"L\", \"version\": \"1\"}", "\"area\" must be")]
    [InlineData("x.csv", "code,en\nA,One\n", "x.json", "{\"area\": \"market\", \"title\": \"X\", \"version\": \"1\"}", "\"licence\" is missing")]
    [InlineData("x.csv", "code,en\nA,One\n", "x.json", "{\"area\": \"market\", \"title\": \"X\", \"licence\": \"L\", \"version\": \"1\", \"colour\": 1}", "colour")]
    [InlineData("nace.csv", "code,en\nA,One\n", "nace.json", About, "'nace' is a taxonomy that every site has")]
    [InlineData("My list.csv", "code,en\nA,One\n", "My list.json", About, "the name of the file is the key")]
    [InlineData("x.csv", "code,en\nA,One\n", "y.json", About, "y.json has no table beside it")]
    public void A_file_that_cannot_be_read_is_named_with_its_row(string table, string rows, string about, string? said, string expected)
    {
        Put(table, rows);
        if (said is not null) Put(about, said);
        var answer = TaxonomyFolder.Read(_folder);
        Assert.Contains(answer.Problems, p => p.Contains(expected, StringComparison.Ordinal));
        Assert.Empty(answer.Schemes);
    }

    [Fact]
    public async Task A_site_with_a_wrong_folder_or_file_does_not_start_and_says_what_to_mend()
    {
        foreach (var folder in new[] { _folder, Path.Combine(_folder, "missing") })
        {
            Put("dev.csv", "code,en\nA/B,One\n");
            Put("dev.json", About);
            var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => TestSite.Start(Provider.Sqlite, new Dictionary<string, string?> { ["Partnering:Taxonomies"] = folder }));
            Assert.Contains(folder == _folder ? "Partnering:Taxonomies: dev.csv, row 2: the code 'A/B'" : "missing' does not exist", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_of_the_size_of_large_nomenclatures_is_read_and_searched_in_time_and_a_larger_one_is_refused()
    {
        Put("big.json", About);
        Put("big.csv", "code,en,ru,parent\nR,Root,Корень,\n" + string.Concat(Enumerable.Range(0, 30_000).Select(n => $"C{n},Device number {n} of kind {n % 97},Прибор номер {n},R\n")));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var known = new Taxonomies(TaxonomyFolder.Read(_folder).Schemes);
        Assert.Equal("C29999", known.Read("big", "c29999")!.Code);
        Assert.Equal("big/R/C29999", known.Path(known.Read("big", "C29999")!));
        Assert.Equal(30_000, known.Search("прибор", null).Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"{watch.Elapsed}");
        watch.Restart();
        for (var i = 0; i < 10; i++) Assert.Equal("C1234", known.Search("C1234", "big")[0].Term.Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
        Put("big.csv", "code,en\n" + string.Concat(Enumerable.Range(0, TaxonomyFolder.MostTerms + 1).Select(n => $"C{n},D\n")));
        Assert.Contains(TaxonomyFolder.Read(_folder).Problems, p => p.StartsWith("big.csv", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
