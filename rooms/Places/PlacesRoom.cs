using Isthmus.Places.Bookings;
using Isthmus.Places.Facilities;
using Isthmus.Places.Network;
using Isthmus.Places.Permits;

namespace Isthmus.Places;

/// <summary>The room's door.</summary>
public static class PlacesRoom
{
    public static IServiceCollection AddPlaces(this IServiceCollection services)
    {
        services.AddRoomDb<PlacesDb>();
        services.AddValidation();
        services.AddTexts(typeof(PlacesRoom).Assembly);
        services.AddScoped<BookingMail>();
        return services;
    }

    public static void MapPlaces(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var api = routes.MapGroup("/api/places").WithTags("Places");
        ListResources.Map(api);
        WriteResource.Map(api);
        RecordQualification.Map(api);
        RecordProtocol.Map(api);
        FindTimes.Map(api);
        BookResources.Map(api);
        BookSeries.Map(api);
        ListBookings.Map(api);
        MoveBooking.Map(api);
        DecideBooking.Map(api);
        CancelBooking.Map(api);
        RecordUse.Map(api);
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        PlaceTables.Map(b);
        ResourceTables.Map(b);
        PermitTables.Map(b);
        BookingTables.Map(b);
    }
}
