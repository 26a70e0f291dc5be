using Microsoft.Extensions.Logging.Console;

namespace Isthmus.Host.Http;

internal static class SiteLogging
{
    /// <summary>One JSON object a line in production, for a log collector; plain lines for a person in development.</summary>
    public static void AddSiteLogging(this ILoggingBuilder logging, IHostEnvironment environment)
    {
        logging.ClearProviders();
        if (environment.IsProduction()) logging.AddJsonConsole(o => (o.UseUtcTimestamp, o.TimestampFormat, o.IncludeScopes) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ", true));
        else logging.AddSimpleConsole(o => (o.SingleLine, o.TimestampFormat) = (true, "HH:mm:ss "));
    }
}
