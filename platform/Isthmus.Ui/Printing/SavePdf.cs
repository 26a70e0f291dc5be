using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Isthmus.Ui;

/// <summary>
/// <c>/ui/pdf?of=PATH</c>: a page for paper as a PDF file. The page is asked of this site itself with what the reader's browser sent, so that whoever may not see it gets no file of it either.
/// One at a time, for a minute at most: a book is as many pages as it has parts, and a browser.
/// </summary>
internal sealed class SavePdf(IServer server, PdfPrinter printer, IOptions<UiOptions> options) : IDisposable
{
    private const int MostParts = 200;
    private const int Largest = 20_000_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    // What is of one connection, or asks for less than the whole page.
    private static readonly FrozenSet<string> s_notPassedOn =
        new[] { "Accept", "Accept-Encoding", "Connection", "Content-Length", "Content-Type", "If-Modified-Since", "If-None-Match", "Keep-Alive", "Range", "TE", "Transfer-Encoding", "Upgrade" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // On the loopback nobody stands between; the certificate is made for the name that people type.
    private readonly HttpClient _loop = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator });

    private readonly SemaphoreSlim _turn = new(1);

    public async Task<IResult> Handle(HttpContext http, string? of, CancellationToken ct)
    {
        if (!printer.IsThere || Own() is not { } own || !LocalUrl.IsLocal(of)) return Results.NotFound();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(s_patience);
        try
        {
            await _turn.WaitAsync(limit.Token);
            try { return await Make(http, own, of!, limit.Token); }
            finally { _turn.Release(); }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { return Results.StatusCode(StatusCodes.Status503ServiceUnavailable); }
    }

    private async Task<IResult> Make(HttpContext http, Uri own, string of, CancellationToken ct)
    {
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
        return await printer.Print(document.ToHtml(options.Value.Home), ct) is { } pdf
            ? Results.File(pdf, "application/pdf", $"{FileName(document.Title)}.pdf")
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<(string? Html, int Status)> Page(HttpContext http, Uri own, string path, Dictionary<string, string?> query, int part, CancellationToken ct)
    {
        if (part > 1) query["part"] = part.ToString(CultureInfo.InvariantCulture);
        var address = new Uri(own, QueryHelpers.AddQueryString(path, query));
        // As it is asked, with its dots gone: a file of a file would go round in circles.
        if (address.AbsolutePath.StartsWith("/ui/", StringComparison.OrdinalIgnoreCase)) return (null, StatusCodes.Status404NotFound);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, values) in http.Request.Headers.Where(h => !s_notPassedOn.Contains(h.Key))) request.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)[.. values.OfType<string>()]);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        using var answer = await _loop.SendAsync(request, ct);
        if (answer.StatusCode == HttpStatusCode.OK) return (await answer.Content.ReadAsStringAsync(ct), StatusCodes.Status200OK);
        // Sent elsewhere, as to the sign-in: there is no such page for the one who asks.
        return (null, (int)answer.StatusCode is var status and >= 400 ? status : StatusCodes.Status404NotFound);
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

    public void Dispose()
    {
        _loop.Dispose();
        _turn.Dispose();
    }
}
