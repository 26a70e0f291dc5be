using System.Security.Claims;
using Isthmus.Platform.Access;
using Microsoft.Extensions.Options;

namespace Isthmus.Ui;

/// <summary>The reader of this request: language and view, each from the reader's cookie, then the account, then the browser or the site.</summary>
public static class Reader
{
    public const string LanguageCookie = "isthmus-language";

    public static Language LanguageOf(HttpContext context, Language fallback) =>
        Language.Find(context.Request.Cookies[LanguageCookie])
        ?? Language.Find(context.User.FindFirstValue(Claims.Locale))
        ?? FromBrowser(context)
        ?? fallback;

    public static ReaderView ViewOf(HttpContext context) => ReaderView.Parse(context.Request.Cookies[ReaderView.Cookie]);

    internal static TimeZoneInfo ZoneOf(HttpContext? context, UiOptions options)
    {
        var wishes = context is null ? [] : new[] { ViewOf(context).Zone, context.User.FindFirstValue(Claims.TimeZone) };
        foreach (var wish in wishes)
        {
            if (wish is not null && TimeZoneInfo.TryFindSystemTimeZoneById(wish, out var zone))
            {
                return zone;
            }
        }
        return TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
    }

    internal static Formats FormatsOf(IServiceProvider services) => new(
        language: null,
        ZoneOf(services.GetRequiredService<IHttpContextAccessor>().HttpContext, services.GetRequiredService<IOptions<UiOptions>>().Value),
        services.GetRequiredService<Texts>(),
        services.GetRequiredService<TimeProvider>());

    private static Language? FromBrowser(HttpContext context) =>
        context.Request.GetTypedHeaders().AcceptLanguage
            .Where(l => l.Quality is null or > 0)
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Language.Find(l.Value.ToString()))
            .FirstOrDefault(l => l is not null);
}
