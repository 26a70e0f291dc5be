using Isthmus.Registry.Organisations;

namespace Isthmus.Registry;

/// <summary>The room's door.</summary>
public static class RegistryRoom
{
    public static IServiceCollection AddRegistry(this IServiceCollection services)
    {
        services.AddRoomDb<RegistryDb>();
        services.AddValidation();
        services.AddTexts(typeof(RegistryRoom).Assembly);
        services.AddScoped<IOrganisations, RegistryOrganisations>();
        services.AddSingleton<BrowseDirectory.FacetMemory>();
        services.AddNav(
            new NavEntry("registry.nav.organisations", "/organisations", 10),
            new NavEntry("registry.nav.products", "/products", 20));
        return services;
    }

    public static void MapRegistry(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var organisations = routes.MapGroup("/api/organisations").WithTags("Organisations");
        ListOrganisations.Map(organisations);
        AddOrganisation.Map(organisations);
        EditOrganisation.Map(organisations);
        ChangeStatus.Map(organisations);
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        RegistryTables.Map(b);
    }
}
