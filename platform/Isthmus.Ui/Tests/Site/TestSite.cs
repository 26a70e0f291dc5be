using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Isthmus.Ui.Tests.Site;

/// <summary>A small site with the components on real pages, on a free port of this machine.</summary>
public sealed class TestSite : IAsyncLifetime
{
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.WebHost.UseKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRazorComponents();
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization(o => o.AddPolicy("organiser", p => p.RequireRole("organiser")));
        builder.Services.AddUi(o => o.TimeZone = "Europe/Moscow");
        builder.Services.AddTexts(typeof(TestSite).Assembly);
        builder.Services.AddNav(
            new NavEntry("gallery.nav.home", "/", 0),
            new NavEntry("gallery.nav.table", "/table", 10),
            new NavEntry("gallery.nav.grid", "/grid", 20),
            new NavEntry("gallery.nav.desk", "/form", 30, "organiser", NavSection.Work),
            new NavEntry("gallery.nav.form", "/form", 30, "organiser", NavSection.Account));
        _app = builder.Build();
        _app.UseAuthentication();
        // Who signs in is no matter of the interface: a query value stands for it here.
        _app.Use((context, next) =>
        {
            if (context.Request.Query["as"] == "organiser")
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "سارا احمدی"), new(ClaimTypes.Role, "organiser")], "test"));
            }
            return next(context);
        });
        _app.UseUi();
        _app.UseAuthorization();
        _app.UseAntiforgery();
        _app.MapUi();
        _app.MapRazorComponents<App>().AddAdditionalAssemblies(typeof(IsthmusPage).Assembly);
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    /// <summary>A browser without a script: keeps cookies, follows no redirect by itself.</summary>
    public HttpClient Visitor(string? language = null, bool follow = false)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = follow, UseCookies = true }) { BaseAddress = Address };
        if (language is not null)
        {
            client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        }
        return client;
    }
}
