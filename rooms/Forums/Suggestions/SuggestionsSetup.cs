using Isthmus.Contracts.Partnering;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Suggestions;

/// <summary>The feature's part of the room's door.</summary>
internal static class SuggestionsSetup
{
    public static IServiceCollection AddSuggestions(this IServiceCollection services)
    {
        services.AddScoped<InvitationMail>();
        return services.AddReaction<ExchangeInvited, TakeInInvited, ForumsDb>("forums.take-in-invited");
    }

    public static void MapSuggestions(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/forums").WithTags("Forums");
        SuggestMeetings.Map(api);
        ListMatches.Map(api);
        ExportMatches.Map(api);
        TakeMatches.Map(api);
    }
}
