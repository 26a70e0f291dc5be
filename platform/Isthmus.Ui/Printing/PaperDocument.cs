using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Isthmus.Ui;

/// <summary>A page for paper as a document that needs nothing beside itself: all its parts one after the other, the style sheet within, no script.</summary>
internal sealed partial class PaperDocument
{
    private const string Start = "<main id=\"main\" class=\"wrap sheet\">";
    private const string End = "</main>";

    // Nothing is loaded and nothing runs, whatever stands in the page.
    private const string Policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">";

    // The head of a page stands once in a document.
    private const string MoreStyle = "@page{size:A4}.more .page-header{display:none}";

    private readonly StringBuilder _html;
    private readonly string _rest;

    private PaperDocument(string first)
    {
        var end = first.LastIndexOf(End, StringComparison.Ordinal);
        (_html, _rest) = (new StringBuilder(first[..end]), first[end..]);
    }

    public int Length => _html.Length;

    /// <summary>How many parts the page has, by its own word.</summary>
    public int Parts { get; private init; } = 1;

    public string Title { get; private init; } = "";

    /// <returns>Null for a page that is not for paper.</returns>
    public static PaperDocument? Of(string first) => Inside(first) is null ? null : new PaperDocument(first)
    {
        Parts = PartCount().Match(first) is { Success: true } found ? int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 1,
        Title = TitleText().Match(first) is { Success: true } title ? WebUtility.HtmlDecode(title.Groups[1].Value) : "",
    };

    public void Add(string part)
    {
        if (Inside(part) is { } more) _html.Append("<div class=\"more\">").Append(more).Append("</div>");
    }

    /// <param name="home">What relative addresses of links mean on paper.</param>
    public string ToHtml(Uri home)
    {
        var html = Outside().Replace(_html + _rest, "");
        return html.Replace("<head>", "<head>" + Policy, StringComparison.Ordinal).Replace("</head>", $"<base href=\"{WebUtility.HtmlEncode(home.ToString())}\"><style>{Encoding.UTF8.GetString(SiteAssets.Bytes("isthmus.css"))}{MoreStyle}</style></head>", StringComparison.Ordinal);
    }

    private static string? Inside(string html)
    {
        var (start, end) = (html.IndexOf(Start, StringComparison.Ordinal), html.LastIndexOf(End, StringComparison.Ordinal));
        return start < 0 || end < start ? null : html[(start + Start.Length)..end];
    }

    [GeneratedRegex(@"data-parts=""(\d{1,3})""")]
    private static partial Regex PartCount();

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex TitleText();

    [GeneratedRegex(@"<link [^>]*>|<script\b[^>]*>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Outside();
}
