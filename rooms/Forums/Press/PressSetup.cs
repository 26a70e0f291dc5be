using Isthmus.Contracts.People;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Press;

/// <summary>The feature's part of the room's door.</summary>
internal static class PressSetup
{
    public static IServiceCollection AddPress(this IServiceCollection services)
    {
        services.AddScoped<PressMail>();
        return services.AddReaction<AccountErased, ForgetJournalists, ForumsDb>("forums.forget-journalists");
    }

    public static void MapPress(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/forums").WithTags("Press");
        AskForAccreditation.Map(api);
        DecideAccreditation.Map(api);
        SaveMaterial.Map(api);
        ShowPress.Map(api);
    }
}
