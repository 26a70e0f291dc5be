using System.Text;

namespace Isthmus.Tabular.Csv;

/// <summary>The text of a file and how it was found.</summary>
/// <param name="Text">The text without a byte order mark.</param>
/// <param name="Name">Encoding name.</param>
/// <param name="Guessed">True where statistics decided.</param>
/// <param name="Broken">Characters that could not be decoded.</param>
internal sealed record DecodedText(string Text, string Name, bool Guessed, int Broken);

/// <summary>
/// Finds the encoding: byte order mark, then the zero bytes of UTF-16, then strict UTF-8, then the single-byte code page whose text looks most like a language
/// (Windows-1251, KOI8-R and CP 866 for Russian, Windows-1256 for Persian and Arabic, Windows-1252/1254 for Latin letters).
/// </summary>
internal static class TextDecoding
{
    private const int SampleBytes = 65_536;

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }))
        {
            return Utf8(bytes[3..]);
        }

        if (bytes.StartsWith(new byte[] { 0xFF, 0xFE }))
        {
            return Utf16(bytes[2..], bigEndian: false, guessed: false);
        }

        if (bytes.StartsWith(new byte[] { 0xFE, 0xFF }))
        {
            return Utf16(bytes[2..], bigEndian: true, guessed: false);
        }

        var sample = bytes[..Math.Min(bytes.Length, SampleBytes)];
        if (sample.Contains((byte)0))
        {
            return WithoutMark(bytes, sample);
        }

        try
        {
            return new DecodedText(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), "utf-8", false, 0);
        }
        catch (DecoderFallbackException)
        {
            return MostlyUtf8(bytes) ? Utf8(bytes) : OneByte(bytes);
        }
    }

    private static DecodedText Utf8(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return new DecodedText(text, "utf-8", false, text.Count(c => c == '\uFFFD'));
    }

    private static DecodedText Utf16(ReadOnlySpan<byte> bytes, bool bigEndian, bool guessed)
    {
        var text = new UnicodeEncoding(bigEndian, false).GetString(bytes);
        return new DecodedText(text, bigEndian ? "utf-16BE" : "utf-16", guessed, text.Count(c => c == '\uFFFD'));
    }

    private static DecodedText WithoutMark(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> sample)
    {
        var little = Plausible(new UnicodeEncoding(false, false).GetString(sample[..(sample.Length & ~1)]));
        var big = Plausible(new UnicodeEncoding(true, false).GetString(sample[..(sample.Length & ~1)]));
        if (Math.Max(little, big) < 0.95)
        {
            throw new TableRefusedException(TableRefusalReason.Binary, "The file is neither text nor an XLSX spreadsheet.");
        }

        return Utf16(bytes, bigEndian: big > little, guessed: true);
    }

    /// <summary>Share of characters that stand in tables of our languages: ASCII, Latin, Cyrillic, Arabic, general punctuation, common ideographs.</summary>
    private static double Plausible(string text) => text.Length == 0 ? 0 : (double)text.Count(c => c is '\t' or '\n' or '\r' or (>= ' ' and < '\u0250')
        or (>= '\u0370' and <= '\u058F') or (>= '\u0600' and <= '\u06FF') or (>= '\u2000' and <= '\u22FF')) / text.Length;

    private static bool MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        while (!bytes.IsEmpty)
        {
            var valid = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            good += valid && rune.Value > 127 ? 1 : 0;
            bad += valid ? 0 : 1;
            bytes = bytes[length..];
        }

        return good >= 20 * bad;
    }

    private static DecodedText OneByte(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, SampleBytes)].ToArray();
        var control = sample.Count(b => b < 32 && b is not (9 or 10 or 13));
        if (control > sample.Length / 100)
        {
            throw new TableRefusedException(TableRefusalReason.Binary, "The file is neither text nor an XLSX spreadsheet.");
        }

        var name = LetterStatistics.Best(sample);
        return new DecodedText(Encoding.GetEncoding(name).GetString(bytes), name, true, 0);
    }
}
