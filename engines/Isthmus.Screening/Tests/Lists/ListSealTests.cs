using System.Security.Cryptography;
using System.Text;
using Isthmus.Screening.Lists;

namespace Isthmus.Screening.Tests.Lists;

public sealed class ListSealTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes(ListSamples.Plain);

    private static readonly string Digest = Convert.ToHexStringLower(SHA256.HashData(Content));

    public static TheoryData<string> Checksums => new(
        Digest, Digest.ToUpperInvariant() + "\n", $"{Digest}  list.csv\n", $"{Digest} *packs/list.csv\r\n", $"# sums\n{new string('0', 64)}  other.csv\n{Digest}  list.csv\n", $"SHA256 (list.csv) = {Digest}\n");

    private static MemoryStream Stream(int changed = -1)
    {
        var bytes = (byte[])Content.Clone();
        if (changed >= 0) bytes[changed] ^= 1;
        return new(bytes);
    }

    [Theory]
    [MemberData(nameof(Checksums))]
    public void A_checksum_finds_every_changed_byte(string checksums)
    {
        Assert.Equal(SealOutcome.Valid, ListSeal.Verify(Stream(), "list.csv", checksums));
        for (var i = 0; i < Content.Length; i++) Assert.Equal(SealOutcome.Changed, ListSeal.Verify(Stream(i), "folder/list.csv", checksums));
    }

    [Theory]
    [InlineData(SealOutcome.Malformed, "")]
    [InlineData(SealOutcome.Malformed, "no sum")]
    [InlineData(SealOutcome.Malformed, "abc  list.csv")]
    [InlineData(SealOutcome.NotNamed, "0000000000000000000000000000000000000000000000000000000000000000  other.csv")]
    [InlineData(SealOutcome.Ambiguous, "0000000000000000000000000000000000000000000000000000000000000000  list.csv\n1000000000000000000000000000000000000000000000000000000000000000  list.csv")]
    public void Other_checksums_say_what_is_wrong(SealOutcome outcome, string checksums) => Assert.Equal(outcome, ListSeal.Verify(Stream(), "list.csv", checksums));

    [Fact]
    public void An_es256_signature_finds_a_changed_byte_in_both_its_forms()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportSubjectPublicKeyInfoPem();
        foreach (var form in new[] { DSASignatureFormat.IeeeP1363FixedFieldConcatenation, DSASignatureFormat.Rfc3279DerSequence })
        {
            var signature = key.SignData(Content, HashAlgorithmName.SHA256, form);

            Assert.Equal(SealOutcome.Valid, ListSeal.Verify(Stream(), signature, pem));
            Assert.Equal(SealOutcome.Valid, ListSeal.Verify(Stream(), Encoding.ASCII.GetBytes(Convert.ToBase64String(signature, Base64FormattingOptions.InsertLineBreaks) + "\n"), pem));
            for (var i = 0; i < Content.Length; i += 97) Assert.Equal(SealOutcome.Changed, ListSeal.Verify(Stream(i), signature, pem));
            Assert.Equal(SealOutcome.Changed, ListSeal.Verify(Stream(), signature, stranger.ExportSubjectPublicKeyInfoPem()));
        }
    }

    [Fact]
    public void An_rsa_signature_finds_a_changed_byte_with_both_paddings()
    {
        using var key = RSA.Create(2_048);
        var pem = key.ExportSubjectPublicKeyInfoPem();
        foreach (var padding in new[] { RSASignaturePadding.Pss, RSASignaturePadding.Pkcs1 })
        {
            var signature = key.SignData(Content, HashAlgorithmName.SHA256, padding);

            Assert.Equal(SealOutcome.Valid, ListSeal.Verify(Stream(), signature, pem));
            Assert.Equal(SealOutcome.Changed, ListSeal.Verify(Stream(5), signature, pem));
            Assert.Equal(SealOutcome.Malformed, ListSeal.Verify(Stream(), signature.AsSpan(1), pem));
        }
    }

    [Fact]
    public void A_changed_signature_is_never_valid()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportSubjectPublicKeyInfoPem();
        var signature = key.SignData(Content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        for (var i = 0; i < signature.Length; i++)
        {
            var changed = (byte[])signature.Clone();
            changed[i] ^= 1;
            Assert.NotEqual(SealOutcome.Valid, ListSeal.Verify(Stream(), changed, pem));
            Assert.NotEqual(SealOutcome.Valid, ListSeal.Verify(Stream(), signature.AsSpan(0, i), pem));
        }
    }

    [Fact]
    public void Keys_that_are_too_weak_or_of_another_kind_are_not_accepted()
    {
        using var small = RSA.Create(1_024);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(SealOutcome.KeyNotAccepted, ListSeal.Verify(Stream(), new byte[128], small.ExportSubjectPublicKeyInfoPem()));
        Assert.Equal(SealOutcome.KeyNotAccepted, ListSeal.Verify(Stream(), new byte[96], other.ExportSubjectPublicKeyInfoPem()));
        Assert.Equal(SealOutcome.KeyNotAccepted, ListSeal.Verify(Stream(), new byte[64], key.ExportPkcs8PrivateKeyPem()));
        Assert.Equal(SealOutcome.Malformed, ListSeal.Verify(Stream(), new byte[64], "no key"));
        Assert.Equal(SealOutcome.Malformed, ListSeal.Verify(Stream(), new byte[64], "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"));
        Assert.Equal(SealOutcome.Malformed, ListSeal.Verify(Stream(), [], key.ExportSubjectPublicKeyInfoPem()));
    }
}
