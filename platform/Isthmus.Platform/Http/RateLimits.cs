using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Isthmus.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

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

    internal static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = async (context, ct) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)after.TotalSeconds) : 60;
            context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            await new Refusal(RefusalKind.TooMany, "platform.too-many", wait).ToProblem().ExecuteAsync(context.HttpContext);
        };
        o.AddPolicy(SignIn, http => Posts(http, SignIn, Settings(http).SignInPerMinute));
        o.AddPolicy(Invitations, http => Posts(http, Invitations, Settings(http).InvitationsPerMinute));
        o.AddPolicy(Search, http => Window(http, Search, Settings(http).SearchPerMinute));
    });

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
        HttpMethods.IsPost(http.Request.Method) ? Window(http, name, perMinute) : RateLimitPartition.GetNoLimiter("reads");

    private static RateLimitPartition<string> Window(HttpContext http, string name, int perMinute) =>
        RateLimitPartition.GetFixedWindowLimiter($"{name} {KeyOf(http.Connection.RemoteIpAddress)}", _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}
