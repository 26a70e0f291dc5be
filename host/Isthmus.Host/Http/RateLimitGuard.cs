using System.Globalization;
using System.Threading.RateLimiting;
using Isthmus.Platform.Http;
using Isthmus.Platform.Outcomes;

namespace Isthmus.Host.Http;

/// <summary>Turns away what is too many. Not the framework's middleware: that never lets go of its limiter, whose timer keeps the whole of a stopped site in memory.</summary>
internal static class RateLimitGuard
{
    public static void UseRateLimits(this WebApplication app)
    {
        // The container's, which disposes it with the site.
        var limiter = app.Services.GetRequiredService<PartitionedRateLimiter<HttpContext>>();
        app.Use(async (http, next) =>
        {
            using var lease = limiter.AttemptAcquire(http);
            if (lease.IsAcquired)
            {
                await next(http);
                return;
            }
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)after.TotalSeconds) : 60;
            http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            await new Refusal(RefusalKind.TooMany, "platform.too-many", wait).ToProblem().ExecuteAsync(http);
        });
    }
}
