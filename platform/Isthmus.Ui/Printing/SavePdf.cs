using System.Collections.Frozen;
using System.Net;
using Isthmus.Platform.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Isthmus.Ui;

/// <summary>
/// <c>/ui/pdf?of=PATH</c>: a page for paper as a PDF file. The page is asked of this site itself with what the reader's browser sent, so that whoever may not see it gets no file of it either.
/// </summary>
internal sealed class SavePdf(IServer server, PdfPrinter printer, SiteSettings site) : IDisposable
{
    private const int MostParts = 200;
    private const int Largest = 20_000_000;

    // What is of one connection, or asks for less than the whole page.
    private static readonly FrozenSet<string> s_notPassedOn =
        new[] { "Accept", "Accept-Encoding", "Connection", "Content-Length", "Content-Type", "If-Modified-Since", "If-None-Match", "Keep-Alive", "Range", "TE", "Transfer-Encoding", "Upgrade" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // On the loopback nobody stands between; the certificate is made for the name that people type.
    private readonly HttpClient _loop = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator });

    public async Task<IResult> Handle(HttpContext http, string? of, CancellationToken ct)
    {
        if (!printer.IsThere || Own() is not { } own || !LocalUrl.IsLocal(of) || of!.StartsWith("/ui/", StringComparison.OrdinalIgnoreCase)) return Results.NotFound();
        var (path, query) = Split(of);
        var first = await Page(http, own, path, query, part: 1, ct);
        if (first.Html is null) return Results.StatusCode(first.Status);
        // A page of the site that is not for paper makes no file.
        if (PaperDocument.Of(first.Html) is not { } document) return Results.NotFound();
        for (var part = 2; part <= Math.Min(document.Parts, MostParts) && document.Length < Largest; part++)
        {
            var next = await Page(http, own, path, query, part, ct);
            if (next.Html is null) return Results.StatusCode(next.Status);
            document.Add(next.Html);
        }
        return await printer.Print(document.ToHtml(site.Link("/")), ct) is { } pdf
            ? Results.File(pdf, "application/pdf", $"{FileName(document.Title)}.pdf")
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<(string? Html, int Status)> Page(HttpContext http, Uri own, string path, Dictionary<string, string?> query, int part, CancellationToken ct)
    {
        if (part > 1) query["part"] = part.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(own, QueryHelpers.AddQueryString(path, query)));
        foreach (var (name, values) in http.Request.Headers.Where(h => !s_notPassedOn.Contains(h.Key))) request.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)[.. values.OfType<string>()]);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        using var answer = await _loop.SendAsync(request, ct);
        // Sent to the sign-in: whoever asks may not see the page.
        if (answer.StatusCode != HttpStatusCode.OK) return (null, (int)answer.StatusCode is var status and >= 400 ? status : StatusCodes.Status404NotFound);
        return (await answer.Content.ReadAsStringAsync(ct), StatusCodes.Status200OK);
    }

    private static (string Path, Dictionary<string, string?> Query) Split(string of)
    {
        var mark = of.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0) return (of, []);
        return (of[..mark], QueryHelpers.ParseQuery(of[mark..]).Where(q => q.Key != "part").ToDictionary(q => q.Key, q => (string?)q.Value.ToString()));
    }

    /// <summary>This process on the loopback, whatever interface it listens at.</summary>
    private Uri? Own() => server.Features.Get<IServerAddressesFeature>()?.Addresses
        .Select(a => Uri.TryCreate(a.Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal), UriKind.Absolute, out var uri) ? uri : null).OfType<Uri>()
        .Where(u => u.Scheme is "http" or "https").OrderBy(u => u.Scheme, StringComparer.Ordinal)
        .Select(u => IPAddress.TryParse(u.DnsSafeHost, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) ? new UriBuilder(u) { Host = "127.0.0.1" }.Uri : u)
        .FirstOrDefault();

    private static string FileName(string title) => string.Concat(title.Split(Path.GetInvalidFileNameChars(), StringSplitOptions.RemoveEmptyEntries)).Trim() is { Length: > 0 } name ? name[..Math.Min(name.Length, 100)] : "page";

    public void Dispose() => _loop.Dispose();
}
