using Isthmus.Contracts.Compliance;
using Isthmus.Exhibition.Clearing;
using Isthmus.Exhibition.Exhibitors;
using Isthmus.Exhibition.Files;
using Isthmus.Exhibition.Floor;
using Isthmus.Exhibition.Projects;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;

namespace Isthmus.Exhibition;

/// <summary>The room's door.</summary>
public static class ExhibitionRoom
{
    public static IServiceCollection AddExhibition(this IServiceCollection services)
    {
        services.AddRoomDb<ExhibitionDb>();
        services.AddValidation();
        services.AddTexts(typeof(ExhibitionRoom).Assembly);
        services.AddPanel<EditionPanel>("edition", 20);
        services.AddTab("edition", "exhibition.title", "/forums/{id}/exhibition", 60);
        services.AddScoped<Gate>();
        services.AddJob<ClearUnasked.Args, ClearUnasked>(ClearUnasked.JobKind);
        services.AddScoped<IChore, ClearUnasked>();
        services.AddReaction<StandingChanged, FollowStanding, ExhibitionDb>("exhibition.follow-standing");
        services.AddReaction<OrganisationsMerged, FollowOrganisations, ExhibitionDb>("exhibition.follow-merge");
        services.AddReaction<MergeUndone, FollowOrganisations, ExhibitionDb>("exhibition.follow-merge-undone");
        services.AddReaction<ImportUndone, FollowOrganisations, ExhibitionDb>("exhibition.follow-import-undone");
        return services;
    }

    public static void MapExhibition(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var api = routes.MapGroup("/api/forums/{id}/exhibition").WithTags("Exhibition");
        ShowFloor.Map(api);
        EditHall.Map(api);
        EditPavilion.Map(api);
        EditBooth.Map(api);
        ListExhibitors.Map(api);
        ShowExhibitor.Map(api);
        EditExhibitor.Map(api);
        AssignBooth.Map(api);
        ExportExhibitors.Map(api);
        ExhibitorFileApi.Map(api);
        ListProjects.Map(api);
        ShowProject.Map(api);
        EditProject.Map(api);
        PublishProject.Map(api);
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        FloorTables.Map(b);
        ExhibitorTables.Map(b);
        ProjectTables.Map(b);
    }
}
