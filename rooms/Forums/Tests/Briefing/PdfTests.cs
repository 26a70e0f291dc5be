using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Isthmus.Ui;
using UglyToad.PdfPig;

namespace Isthmus.Forums.Tests.Briefing;

/// <summary>Pages for paper as files, seen by an independent reader of PDF.</summary>
public sealed class PdfTests
{
    private const string NoBrowser = "skipped: Chromium not present";

    [Fact]
    public async Task The_leaders_book_is_one_file_of_all_its_parts_for_those_who_may_see_it()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        Assert.SkipWhen(site.Services.GetRequiredService<PrintingSettings>().Program is null, NoBrowser);
        var book = await Book.Make(site);
        using var organiser = site.ClientOf(TestUser.Organiser);
        var page = await organiser.GetStringAsync(book.Page + "?second=ru&part=3");
        Assert.Contains("/ui/pdf?of=" + Uri.EscapeDataString(book.Page), page, StringComparison.Ordinal);

        using var answer = await organiser.GetAsync(Pdf(book.Page + "?second=ru&part=3"));
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.EndsWith(".pdf", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        var text = Text(await answer.Content.ReadAsByteArrayAsync());
        foreach (var word in (string[])["Trade Promotion Organization", "CinnaGen", "Royan", "ChemRar", "Фармацевтика"]) Assert.Contains(word, text, StringComparison.Ordinal);
        // The head of the page stands once, though three pages were put together; what is only for the screen does not stand at all.
        Assert.Single(Regex.Matches(text, "Деловой справочник"));
        Assert.DoesNotContain("Save as PDF", text, StringComparison.Ordinal);

        using var member = site.ClientOf(TestUser.MemberOf(book.Organisation));
        using var visitor = site.Client();
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(Pdf(book.Page))).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.GetAsync(Pdf(book.Page))).StatusCode);
        // No page for paper, or none of this site.
        foreach (var of in (string[])["/forums", "/nowhere", "//example.org/", "https://example.org/", "/ui/pdf?of=" + Uri.EscapeDataString(book.Page), "/forums/../ui/pdf?of=" + Uri.EscapeDataString(book.Page), "", "part=2"])
            Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync(Pdf(of))).StatusCode);
    }

    [Fact]
    public async Task A_companys_book_is_a_file_in_its_languages_whatever_the_direction()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        Assert.SkipWhen(site.Services.GetRequiredService<PrintingSettings>().Program is null, NoBrowser);
        var book = await Book.Make(site);
        using var member = site.ClientOf(TestUser.MemberOf(book.Organisation));
        member.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fa");
        var text = Text(await member.GetByteArrayAsync(Pdf(book.CompanyPage + "?second=en")));
        Assert.Contains("ChemRar", text, StringComparison.Ordinal);
        // As they are drawn: letters in their joined shapes, from the left.
        Assert.Contains("راهنما", string.Concat(text.Normalize(NormalizationForm.FormKC).Reverse()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_browser_no_file_is_offered_and_none_is_made()
    {
        await using var site = await TestSite.Start(Provider.Sqlite, new Dictionary<string, string?> { ["Printing:Browser"] = PrintingSettings.None });
        var book = await Book.Make(site);
        using var organiser = site.ClientOf(TestUser.Organiser);
        Assert.DoesNotContain("/ui/pdf", await organiser.GetStringAsync(book.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync(Pdf(book.Page))).StatusCode);
    }

    [Theory, InlineData("/bin/false"), InlineData("/etc/passwd")]
    public async Task A_browser_that_makes_no_file_is_told_as_such_with_what_to_do(string browser)
    {
        await using var site = await TestSite.Start(Provider.Sqlite, new Dictionary<string, string?> { ["Printing:Browser"] = browser });
        var book = await Book.Make(site);
        using var organiser = site.ClientOf(TestUser.Organiser);
        using var answer = await organiser.GetAsync(Pdf(book.Page));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Try again in a minute", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Pdf(string of) => "/ui/pdf?of=" + Uri.EscapeDataString(of);

    private static string Text(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        // Words by their places: a table's cells are drawn each by itself.
        return string.Join('\n', pdf.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text))));
    }

    private sealed record Book(string Page, string CompanyPage, Guid Organisation)
    {
        public static async Task<Book> Make(TestSite site)
        {
            using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 5, firstDay = "2027-07-09", lastDay = "2027-07-10" });
            var (a, b, host) = (await organiser.Company("CinnaGen"), await organiser.Company("Royan"), await BriefingTests.Described(site, organiser));
            var delegation = Organiser.Id(await organiser.Post(organiser.Api + "/delegations", new
            {
                country = "IR", titleEn = "Iran", titleFa = "ایران", startsOn = "2027-07-09", endsOn = "2027-07-14", headRole = "Vice President", takeGuests = true, officials = new[] { new { institution = "Trade Promotion Organization" } },
            }, HttpStatusCode.Created));
            await organiser.Ask(a.Participant, host.Participant);
            await organiser.Ask(host.Participant, b.Participant);
            await BriefingTests.Publish(site, organiser);
            return new($"/forums/{organiser.Edition}/delegations/{delegation}/briefing", $"/forums/{organiser.Edition}/participants/{a.Participant}/briefing", a.Organisation);
        }
    }
}
