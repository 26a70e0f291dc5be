namespace Isthmus.Forums.CheckIn;

/// <summary>The feature's part of the room's door.</summary>
internal static class CheckInSetup
{
    public static void MapCheckIn(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/forums").WithTags("Check-in");
        ShowCheckIn.Map(api);
        EditZone.Map(api);
        EditDoor.Map(api);
        ReceiveScans.Map(routes);
        DoorScript.Map(routes);
    }
}
