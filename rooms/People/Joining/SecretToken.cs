using System.Buffers.Text;
using System.Security.Cryptography;

namespace Isthmus.People.Joining;

/// <summary>The secret of a link in a mail: 256 random bits, of which only the hash is kept.</summary>
internal static class SecretToken
{
    public static (string Token, string Hash) New()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (token, HashOf(token));
    }

    public static string HashOf(string? token) => Keys.ApiKey.HashOf(token ?? "");
}
