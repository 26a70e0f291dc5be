using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Isthmus.Compliance.Bundles;

/// <summary>A file of a bundle as its manifest names it.</summary>
internal sealed record BundledFile(string Path, long Bytes, string Sha256);

/// <summary>Writes the files of a bundle one after the other, and keeps what each of them was.</summary>
internal sealed class BundleFiles(ZipArchive archive, DateTime now)
{
    private readonly List<BundledFile> _written = [];

    public IReadOnlyList<BundledFile> Written => _written;

    public Task Json<T>(string path, T value, CancellationToken ct) => Bytes(path, CanonicalJson.Bytes(value), ct);

    public Task Text(string path, string text, CancellationToken ct) => Bytes(path, Encoding.UTF8.GetBytes(text), ct);

    public Task Bytes(string path, byte[] bytes, CancellationToken ct) => Lines(path, One(bytes), ct);

    /// <summary>A file that is never whole in memory.</summary>
    public async Task Lines(string path, IAsyncEnumerable<byte[]> parts, CancellationToken ct)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(now);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0L;
        await using (var content = await entry.OpenAsync(ct))
            await foreach (var part in parts.WithCancellation(ct))
            {
                hash.AppendData(part);
                length += part.Length;
                await content.WriteAsync(part, ct);
            }
        _written.Add(new(path, length, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    private static async IAsyncEnumerable<byte[]> One(byte[] bytes)
    {
        await Task.CompletedTask;
        yield return bytes;
    }
}
