using System.Security.Cryptography;

namespace Isthmus.People.SecondFactors;

/// <summary>The one script of the room, served from the assembly under a name that changes with its content. Passkeys exist only in scripts; everything else does without.</summary>
internal static class PasskeyScript
{
    private static readonly byte[] s_bytes = Read();

    public static string Url { get; } = $"/people/passkeys.{Convert.ToHexStringLower(SHA256.HashData(s_bytes))[..10]}.js";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Url, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(s_bytes, "text/javascript; charset=utf-8");
    }).AllowAnonymous().ExcludeFromDescription();

    private static byte[] Read()
    {
        using var stream = typeof(PasskeyScript).Assembly.GetManifestResourceStream("Isthmus.People.passkeys.js")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
