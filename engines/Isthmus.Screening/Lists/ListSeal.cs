using System.Security.Cryptography;
using System.Text;

namespace Isthmus.Screening.Lists;

/// <summary>What comparing a file with its checksum or signature has shown.</summary>
public enum SealOutcome
{
    /// <summary>The bytes are those that were sealed.</summary>
    Valid,

    /// <summary>The bytes are not those that were sealed: do not use the file.</summary>
    Changed,

    /// <summary>The checksums do not name the file.</summary>
    NotNamed,

    /// <summary>The checksums name the file twice with different values.</summary>
    Ambiguous,

    /// <summary>The checksums, the signature or the key cannot be read.</summary>
    Malformed,

    /// <summary>A key that is not accepted: neither ECDSA on P-256 nor RSA of 2,048 to 8,192 bits.</summary>
    KeyNotAccepted,
}

/// <summary>Whether a file is the one that its publisher sealed: SHA-256 checksums, and detached signatures with ECDSA P-256 (ES256) or RSA.</summary>
/// <remarks>A checksum from the same place as the file shows a broken download only. That nobody changed the file is shown by a signature with a key from elsewhere.</remarks>
public static class ListSeal
{
    private const int LongestChecksums = 1 << 20;

    /// <summary>Compares a file with a list of SHA-256 checksums.</summary>
    /// <param name="content">The bytes, from where the stream stands; read to the end, not closed.</param>
    /// <param name="fileName">Its name in the checksums; folders before it do not count.</param>
    /// <param name="checksums">Lines of <c>SHA256SUMS</c> ("64 hexadecimal digits, two blanks or a blank and a star, name"), of BSD ("SHA256 (name) = digits"), or 64 digits alone.</param>
    /// <returns>Time is linear in the bytes.</returns>
    public static SealOutcome Verify(Stream content, string fileName, string checksums)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(checksums);
        if (checksums.Length > LongestChecksums) return SealOutcome.Malformed;
        byte[]? expected = null;
        var lines = checksums.TrimStart('\ufeff').Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var read = 0;
        foreach (var line in lines)
        {
            if (line.StartsWith('#')) continue;
            if (!Line(line, out var digest, out var name)) return SealOutcome.Malformed;
            read++;
            var alone = name.Length == 0 && lines.Length == 1;
            if (!alone && !string.Equals(BaseName(name), BaseName(fileName), StringComparison.Ordinal)) continue;
            if (expected is not null && !expected.AsSpan().SequenceEqual(digest)) return SealOutcome.Ambiguous;
            expected = digest;
        }
        if (read == 0) return SealOutcome.Malformed;
        if (expected is null) return SealOutcome.NotNamed;
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(content), expected) ? SealOutcome.Valid : SealOutcome.Changed;
    }

    /// <summary>Compares a file with a detached signature over its bytes.</summary>
    /// <param name="content">The bytes, from where the stream stands; read to the end, not closed.</param>
    /// <param name="signature">The signature over the SHA-256 of the bytes, as bytes or as Base64: for ECDSA as 64 bytes (r and s, as in ES256) or as DER, for RSA with PSS or PKCS#1 v1.5.</param>
    /// <param name="publicKeyPem">The public key of the publisher, PEM.</param>
    /// <returns>Time is linear in the bytes.</returns>
    public static SealOutcome Verify(Stream content, ReadOnlySpan<byte> signature, string publicKeyPem)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(publicKeyPem);
        var bytes = Bytes(signature);
        if (bytes.Length is 0 or > 1_024) return SealOutcome.Malformed;
        // a private key has no place here, and PEM of another kind is no key
        if (publicKeyPem.Contains("PRIVATE KEY", StringComparison.Ordinal)) return SealOutcome.KeyNotAccepted;
        try
        {
            if (Ecdsa(publicKeyPem) is { } ecdsa)
                using (ecdsa)
                    return ecdsa.KeySize != 256 || !IsP256(ecdsa) ? SealOutcome.KeyNotAccepted : EcdsaOutcome(ecdsa, SHA256.HashData(content), bytes);
            using var rsa = RSA.Create();
            rsa.ImportFromPem(publicKeyPem);
            if (rsa.KeySize is < 2_048 or > 8_192) return SealOutcome.KeyNotAccepted;
            if (bytes.Length != (rsa.KeySize + 7) / 8) return SealOutcome.Malformed;
            var hash = SHA256.HashData(content);
            return rsa.VerifyHash(hash, bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss) || rsa.VerifyHash(hash, bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                ? SealOutcome.Valid
                : SealOutcome.Changed;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or FormatException)
        {
            return SealOutcome.Malformed;
        }
    }

    private static SealOutcome EcdsaOutcome(ECDsa key, byte[] hash, byte[] signature)
    {
        var valid = signature.Length == 64
            ? key.VerifyHash(hash, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            : key.VerifyHash(hash, signature, DSASignatureFormat.Rfc3279DerSequence);
        return valid ? SealOutcome.Valid : SealOutcome.Changed;
    }

    private static ECDsa? Ecdsa(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return null;
        }
    }

    private static bool IsP256(ECDsa key) => key.ExportParameters(false).Curve.Oid is { } oid && (oid.Value == "1.2.840.10045.3.1.7" || oid.FriendlyName is "nistP256" or "ECDSA_P256");

    private static bool Line(string line, out byte[] digest, out string name)
    {
        (digest, name) = ([], "");
        const string Bsd = "SHA256 (";
        if (line.StartsWith(Bsd, StringComparison.OrdinalIgnoreCase) && line.LastIndexOf(") = ", StringComparison.Ordinal) is > 0 and var close)
        {
            name = line[Bsd.Length..close];
            return Digest(line[(close + 4)..], out digest);
        }
        if (line.Length < 64 || !Digest(line[..64], out digest)) return false;
        if (line.Length == 64) return true;
        if (line[64] != ' ') return false;
        name = line[65..].TrimStart(' ', '*');
        return name.Length > 0;
    }

    private static bool Digest(string hex, out byte[] digest)
    {
        digest = [];
        if (hex.Length != 64 || !hex.All(char.IsAsciiHexDigit)) return false;
        digest = Convert.FromHexString(hex);
        return true;
    }

    private static string BaseName(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>Base64 if it is nothing but that, the bytes as they are otherwise.</summary>
    private static byte[] Bytes(ReadOnlySpan<byte> signature)
    {
        foreach (var b in signature)
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'+' or (byte)'/' or (byte)'=' or (byte)'\r' or (byte)'\n' or (byte)' ')) return signature.ToArray();
        var text = Encoding.ASCII.GetString(signature).Trim();
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return signature.ToArray();
        }
    }
}
