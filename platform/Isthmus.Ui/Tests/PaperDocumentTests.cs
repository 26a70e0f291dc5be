namespace Isthmus.Ui.Tests;

public sealed class PaperDocumentTests
{
    private const string First = """
        <!DOCTYPE html><html lang="fa" dir="rtl"><head><meta charset="utf-8" /><link rel="stylesheet" href="/ui/isthmus.css" /><title>Book &amp; more</title></head>
        <body><main id="main" class="wrap sheet"><nav data-parts="3"></nav><p>one</p></main><footer>foot</footer><script src="/ui/enhance.js"></script><script>alert(1)</script></body></html>
        """;

    [Fact]
    public void The_parts_follow_each_other_and_nothing_is_asked_from_elsewhere()
    {
        var document = PaperDocument.Of(First)!;
        Assert.Equal((3, "Book & more"), (document.Parts, document.Title));
        document.Add("<html><body><main id=\"main\" class=\"wrap sheet\"><p>two</p></main></body></html>");
        document.Add("<html><body><main id=\"main\" class=\"wrap sheet\"><p>three</p></main></body></html>");
        var html = document.ToHtml(new Uri("https://forum.example.org/"));
        Assert.Equal(["one", "two", "three", "foot"], System.Text.RegularExpressions.Regex.Matches(html, "<(?:p|footer)>(\\w+)").Select(m => m.Groups[1].Value));
        Assert.Contains("dir=\"rtl\"", html, StringComparison.Ordinal);
        Assert.Contains("<style>@layer base", html, StringComparison.Ordinal);
        Assert.Contains("<base href=\"https://forum.example.org/\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("default-src 'none'", StringComparison.Ordinal) is > 0 and var policy && policy < html.IndexOf("<style>", StringComparison.Ordinal), "what is before the policy is not under it");
    }

    [Fact]
    public void A_page_of_the_site_that_is_not_for_paper_is_no_document() => Assert.Null(PaperDocument.Of("<html><head></head><body><main id=\"main\" class=\"wrap\"><p>one</p></main></body></html>"));

    [Fact]
    public void A_page_that_says_nothing_of_parts_has_one() => Assert.Equal(1, PaperDocument.Of(First.Replace("data-parts", "data-x", StringComparison.Ordinal))!.Parts);
}
