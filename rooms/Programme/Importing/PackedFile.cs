using System.IO.Compression;
using System.Text;

namespace Isthmus.Programme.Importing;

/// <summary>A file that waits in a form for the answer to its dry run, a tenth of its size: the page that shows the dry run stays light.</summary>
internal static class PackedFile
{
    public static string Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal)) brotli.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <summary>The text again; empty, which no reader takes for a programme, when the form held something else or more than a file may hold.</summary>
    public static string Unpack(string packed)
    {
        var bytes = new byte[packed.Length];
        if (!Convert.TryFromBase64String(packed, bytes, out var length)) return "";
        using var brotli = new BrotliStream(new MemoryStream(bytes, 0, length), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli);
        var text = new char[ReadFile.Longest + 1];
        try { return reader.ReadBlock(text) is var read && read <= ReadFile.Longest ? new string(text, 0, read) : ""; }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException) { return ""; }
    }
}
