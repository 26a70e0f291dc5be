using Isthmus.Contracts.People;
using Isthmus.Forums.Schedule.Api;
using Isthmus.Forums.Schedule.Changes;
using Isthmus.Forums.Schedule.Exports;
using Isthmus.Forums.Schedule.Publishing;
using Isthmus.Forums.Schedule.Solving;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Settings;

namespace Isthmus.Forums.Schedule;

/// <summary>The feature's part of the room's door.</summary>
internal static class ScheduleSetup
{
    public static IServiceCollection AddSchedule(this IServiceCollection services)
    {
        services.AddScoped<SaveChange>().AddScoped<Shown>().AddScoped<MeetingEvents>().AddScoped<TimetableMail>();
        services.AddScoped(sp => new Addresses(sp.GetRequiredService<IAccounts>(), sp.GetRequiredService<IOrganisations>(), sp.GetRequiredService<SiteSettings>()));
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
        CalendarFiles.Map(routes);
    }
}
