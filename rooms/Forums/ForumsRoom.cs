namespace Isthmus.Forums;

/// <summary>The room's door.</summary>
public static class ForumsRoom
{
    public static IServiceCollection AddForums(this IServiceCollection services)
    {
        services.AddRoomDb<ForumsDb>();
        services.AddValidation();
        return services;
    }

    public static void MapForums(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
    }
}
