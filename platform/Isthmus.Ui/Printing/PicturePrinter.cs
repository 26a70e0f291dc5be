namespace Isthmus.Ui;

/// <summary>Pictures of drawings for reports, one at a time: each takes a browser for a second.</summary>
public sealed class PicturePrinter : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly PdfPrinter _printer;
    private readonly SemaphoreSlim _turn = new(1);

    internal PicturePrinter(PdfPrinter printer) => _printer = printer;

    public bool IsThere => _printer.IsThere;

    /// <returns>The PNG file; null where there is no browser, it made none, or others were before for too long.</returns>
    public async Task<byte[]?> Png(string svg, int width, int height, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(s_patience);
        try
        {
            await _turn.WaitAsync(limit.Token);
            try { return await _printer.Picture(svg, width, height, limit.Token); }
            finally { _turn.Release(); }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { return null; }
    }

    public void Dispose() => _turn.Dispose();
}
