using Isthmus.Screening.Lists;

namespace Isthmus.Compliance.Lists;

internal static class PublisherKey
{
    // Of ECDSA P-256, and of RSA with 2,048, 3,072 and 4,096 bits.
    private static readonly int[] s_signatureBytes = [64, 256, 384, 512];

    /// <summary>A key with which signatures can be checked: one of the right length is then found to be wrong, not unreadable.</summary>
    public static bool IsUsable(string pem) => Array.Exists(s_signatureBytes, n => ListSeal.Verify(Stream.Null, new byte[n], pem) == SealOutcome.Changed);
}
