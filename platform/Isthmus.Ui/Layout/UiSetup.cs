using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Isthmus.Platform.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Isthmus.Ui;

/// <summary>The door of the interface: <c>AddUi</c>, <c>UseUi</c> (after authentication), <c>MapUi</c>.</summary>
public static class UiSetup
{
    public static IServiceCollection AddUi(this IServiceCollection services, Action<UiOptions>? configure = null)
    {
        services.AddOptions<UiOptions>()
            .Configure(o => configure?.Invoke(o))
            .Validate(o => TimeZoneInfo.TryFindSystemTimeZoneById(o.TimeZone, out _), "Ui:TimeZone is not a time zone of this machine. Give an IANA name such as Europe/Moscow.")
            .Validate(o => Isthmus.Ui.Language.Find(o.Language) is not null, "Ui:Language must be en, ru or fa.")
            .ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddDataProtection();
        services.AddCascadingAuthenticationState();
        services.AddAuthorizationCore();
        services.TryAddSingleton(TimeProvider.System);
        services.AddTexts(typeof(UiSetup).Assembly);
        services.AddScoped(Reader.FormatsOf);
        services.AddScoped<Flash>();
        services.AddSettings<PrintingSettings>("Printing").AddSingleton<PdfPrinter>().AddSingleton<SavePdf>().AddSingleton(sp => new PicturePrinter(sp.GetRequiredService<PdfPrinter>()));
        // Blazor takes the encoder from the container; the default writes every Cyrillic and Arabic letter as an entity, 3.5 times the size.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>
    /// Sets the reader's language and the security headers of pages. Only the UI culture is the reader's: the culture of data stays
    /// invariant, so that a number or a date is never written to a file or a query in somebody's local form by accident.
    /// </summary>
    public static IApplicationBuilder UseUi(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<IOptions<UiOptions>>().Value;
        var fallback = Isthmus.Ui.Language.Find(options.Language) ?? Isthmus.Ui.Language.English;
        // Asked for here, so that a text written twice stops the start and not the first page.
        _ = app.ApplicationServices.GetRequiredService<Texts>();
        return app.Use((context, next) =>
        {
            var language = Reader.LanguageOf(context, fallback);
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            CultureInfo.CurrentUICulture = language.Culture;
            context.Response.OnStarting(() => Headers(context, options, language));
            return next(context);
        });
    }

    private static Task Headers(HttpContext context, UiOptions options, Language language)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            headers.ContentLanguage = language.Code;
            headers.Append("Vary", "Accept-Language, Cookie");
            headers["Referrer-Policy"] = "same-origin";
            if (options.ContentSecurityPolicy is { } policy && !headers.ContainsKey("Content-Security-Policy"))
            {
                headers.ContentSecurityPolicy = policy;
            }
        }
        return Task.CompletedTask;
    }
}
