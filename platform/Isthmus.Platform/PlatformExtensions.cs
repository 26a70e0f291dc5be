using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Platform.Http;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Isthmus.Platform;

/// <summary>The platform's door.</summary>
public static class PlatformExtensions
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<DatabaseSettings>("Database").AddSettings<SiteSettings>("Site").AddSettings<MailSettings>("Mail")
            .AddSettings<BackgroundSettings>("Background").AddSettings<RateLimitSettings>("RateLimits");
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentActor>();
        services.AddScoped<CurrentCall>();
        services.AddRoomDb<PlatformDb>();
        services.AddAuthentication();
        services.AddAccessRules();
        services.AddRateLimits();
        services.AddBackgroundWork(configuration);
        services.AddDataProtection().SetApplicationName("isthmus");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(sp =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new KeyRing(sp.GetRequiredService<IServiceScopeFactory>())));
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<PumpHealth>("background");
        return services;
    }

    /// <summary>Before routing: headers on every answer.</summary>
    public static void UsePlatform(this IApplicationBuilder app) => app.UseSecurityHeaders();

    /// <summary>After authentication: what needs to know who calls.</summary>
    public static void UsePlatformGuards(this IApplicationBuilder app)
    {
        app.UseCrossOriginGuard();
        app.UseMiddleware<IdempotencyMiddleware>();
    }
}
