using Isthmus.Platform.Access;
using Isthmus.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Isthmus.Ui;

public static class MapUiExtension
{
    /// <summary>
    /// Maps the style sheet, the script and the two switches <c>/ui/language</c> and <c>/ui/view</c>. The switches set a cookie that
    /// only changes how pages look, so they need no antiforgery token and pages without other forms stay cacheable.
    /// </summary>
    public static IEndpointRouteBuilder MapUi(this IEndpointRouteBuilder routes)
    {
        var ui = routes.MapGroup("/ui").AllowAnonymous().ExcludeFromDescription();
        ui.MapMethods("/language", ["GET", "POST"], SetLanguage).DisableAntiforgery();
        ui.MapMethods("/view", ["GET", "POST"], SetView).DisableAntiforgery();
        routes.MapGet("/ui/pdf", (HttpContext context, string? of, SavePdf pdf, CancellationToken ct) => pdf.Handle(context, of, ct))
            .RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.Search).ExcludeFromDescription();
        ui.MapGet("/{file}", (string file, HttpContext context) => SiteAssets.Send(file, context));
        routes.MapGet("/favicon.ico", () => Results.Redirect(SiteAssets.Url("favicon.svg"))).AllowAnonymous().ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> SetLanguage(HttpContext context, CancellationToken ct)
    {
        var values = await Values(context, ct);
        if (Language.Find(values("language")) is { } language)
        {
            context.Response.Cookies.Append(Reader.LanguageCookie, language.Code, ForAYear(context));
        }
        return Back(values("return"));
    }

    private static async Task<IResult> SetView(HttpContext context, CancellationToken ct)
    {
        var values = await Values(context, ct);
        var view = Reader.ViewOf(context);
        foreach (var name in new[] { "text", "contrast", "theme", "zone" })
        {
            if (values(name) is { } value)
            {
                view = view.With(name, value);
            }
        }
        context.Response.Cookies.Append(ReaderView.Cookie, view.ToCookie(), ForAYear(context));
        return Back(values("return"));
    }

    private static async Task<Func<string, string?>> Values(HttpContext context, CancellationToken ct)
    {
        if (!context.Request.HasFormContentType)
        {
            return name => context.Request.Query.TryGetValue(name, out var v) ? v.ToString() : null;
        }
        var form = await context.Request.ReadFormAsync(ct);
        return name => form.TryGetValue(name, out var v) ? v.ToString() : null;
    }

    private static SeeOther Back(string? url) => new(LocalUrl.OrHome(url));

    private static CookieOptions ForAYear(HttpContext context) => new()
    {
        MaxAge = TimeSpan.FromDays(365),
        Path = "/",
        SameSite = SameSiteMode.Lax,
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    };
}
