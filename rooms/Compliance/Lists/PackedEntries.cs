using System.IO.Compression;
using Isthmus.Screening;

namespace Isthmus.Compliance.Lists;

/// <summary>The entries of a version as bytes: canonical JSON, compressed.</summary>
internal static class PackedEntries
{
    public static byte[] Pack(IReadOnlyList<ListEntry> entries)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(CanonicalJson.Bytes(entries));
        return packed.ToArray();
    }

    public static IReadOnlyList<ListEntry> Unpack(byte[] packed)
    {
        using var plain = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress)) brotli.CopyTo(plain);
        return CanonicalJson.Read<List<ListEntry>>(plain.GetBuffer().AsSpan(0, (int)plain.Length));
    }
}
