using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Isthmus.Ui;

/// <summary>
/// Makes a PDF file of a document that needs nothing beside itself, or a picture of a drawing. A browser does it, because only one sets Persian, Cyrillic and tables as the page shows them; it runs without a network, in a folder
/// of its own. Scripts it cannot do without itself; the document forbids its own.
/// </summary>
internal sealed class PdfPrinter(PrintingSettings settings)
{
    public bool IsThere => settings.Program is not null;

    /// <returns>The file; null where there is no browser, or it made none.</returns>
    public async Task<byte[]?> Print(string html, CancellationToken ct) => settings.Program is { } program ? await Run(program, html, "page.pdf", pdf => ["--no-pdf-header-footer", $"--print-to-pdf={pdf}"], ct) : null;

    /// <summary>A picture of an SVG drawing, two pixels for one of its own.</summary>
    /// <returns>The PNG file; null where there is no browser, or it made none.</returns>
    public async Task<byte[]?> Picture(string svg, int width, int height, CancellationToken ct) => settings.Program is { } program
        ? await Run(program, $"<!DOCTYPE html><meta charset=\"utf-8\"><style>body{{margin:0}}svg{{display:block}}</style>{svg}", "page.png",
            png => [$"--screenshot={png}", string.Create(CultureInfo.InvariantCulture, $"--window-size={width},{height}"), "--force-device-scale-factor=2", "--hide-scrollbars"], ct) : null;

    private static async Task<byte[]?> Run(string program, string html, string name, Func<string, string[]> wanted, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("isthmus-pdf-").FullName;
        try
        {
            var (page, made) = (Path.Combine(folder, "page.html"), Path.Combine(folder, name));
            await File.WriteAllTextAsync(page, html, ct);
            using var process = Process.Start(new ProcessStartInfo(program, Arguments(folder, page, wanted(made))) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            try
            {
                // Read, so that it never waits for us to.
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct), process.WaitForExitAsync(ct));
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
            return process.ExitCode == 0 && File.Exists(made) ? await File.ReadAllBytesAsync(made, ct) : null;
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

    private static IEnumerable<string> Arguments(string folder, string page, string[] wanted) =>
    [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync", "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        // Chromium's own sandbox does not work for root; what it reads is our own page, escaped, which forbids scripts.
        .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
        $"--user-data-dir={Path.Combine(folder, "profile")}", .. wanted, new Uri(page).AbsoluteUri,
    ];
}
