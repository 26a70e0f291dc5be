using System.ComponentModel;
using System.Diagnostics;

namespace Isthmus.Ui;

/// <summary>
/// Makes a PDF file of a document that needs nothing beside itself. A browser does it, because only one sets Persian, Cyrillic and tables as the page shows them; it runs without a network, in a folder
/// of its own. Scripts it cannot do without itself; the document forbids its own.
/// </summary>
internal sealed class PdfPrinter(PrintingSettings settings)
{
    public bool IsThere => settings.Program is not null;

    /// <returns>The file; null where there is no browser, or it made none.</returns>
    public async Task<byte[]?> Print(string html, CancellationToken ct) => settings.Program is { } program ? await Run(program, html, ct) : null;

    private static async Task<byte[]?> Run(string program, string html, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("isthmus-pdf-").FullName;
        try
        {
            var (page, pdf) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.pdf"));
            await File.WriteAllTextAsync(page, html, ct);
            using var process = Process.Start(new ProcessStartInfo(program, Arguments(folder, page, pdf)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            try
            {
                // Read, so that it never waits for us to.
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct), process.WaitForExitAsync(ct));
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
            return process.ExitCode == 0 && File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, ct) : null;
        }
        catch (Win32Exception)
        {
            // There when the site started, and no program, or not any more.
            return null;
        }
        finally
        {
            await Clear(folder);
        }
    }

    // Children of a killed browser write a moment longer; what they leave would be somebody's book.
    private static async Task Clear(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                await Task.Delay(100);
            }
        }
    }

    private static IEnumerable<string> Arguments(string folder, string page, string pdf) =>
    [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync", "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
        // Chromium's own sandbox does not work for root; what it reads is our own page, escaped, which forbids scripts.
        .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
        $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
    ];
}
