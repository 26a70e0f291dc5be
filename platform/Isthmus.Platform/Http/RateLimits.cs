using System.ComponentModel.DataAnnotations;
using System.Globalization;
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
}

/// <summary>Names of the rate limits, for <c>RequireRateLimiting</c> and <c>[EnableRateLimiting]</c>.</summary>
public static class RateLimits
{
    /// <summary>Sign-in, sign-up, password reset, codes: counts only posts.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Public search and directory.</summary>
    public const string Search = "search";

    internal static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = async (context, ct) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)after.TotalSeconds) : 60;
            context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            await new Refusal(RefusalKind.TooMany, "platform.too-many", wait).ToProblem().ExecuteAsync(context.HttpContext);
        };
        o.AddPolicy(SignIn, http => HttpMethods.IsPost(http.Request.Method) ? Window(http, SignIn, Settings(http).SignInPerMinute) : RateLimitPartition.GetNoLimiter("reads"));
        o.AddPolicy(Search, http => Window(http, Search, Settings(http).SearchPerMinute));
    });

    private static RateLimitSettings Settings(HttpContext http) => http.RequestServices.GetRequiredService<RateLimitSettings>();

    private static RateLimitPartition<string> Window(HttpContext http, string name, int perMinute) =>
        RateLimitPartition.GetFixedWindowLimiter($"{name} {http.Connection.RemoteIpAddress}", _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}
