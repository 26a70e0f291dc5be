using Isthmus.Places.Benefits;
using Isthmus.Places.Network;
using Isthmus.Places.Pilots;
using Isthmus.Places.Residents;
using Isthmus.Places.Transfer;

namespace Isthmus.Places;

/// <summary>The room's door.</summary>
public static class PlacesRoom
{
    public static IServiceCollection AddPlaces(this IServiceCollection services)
    {
        services.AddRoomDb<PlacesDb>();
        services.AddValidation();
        services.AddTexts(typeof(PlacesRoom).Assembly);
        services.AddResidents();
        return services;
    }

    public static void MapPlaces(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapResidents();
        routes.MapBenefits();
        routes.MapTransfer();
        routes.MapPilots();
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        PlaceTables.Map(b);
        ResidentTables.Map(b);
        BenefitSetup.Map(b);
        TransferSetup.Map(b);
        PilotSetup.Map(b);
    }
}
