using System.Net;
using System.Net.Http.Json;
using System.Text;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Platform.Outbox;
using Isthmus.Registry.Importing;
using Isthmus.Tabular;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Registry.Tests;

public sealed class ImportTests
{
    private const string Spellings = "Название;Страна;Сайт\nХимРар;Россия;www.chemrar.ru\nHimrar;RU;\nChemRar Group;Russian Federation;chemrar.ru\n";

    static ImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory, Databases]
    public async Task Three_spellings_of_one_organisation_become_one(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var import = await site.Checked(officer, "companies.csv", Api.Utf8(Spellings));
        var rows = await officer.Rows(import);
        Assert.Equal(["New", "Duplicate", "Duplicate"], rows.Select(r => r.Text("verdict")));
        Assert.All(rows.Skip(1), r => Assert.InRange(r.GetProperty("candidates")[0].GetProperty("score").GetDouble(), 0.86, 1));

        await site.Confirmed(officer, import);
        Assert.Equal(1, await officer.Count());
        Assert.Equal(["ХимРар"], await officer.Search("himrar"));
        Assert.Equal(["ХимРар"], await officer.Search("ChemRar group"));
    }

    [Theory, Databases]
    public async Task A_dirty_file_in_any_encoding_comes_in(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        foreach (var (encoding, number) in ((string, int)[])[("utf-8", 1), ("utf-8-bom", 2), ("utf-16", 3), ("windows-1251", 4), ("xlsx", 5), ("windows-1256", 6)])
        {
            var (text, name) = encoding == "windows-1256"
                ? ("فهرست شرکت ها\n\nوب سایت,نام شرکت,کشور,توضیحات\n www.sina.example ,  داروسازی سینا ژن ,ایران,\"تولید دارو\nو تجهیزات\"\nnoor.example,نور آزمایش پارس,ایران,\n", "داروسازی سینا ژن".Replace('ی', 'ي'))
                // Windows-1256 has the Arabic yeh only.
                : ($"Список участников\n\nСайт;Название компании;Страна;Описание\n www.site{number}.example ;  Пенза Биомед {number} ;Россия;\"Шовный материал\nи клапаны\"\nx{number}.example;Казань Фотоника {number};Россия;\n", $"Пенза Биомед {number}");
            var import = await site.Checked(officer, encoding == "xlsx" ? "list.xlsx" : "list.csv", await Encode(text, encoding));
            Assert.Equal((encoding, 2), (encoding, import.GetProperty("counts").Number("new")));
            await site.Confirmed(officer, import);
            var found = await officer.GetAsync("/api/organisations?q=" + Uri.EscapeDataString(name)).Json();
            var organisation = Assert.Single(found.GetProperty("items").EnumerateArray());
            Assert.Equal(name, organisation.Text("name"));
            Assert.StartsWith("https://www.", organisation.Text("website"), StringComparison.Ordinal);
            Assert.Contains("\n", organisation.Text("about"), StringComparison.Ordinal);
        }
    }

    [Theory, Databases]
    public async Task The_dry_run_writes_nothing_and_says_what_would_change(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        await officer.Add("Alfa Optics", new { website = "alfa.example" }, "IR");
        var import = await site.Checked(officer, "a.csv", Api.Utf8("name,country,phone,ror\nALFA OPTICS,Iran,+98 21 000,\nBeta,Atlantis,,\nGamma,,,05dxps056\n,IR,,\nDelta,IR,,\n"));
        Assert.Equal(1, await officer.Count());
        Assert.Equal((5, 1, 1, 3), (import.GetProperty("counts").Number("total"), import.GetProperty("counts").Number("new"), import.GetProperty("counts").Number("changed"), import.GetProperty("counts").Number("rejected")));

        var changed = Assert.Single(await officer.Rows(import, "Changed"));
        Assert.Contains(changed.GetProperty("changes").EnumerateArray(), c => c.Text("field") == "phone" && c.Text("after") == "+98 21 000");
        var rejected = await officer.Rows(import, "Rejected");
        Assert.Equal(["B", "D", "A"], rejected.Select(r => r.GetProperty("problems")[0].Text("column")));
        Assert.Equal("Atlantis", rejected[0].GetProperty("problems")[0].Text("cell"));
        Assert.Equal([3, 4, 5], rejected.Select(r => r.Number("number")));
    }

    [Theory, Databases]
    public async Task The_planner_knows_of_what_was_imported_before_the_next_search(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var import = await site.Checked(officer, "many.csv", Api.Utf8("name,country\n" + string.Concat(Enumerable.Range(0, 1500).Select(n => $"Works {(char)('a' + n % 26)}{(char)('a' + n / 26 % 26)}{(char)('a' + n / 676)} {n},IR\n"))));
        await site.Confirmed(officer, import);
        // The databases' own measuring comes a minute later, or never.
        var measured = provider == Provider.Sqlite ? "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'registry_organisation_word'" : "SELECT count(*) FROM pg_class WHERE oid = 'registry_organisation_word'::regclass AND reltuples >= 1500";
        for (var i = 0; i < 50 && await site.Count(measured) == 0; i++) await Task.Delay(100);
        Assert.NotEqual(0, await site.Count(measured));
    }

    [Theory, Databases]
    public async Task A_person_decides_about_duplicates_and_a_second_confirmation_is_refused(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var import = await site.Checked(officer, "c.csv", Api.Utf8(Spellings));
        var url = $"/api/imports/{import.Text("id")}";
        await officer.PostAsJsonAsync(url + "/decisions", new { rows = new[] { new { number = 3, decision = "New" } } }).Json();
        await officer.PostAsJsonAsync(url + "/decisions", new { rows = new[] { new { number = 4, decision = "Same", sameAsRow = 99 } } }).Json(HttpStatusCode.BadRequest);
        await officer.PostAsJsonAsync(url + "/decisions", new { rows = new[] { new { number = 77, decision = "New" } } }).Json(HttpStatusCode.NotFound);
        var now = await officer.GetAsync(url).Json();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => officer.PostAsJsonAsync(url + "/confirm", new { version = now.Number("version") })));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Accepted));
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Accepted), a => Assert.True(a.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed));
        await site.Quiet();
        Assert.Equal(2, await officer.Count());
    }

    [Theory, Databases]
    public async Task An_import_is_undone_except_what_was_changed_since(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var known = await officer.Add("Alfa Optics", new { phone = "1" }, "IR");
        var before = await officer.GetAsync($"/api/organisations/{known.Text("id")}").Json();
        var import = await site.Confirmed(officer, await site.Checked(officer, "a.csv", Api.Utf8("name,country,phone\nAlfa Optics,IR,22222222\nBeta,IR,\nGamma Works,IR,\n")));
        Assert.Equal(3, await officer.Count());
        var gamma = (await officer.GetAsync("/api/organisations?q=gamma").Json()).GetProperty("items")[0];
        await officer.Put($"/api/organisations/{gamma.Text("id")}", new { name = "Gamma Works", kind = "Fund" }, 1).Json();

        await officer.PostAsJsonAsync($"/api/imports/{import.Text("id")}/undo", new { version = import.Number("version") }).Json(HttpStatusCode.Accepted);
        await site.Quiet();
        var undone = await officer.GetAsync($"/api/imports/{import.Text("id")}").Json();
        Assert.Equal(("Undone", 1), (undone.Text("state"), undone.Number("undoRefused")));
        Assert.Equal("Gamma Works", Assert.Single(await officer.Rows(import), r => r.GetProperty("undoRefused").GetBoolean()).Text("name"));
        var after = await officer.GetAsync($"/api/organisations/{known.Text("id")}").Json();
        Assert.Equal(before.Text("phone"), after.Text("phone"));
        Assert.Equal(before.GetProperty("otherNames").GetArrayLength(), after.GetProperty("otherNames").GetArrayLength());
        Assert.Equal(2, await officer.Count());
        Assert.Empty(await officer.Search("Beta"));
    }

    // The name becomes the title of mails and of pages.
    [Theory, Databases]
    public async Task A_name_on_two_lines_of_a_cell_is_one_line(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        await site.Confirmed(officer, await site.Checked(officer, "list.csv", Api.Utf8("name,about\n\"Alfa\nOptics\",\"Lenses.\nMirrors.\"\n")));
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM registry_organisation WHERE "Name" = 'Alfa Optics' AND "About" LIKE 'Lenses._Mirrors.'"""));
    }

    [Theory, Databases]
    public async Task What_is_no_table_or_too_large_is_refused(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        Assert.Equal("registry.import-binary", (await officer.Upload("x.csv", [0, 1, 2, 3, 0, 255, 254, 0, 9]).Json(HttpStatusCode.BadRequest)).Text("code"));
        Assert.Equal("registry.import-empty", (await officer.Upload("x.csv", []).Json(HttpStatusCode.BadRequest)).Text("code"));
        await officer.Upload("x.csv", new byte[11 * 1024 * 1024]).Json(HttpStatusCode.RequestEntityTooLarge);
        var longer = await officer.Upload("x.csv", Api.Utf8("name\n" + string.Concat(Enumerable.Range(1, 10_001).Select(i => $"Firm {i}\n")))).Json(HttpStatusCode.RequestEntityTooLarge);
        await officer.Upload("x.csv", Api.Utf8("name\n" + string.Concat(Enumerable.Range(1, 10_000).Select(i => $"Firm {i}\n")))).Json(HttpStatusCode.Created);
        Assert.EndsWith("10000", string.Concat(longer.Text("title").Where(char.IsDigit)), StringComparison.Ordinal);
        await officer.PostAsync("/api/imports", new StringContent("{}", Encoding.UTF8, "application/json")).Json(HttpStatusCode.UnsupportedMediaType);
        using var page = await officer.Submit("/organisations/import", "form[enctype]", files: new Dictionary<string, (string, byte[])> { ["Upload.File"] = ("x.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]) });
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
    }

    // The file has no rows: read to its end, it would be refused before the database is asked.
    [Fact]
    public async Task An_upload_is_not_read_to_its_end_when_its_sender_has_left() => await Assert.ThrowsAsync<OperationCanceledException>(() =>
        UploadImport.Handle(new UploadedFile("x.csv", Api.Utf8("name\n")), Actor.System, null!, TimeProvider.System, new CancellationToken(canceled: true)));

    [Theory, Databases]
    public async Task Imports_are_for_organisers_and_each_sees_only_the_own(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var import = await site.ClientOf(TestUser.Organiser).Upload("c.csv", Api.Utf8(Spellings)).Json(HttpStatusCode.Created);
        await site.ClientOf(TestUser.Organiser).GetAsync($"/api/imports/{import.Text("id")}").Json(HttpStatusCode.NotFound);
        await site.ClientOf(TestUser.Officer).GetAsync($"/api/imports/{import.Text("id")}").Json();
        await site.ClientOf(TestUser.Nobody).Upload("c.csv", Api.Utf8(Spellings)).Json(HttpStatusCode.Forbidden);
        await site.Client().Upload("c.csv", Api.Utf8(Spellings)).Json(HttpStatusCode.Unauthorized);
        await site.ClientOf(TestUser.Officer).PostAsJsonAsync($"/api/imports/{Guid.CreateVersion7()}/confirm", new { version = 1 }).Json(HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task The_room_for_which_a_file_is_brought_hears_of_its_rows(Provider provider)
    {
        var heard = new Heard();
        await using var site = await TestSite.Start(provider, services: s => s.AddSingleton(heard).AddReaction<OrganisationsImported, Hears, RegistryDb>("test.hear-import"));
        var edition = Guid.CreateVersion7();
        var officer = site.ClientOf(TestUser.Officer);
        var file = Api.Utf8("name,kind,people,languages,Stand wishes\nAlfa,guest,A. Novak; B. Kim,en;fa,corner\nBeta,host,,ru,\n");
        var import = await site.Confirmed(officer, await site.Checked(officer, "companies.csv", file, $"?for=edition:{edition}&side=guest"));
        var told = heard.Told!;
        Assert.Equal((import.Text("id"), edition.ToString()), (told.Import.ToString(), told.For!.Value.Id));
        Assert.Equal(("guest", "A. Novak; B. Kim", "en;fa", "corner", "Alfa"), (told.Rows[0].Extra["side"], told.Rows[0].Extra["people"], told.Rows[0].Extra["languages"], told.Rows[0].Extra["Stand wishes"], told.Rows[0].Extra["name"]));
        Assert.Equal("host", told.Rows[1].Extra["side"]);
        // Neither the event nor the audit keeps the people's names.
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM platform_outbox WHERE "Body" LIKE '%Novak%'"""));
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM platform_audit WHERE "Payload" LIKE '%Novak%'"""));
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM registry_import WHERE "Sample" LIKE '%Novak%'"""));
    }

    internal sealed class Heard
    {
        public OrganisationsImported? Told { get; set; }
    }

    internal sealed class Hears(Heard heard) : IReaction<OrganisationsImported>
    {
        public Task React(OrganisationsImported happened, CancellationToken ct)
        {
            heard.Told = happened;
            return Task.CompletedTask;
        }
    }

    [Theory, Databases]
    public async Task The_pages_lead_from_the_file_to_the_register_and_remember_the_columns(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var file = Api.Utf8("Foo;Bar;Land\nAlfa;Alfa was founded long ago;Iran\nBeta;Beta too;Iran\n");
        var page = await Upload(officer, file);
        var mapped = await officer.Submit(page, "form:has(select[name^='column'])", new Dictionary<string, string> { ["column-0"] = "name", ["column-1"] = "about" });
        Assert.Equal(HttpStatusCode.Redirect, mapped.StatusCode);
        await site.Quiet();
        var rows = (await officer.Page(page)).QuerySelectorAll("table.table tbody tr");
        Assert.Equal(2, rows.Length);
        var confirmed = await officer.Submit(page, "form:has(input[name='version'])");
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        await site.Quiet();
        Assert.Equal(2, await officer.Count());
        var second = await officer.Page(await Upload(officer, file));
        Assert.Equal("about", second.QuerySelector("select[name='column-1'] option[selected]")!.GetAttribute("value"));
    }

    [Theory, Databases]
    public async Task Five_thousand_rows_come_in_with_deduplication_in_well_under_two_minutes(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var names = Invented.Names(5000, 7);
        var file = Api.Utf8("name,country,website,fields\n" + string.Join('\n', names.Select((n, i) => $"\"{n}\",{(i % 2 == 0 ? "IR" : "Россия")},site{i}.example,energy; nano")));
        var start = System.Diagnostics.Stopwatch.StartNew();
        var import = await site.Checked(officer, "big.csv", file);
        await site.Confirmed(officer, import);
        Assert.True(start.Elapsed < TimeSpan.FromSeconds(100), $"{start.Elapsed}");
        TestContext.Current.SendDiagnosticMessage("5,000 rows in {0} on {1}", start.Elapsed, provider);
        Assert.Equal(5000, import.GetProperty("counts").Number("total"));
    }

    private static async Task<string> Upload(HttpClient client, byte[] file)
    {
        using var uploaded = await client.Submit("/organisations/import", "form[enctype]", files: new Dictionary<string, (string, byte[])> { ["Upload.File"] = ("list.csv", file) });
        Assert.Equal(HttpStatusCode.Redirect, uploaded.StatusCode);
        return uploaded.Headers.Location!.ToString();
    }

    private static async Task<byte[]> Encode(string text, string encoding)
    {
        if (encoding != "xlsx")
            return encoding switch
            {
                "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
                "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
                _ => Encoding.GetEncoding(encoding).GetBytes(text),
            };
        var table = TableFile.Read(Encoding.UTF8.GetBytes(text), new TableReadOptions()).Table!;
        using var file = new MemoryStream();
        await TableWriter.WriteXlsxAsync(file, table.Header, table.Rows.Select(r => (IReadOnlyList<object?>)[.. r.Cells]), new TableWriteOptions(), CancellationToken.None);
        return file.ToArray();
    }
}
