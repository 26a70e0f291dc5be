using Isthmus.Forums.Schedule.Api;
using Isthmus.Forums.Schedule.Changes;
using Isthmus.Forums.Schedule.Desk;
using Isthmus.Forums.Schedule.Exports;
using Isthmus.Forums.Schedule.Publishing;
using Isthmus.Forums.Schedule.Solving;
using Isthmus.Platform.Jobs;

namespace Isthmus.Forums.Schedule;

/// <summary>The feature's part of the room's door.</summary>
internal static class ScheduleSetup
{
    public static IServiceCollection AddSchedule(this IServiceCollection services)
    {
        services.AddScoped<SaveChange>().AddScoped<Shown>().AddScoped<Addresses>().AddScoped<MeetingEvents>().AddScoped<TimetableMail>();
        services.AddJob<SolveDraft.Args, SolveDraft>(ScheduleJobs.Solve);
        services.AddJob<PublishRevision.Args, PublishRevision>(ScheduleJobs.Publish);
        return services.AddTexts(typeof(ScheduleSetup).Assembly);
    }

    public static void MapSchedule(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/forums/{id:guid}/schedule").WithTags("Schedule");
        DraftApi.Map(api);
        ChangeApi.Map(api);
        PublishApi.Map(api);
        PublishedApi.Map(api);
        ExportPlan.Map(api);
        DeskApi.Map(api);
        CalendarFiles.Map(routes);
    }
}
