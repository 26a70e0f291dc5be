using Isthmus.Forums.Delegations;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule;
using Isthmus.Forums.Series;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums;

/// <summary>The room's door.</summary>
public static class ForumsRoom
{
    public static IServiceCollection AddForums(this IServiceCollection services)
    {
        services.AddRoomDb<ForumsDb>();
        services.AddValidation();
        services.AddSchedule();
        return services;
    }

    public static void MapForums(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapSchedule();
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        SeriesTables.Map(b);
        EditionTables.Map(b);
        DelegationTables.Map(b);
        TimetableTables.Map(b);
        ParticipantTables.Map(b);
        RequestTables.Map(b);
        ScheduleTables.Map(b);
    }
}
