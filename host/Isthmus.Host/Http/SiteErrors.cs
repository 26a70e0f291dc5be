using Isthmus.Platform.Outcomes;
using Microsoft.AspNetCore.Diagnostics;

namespace Isthmus.Host.Http;

internal static class SiteErrors
{
    /// <summary>Pages get a page, the API gets problem details; a body that cannot be read is the caller's fault (400), not ours.</summary>
    public static void UseSiteErrors(this WebApplication app)
    {
        app.UseWhen(IsPage, pages =>
        {
            pages.UseExceptionHandler("/error", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/not-found", "?status={0}");
        });
        app.UseWhen(http => !IsPage(http), api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions
            {
                StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
                ExceptionHandler = Tell,
                // The caller's mistake is told to the caller; the log is for ours.
                SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            });
            api.UseStatusCodePages(context => Problem(context.HttpContext, context.HttpContext.Response.StatusCode));
        });
    }

    private static bool IsPage(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !http.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    private static Task Tell(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        return Problem(http, error is BadHttpRequestException bad ? bad.StatusCode : 500);
    }

    private static Task Problem(HttpContext http, int status)
    {
        var code = status switch
        {
            400 => "platform.unreadable",
            401 => "platform.not-signed-in",
            403 => "platform.forbidden",
            404 => "platform.not-found",
            405 => "platform.method-not-allowed",
            413 => "platform.too-large",
            415 => "platform.media-type",
            >= 500 => "platform.fault",
            _ => "platform.refused",
        };
        var title = http.RequestServices.GetRequiredService<ITexts>().Get("problem." + code);
        return TypedResults.Problem(type: ProblemResults.TypePrefix + code, title: title, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code }).ExecuteAsync(http);
    }
}
