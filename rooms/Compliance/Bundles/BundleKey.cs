namespace Isthmus.Compliance.Bundles;

/// <summary>The key that signs bundles: one for the site, made when it is first needed.</summary>
internal sealed class BundleKey
{
    /// <summary>Always the same: of two processes that make one at once, the second is refused by the database and takes the first one's.</summary>
    public int Id { get; init; } = 1;
    public required string PublicKey { get; init; }

    /// <summary>PKCS#8, protected by the site's data protection: it is worth nothing outside this database.</summary>
    public required byte[] Protected { get; init; }
    public required DateTime MadeAt { get; init; }

    /// <summary>SHA-256 of the public key (DER), by which people compare keys.</summary>
    public required string Fingerprint { get; init; }
}
