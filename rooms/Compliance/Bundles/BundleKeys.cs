using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Isthmus.Compliance.Bundles;

/// <summary>Makes, keeps and uses the key that signs bundles.</summary>
internal sealed class BundleKeys(ComplianceDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    private IDataProtector Protector => protection.CreateProtector("Isthmus.Compliance.BundleKey");

    public async Task<BundleKey> Get(CancellationToken ct)
    {
        if (await db.BundleKeys.AsNoTracking().SingleOrDefaultAsync(ct) is { } known) return known;
        var made = Make();
        db.BundleKeys.Add(made);
        db.Record("compliance.make-bundle-key", new SubjectRef("compliance_bundle_key", "1"), new { made.Fingerprint });
        try { await db.SaveChangesAsync(ct); }
        catch (Exception e) when (DbErrors.IsDuplicate(e)) { db.ChangeTracker.Clear(); }
        return await db.BundleKeys.AsNoTracking().SingleAsync(ct);
    }

    /// <summary>ES256 in the form that openssl reads (DER).</summary>
    /// <returns>Null when the site's data-protection keys are not those that the key was protected with.</returns>
    public byte[]? Sign(BundleKey key, byte[] content)
    {
        byte[] secret;
        try { secret = Protector.Unprotect(key.Protected); }
        catch (CryptographicException) { return null; }
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportPkcs8PrivateKey(secret, out _);
            return ecdsa.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        finally { CryptographicOperations.ZeroMemory(secret); }
    }

    private BundleKey Make()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var secret = ecdsa.ExportPkcs8PrivateKey();
        try
        {
            return new BundleKey { PublicKey = ecdsa.ExportSubjectPublicKeyInfoPem() + "\n", Protected = Protector.Protect(secret), MadeAt = Instants.Stored(clock), Fingerprint = Digests.Of(ecdsa.ExportSubjectPublicKeyInfo()) };
        }
        finally { CryptographicOperations.ZeroMemory(secret); }
    }
}
