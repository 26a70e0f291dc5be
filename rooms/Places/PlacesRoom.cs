using Isthmus.Places.Network;

namespace Isthmus.Places;

/// <summary>The room's door.</summary>
public static class PlacesRoom
{
    public static IServiceCollection AddPlaces(this IServiceCollection services)
    {
        services.AddRoomDb<PlacesDb>();
        services.AddValidation();
        services.AddTexts(typeof(PlacesRoom).Assembly);
        return services;
    }

    public static void MapPlaces(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        PlaceTables.Map(b);
    }
}
