using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;
using Isthmus.Programme.Calls;
using Isthmus.Programme.Clearing;
using Isthmus.Programme.Publishing;
using Isthmus.Programme.Speakers;

namespace Isthmus.Programme;

/// <summary>The room's door.</summary>
public static class ProgrammeRoom
{
    public static IServiceCollection AddProgramme(this IServiceCollection services)
    {
        services.AddRoomDb<ProgrammeDb>();
        services.AddValidation();
        services.AddTexts(typeof(ProgrammeRoom).Assembly);
        services.AddTab("edition", "programme.tab", "/forums/{id}/programme/manage", 50);
        services.AddPanel<ProgrammePanel>("edition", 20);
        services.AddPanel<MySessionsPanel>("home", 15, Policies.SignedIn);
        services.AddScoped<ProposalMail>();
        services.AddReaction<AccountErased, ForgetPerson, ProgrammeDb>("programme.forget-person");
        services.AddJob<ClearUnasked.Args, ClearUnasked>(ClearUnasked.JobKind);
        services.AddScoped<IChore, ClearUnasked>();
        services.AddReaction<StandingChanged, FollowStanding, ProgrammeDb>("programme.follow-standing");
        return services;
    }

    public static void MapProgramme(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ProgrammeApi.Map(routes);
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        ProgrammeTables.Map(b);
    }
}
