using System.Net;
using Microsoft.Extensions.Options;

namespace Isthmus.People.SecondFactors;

/// <summary>The host to which passkeys belong. Browsers make none for an address in numbers.</summary>
internal static class PasskeyHost
{
    /// <summary>The site's own host or, without https, the one that the visitor typed.</summary>
    public static string Of(HttpContext http) => http.RequestServices.GetRequiredService<IOptions<IdentityPasskeyOptions>>().Value.ServerDomain ?? http.Request.Host.Host;

    public static bool HasName(HttpContext http) => !IPAddress.TryParse(Of(http), out _);
}
