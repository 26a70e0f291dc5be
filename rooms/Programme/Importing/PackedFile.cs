using System.IO.Compression;
using System.Text;

namespace Isthmus.Programme.Importing;

/// <summary>A file that waits in a form for the answer to its dry run, a tenth of its size: the page that shows the dry run stays light.</summary>
internal static class PackedFile
{
    public static string Pack(string text)
    {
        using var packed = new MemoryStream();
        // Brotli does not tell a stream that was cut off from one that ends, so the length goes before it.
        packed.Write(BitConverter.GetBytes(text.Length));
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <summary>The text again; empty, which no reader takes for a programme, when the form held something else or more than a file may hold.</summary>
    public static string Unpack(string packed)
    {
        var bytes = new byte[packed.Length];
        if (!Convert.TryFromBase64String(packed, bytes, out var size) || size < sizeof(int)) return "";
        var length = BitConverter.ToInt32(bytes);
        if (length is < 0 or > ReadFile.Longest) return "";
        using var brotli = new BrotliStream(new MemoryStream(bytes, sizeof(int), size - sizeof(int)), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli);
        var text = new char[length];
        try { return reader.ReadBlock(text) == length && reader.Read() < 0 ? new string(text) : ""; }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException) { return ""; }
    }
}
