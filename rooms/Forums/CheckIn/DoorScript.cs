using System.Security.Cryptography;

namespace Isthmus.Forums.CheckIn;

/// <summary>
/// The scripts of the door, served from the assembly: the page works without them where there is a network; what they add is the camera and going on without one. The worker's address gives it the
/// pages below /door/ and no others.
/// </summary>
internal static class DoorScript
{
    private const string WorkerUrl = "/door/worker.js";
    private static readonly byte[] s_door = Read("door.js");
    private static readonly byte[] s_worker = Read("worker.js");

    public static string Url { get; } = $"/door/door.{Convert.ToHexStringLower(SHA256.HashData(s_door))[..10]}.js";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Url, (HttpContext http) => Send(http, s_door, "public, max-age=31536000, immutable")).AllowAnonymous().ExcludeFromDescription();
        // A worker that is kept too long would go on serving what is no longer there.
        routes.MapGet(WorkerUrl, (HttpContext http) => Send(http, s_worker, "no-cache")).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Send(HttpContext http, byte[] bytes, string keep)
    {
        http.Response.Headers.CacheControl = keep;
        return TypedResults.Bytes(bytes, "text/javascript; charset=utf-8");
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(DoorScript).Assembly.GetManifestResourceStream("Isthmus.Forums.CheckIn." + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
