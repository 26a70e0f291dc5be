namespace Isthmus.Registry;

/// <summary>The room's door.</summary>
public static class RegistryRoom
{
    public static IServiceCollection AddRegistry(this IServiceCollection services)
    {
        services.AddRoomDb<RegistryDb>();
        services.AddValidation();
        return services;
    }

    public static void MapRegistry(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
    }
}
