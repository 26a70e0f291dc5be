using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Isthmus.People.Tests;

/// <summary>A passkey without a browser (WebAuthn level 3, ES256, no attestation): it also gives the answers that a browser would not give.</summary>
internal sealed class SoftKey : IDisposable
{
    private const byte Present = 0x01, Verified = 0x04, WithKey = 0x40;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string? _user;
    private uint _uses;

    /// <summary>Whether it asks for a finger, a face or a number.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>The answer to <c>navigator.credentials.create</c>.</summary>
    public string Create(JsonElement options, string origin)
    {
        _user = options.GetProperty("user").GetProperty("id").GetString();
        var q = _key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. q.X!, 0x22, 0x58, 0x20, .. q.Y!];
        byte[] data = [.. Head(options.GetProperty("rp").GetProperty("id").GetString()!, WithKey), .. new byte[16], 0, (byte)_id.Length, .. _id, .. cose];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Answer(new { clientDataJSON = Text(Client("webauthn.create", options, origin)), attestationObject = Text(attestation), transports = new[] { "internal" } });
    }

    /// <summary>The answer to <c>navigator.credentials.get</c>.</summary>
    public string Get(JsonElement options, string origin)
    {
        var (client, data) = (Client("webauthn.get", options, origin), Head(options.GetProperty("rpId").GetString()!, 0));
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = _user });
    }

    public void Dispose() => _key.Dispose();

    private byte[] Head(string host, byte more)
    {
        Span<byte> uses = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(uses, ++_uses);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(host)), (byte)(Present | (Verifies ? Verified : 0) | more), .. uses];
    }

    private static byte[] Client(string type, JsonElement options, string origin) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private string Answer(object response) => JsonSerializer.Serialize(new { id = Text(_id), rawId = Text(_id), type = "public-key", clientExtensionResults = new { }, response });

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
