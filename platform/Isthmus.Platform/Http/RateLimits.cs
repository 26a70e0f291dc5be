using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Isthmus.Platform.Http;

/// <summary>Section <c>RateLimits</c>: requests per minute and address.</summary>
public sealed class RateLimitSettings
{
    [Range(1, 100_000)]
    public int SignInPerMinute { get; set; } = 10;

    [Range(1, 100_000)]
    public int SearchPerMinute { get; set; } = 120;

    [Range(1, 100_000)]
    public int InvitationsPerMinute { get; set; } = 30;
}

/// <summary>Names of the rate limits, for <c>RequireRateLimiting</c> and <c>[EnableRateLimiting]</c>.</summary>
public static class RateLimits
{
    /// <summary>Sign-in, sign-up, password reset, codes: counts only posts.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Public search and directory.</summary>
    public const string Search = "search";

    /// <summary>Invitations by mail: counts only posts.</summary>
    public const string Invitations = "invitations";

    internal static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddSingleton(_ => PartitionedRateLimiter.Create<HttpContext, string>(Partition));

    private static RateLimitPartition<string> Partition(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName switch
    {
        SignIn => Posts(http, SignIn, Settings(http).SignInPerMinute),
        Invitations => Posts(http, Invitations, Settings(http).InvitationsPerMinute),
        Search => Window(http, Search, Settings(http).SearchPerMinute),
        null => RateLimitPartition.GetNoLimiter(""),
        var other => throw new InvalidOperationException($"There is no rate limit '{other}'."),
    };

    private static RateLimitSettings Settings(HttpContext http) => http.RequestServices.GetRequiredService<RateLimitSettings>();

    /// <summary>Who is counted: an address of IPv4, or the /64 of one of IPv6, all of which one subscriber has.</summary>
    internal static string KeyOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes).ToString();
    }

    private static RateLimitPartition<string> Posts(HttpContext http, string name, int perMinute) =>
        HttpMethods.IsPost(http.Request.Method) ? Window(http, name, perMinute) : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Window(HttpContext http, string name, int perMinute) =>
        RateLimitPartition.GetFixedWindowLimiter($"{name} {KeyOf(http.Connection.RemoteIpAddress)}", _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}
