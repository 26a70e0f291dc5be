using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Isthmus.People.Keys;

/// <summary>A key with which a program acts for a person. Only its hash is kept: 256 random bits need no slow hash.</summary>
internal sealed class ApiKey : IAudited
{
    public const int MaxName = 80;
    public const string Mark = "isk_";

    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public required string Name { get; init; }

    /// <summary>The start of the key, by which the person knows it again.</summary>
    public required string Prefix { get; init; }
    public required string Hash { get; init; }

    /// <summary>Separated by spaces.</summary>
    public required string Scopes { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? ExpiresAt { get; init; }
    public DateTime? LastUsedAt { get; init; }
    public DateTime? RevokedAt { get; private set; }

    public IReadOnlyList<string> ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool Works(DateTime now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    public void Revoke(DateTime now) => RevokedAt ??= now;

    /// <returns>The record, and the key itself, which is shown once and not kept.</returns>
    public static (ApiKey Record, string Key) Of(Guid account, string name, IEnumerable<string> scopes, DateTime now, DateTime? expires)
    {
        var key = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new ApiKey
        {
            Id = Guid.CreateVersion7(), AccountId = account, Name = name.Trim(), Prefix = key[..10], Hash = HashOf(key),
            Scopes = string.Join(' ', scopes.Distinct().Order(StringComparer.Ordinal)), CreatedAt = now, ExpiresAt = expires,
        }, key);
    }

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
