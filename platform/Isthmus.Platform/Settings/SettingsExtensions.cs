using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Isthmus.Platform.Settings;

public static class SettingsExtensions
{
    /// <summary>Binds a section and checks it on start; the message of a failed check says what to fix.</summary>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section) where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<T>>().Value);
        return services;
    }
}
