using System.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Isthmus.Ui;

public static class AddTextsExtension
{
    /// <summary>Adds the texts of an assembly. Call it once for each assembly; the same assembly twice is the same as once.</summary>
    public static IServiceCollection AddTexts(this IServiceCollection services, Assembly assembly)
    {
        services.TryAddSingleton(p => new TextsOptions { ThrowOnMissing = p.GetService<IHostEnvironment>()?.IsProduction() != true });
        services.TryAddSingleton<Texts>();
        if (!services.Any(s => s.ImplementationInstance is TextSource source && source.Name == assembly.GetName().Name))
        {
            services.AddSingleton(new TextSource(assembly));
        }
        return services;
    }
}
