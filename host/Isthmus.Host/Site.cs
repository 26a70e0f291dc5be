using Isthmus.Compliance;
using Isthmus.Exhibition;
using Isthmus.Forums;
using Isthmus.Host.Components;
using Isthmus.Host.Http;
using Isthmus.Indicators;
using Isthmus.Operations;
using Isthmus.Partnering;
using Isthmus.People;
using Isthmus.Places;
using Isthmus.Platform;
using Isthmus.Platform.Outcomes;
using Isthmus.Platform.Settings;
using Isthmus.Programme;
using Isthmus.Registry;
using Isthmus.Ui;
using Microsoft.Extensions.Options;

namespace Isthmus.Host;

/// <summary>The site: the list of rooms, and the order in which a request passes through the house.</summary>
internal static class Site
{
    public static WebApplication Build(string[] args, bool background = true, Action<WebApplicationBuilder>? configure = null)
    {
        // Settings lie beside the program, whatever folder it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (!background) builder.Configuration.AddInMemoryCollection([new("Background:Enabled", "false")]);
        configure?.Invoke(builder);
        Services(builder);
        var app = builder.Build();
        // All at once and before anything uses them, so that every wrong setting is told together.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        Pipeline(app);
        return app;
    }

    private static void Services(WebApplicationBuilder builder)
    {
        builder.Logging.AddSiteLogging(builder.Environment);
        builder.Services.AddPlatform(builder.Configuration);
        builder.Services.AddUi();
        builder.Services.AddOptions<UiOptions>().Configure<IOptions<SiteSettings>>((ui, site) => (ui.Brand, ui.Home, ui.TimeZone, ui.Language, ui.ContentSecurityPolicy) = (site.Value.Name, site.Value.Link("/"), site.Value.TimeZone, site.Value.Language, null));
        builder.Services.AddSingleton<ITexts>(sp => new SiteTexts(sp.GetRequiredService<Texts>()));
        builder.Services.AddTexts(typeof(Site).Assembly);
        builder.Services.AddNav(new NavEntry("host.api.title", "/developers", 800, Section: NavSection.Footer));
        builder.Services.AddProblemDetails();
        builder.Services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SameSite, o.Cookie.SecurePolicy) = ("isthmus.form", SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest));
        builder.Services.AddRazorComponents();
        builder.Services.AddSiteOpenApi();
        builder.Services.AddPeople();
        builder.Services.AddRegistry();
        builder.Services.AddForums();
        builder.Services.AddProgramme();
        builder.Services.AddExhibition();
        builder.Services.AddPartnering();
        builder.Services.AddIndicators();
        builder.Services.AddPlaces();
        builder.Services.AddCompliance();
        builder.Services.AddOperations();
        builder.Services.ReadEachParameterOnce();
    }

    private static void Pipeline(WebApplication app)
    {
        app.UsePlatform();
        app.UseSiteErrors();
        app.UseRouting();
        app.UseAuthentication();
        // After authentication: an account keeps its own language.
        app.UseUi();
        app.UseAuthorization();
        app.UseRateLimits();
        app.UsePlatformGuards();
        app.UseAntiforgery();
        app.UseTextGuard();
        app.UseTopicGuard();
        app.MapUi();
        app.MapHealth();
        app.MapSiteOpenApi();
        app.MapPeople();
        app.MapRegistry();
        app.MapForums();
        app.MapProgramme();
        app.MapExhibition();
        app.MapPartnering();
        app.MapIndicators();
        app.MapPlaces();
        app.MapCompliance();
        app.MapOperations();
        app.MapRazorComponents<App>().AddAdditionalAssemblies(Rooms.Pages);
    }
}
