using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Isthmus.People.SecondFactors;

/// <summary>Codes of authenticator apps: RFC 6238 with SHA-1, 30 seconds, 6 digits, which is what the apps understand.</summary>
internal static class TimeCodes
{
    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The step whose code this is: now, or one step to either side for clocks that differ; and never one that was used already.</summary>
    public static long? Match(byte[] key, string code, DateTimeOffset now, long usedStep)
    {
        var step = StepAt(now);
        foreach (var candidate in new[] { step, step - 1, step + 1 })
        {
            if (candidate > usedStep && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(key, candidate)), System.Text.Encoding.UTF8.GetBytes(code))) return candidate;
        }
        return null;
    }

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238 as the apps implement it; HMAC does not rest on the weakness of SHA-1.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = (BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 15)..]) & int.MaxValue) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Base32 of RFC 4648 without padding, as Identity makes its keys and apps take them.</summary>
    /// <returns>Null when a character does not belong there.</returns>
    public static byte[]? FromBase32(string text)
    {
        var (bytes, buffer, bits) = (new List<byte>(text.Length * 5 / 8), 0, 0);
        foreach (var c in text.Where(c => c is not (' ' or '=')))
        {
            var value = Alphabet.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if (value < 0) return null;
            buffer = (buffer << 5 | value) & 0xFFF;
            if ((bits += 5) < 8) continue;
            bytes.Add((byte)(buffer >> (bits -= 8)));
        }
        return [.. bytes];
    }
}
