using Isthmus.Contracts.Indicators;

namespace Isthmus.Places.Network;

/// <summary>What the network of places brings to the site.</summary>
internal static class NetworkSetup
{
    public static void AddNetwork(this IServiceCollection services)
    {
        services.AddTab(PlaceTabs.Open, "places.tab.place", "/places/{id}", 10).AddTab(PlaceTabs.Open, "places.members", "/places/{id}/members", 20).AddTab(PlaceTabs.Open, "places.territory", "/places/{id}/territory", 30);
        services.AddScoped<IOwnFigures, PlaceFigures>();
        services.AddScoped<IPairHistory, PlaceHistory>();
    }

    public static void MapNetwork(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/places").WithTags("Places");
        ListPlaces.Map(api);
        NetworkOn.Map(api);
        ShowPlace.Map(api);
        SavePlace.Map(api);
        PublishPlace.Map(api);
        MoveStage.Map(api);
        EditMember.Map(api);
        EditPart.Map(api);
        KeepDocument.Map(api, routes);
    }
}
