using System.Security.Cryptography;
using System.Text;

namespace Isthmus.Compliance;

internal static class Digests
{
    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Over several texts; a separator that no JSON holds keeps them apart.</summary>
    public static string Of(params ReadOnlySpan<string?> parts) => Of(string.Join('\u0001', parts!));
}
