using Isthmus.Contracts.People;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Letters;

/// <summary>The feature's part of the room's door.</summary>
internal static class LettersSetup
{
    public static IServiceCollection AddLetters(this IServiceCollection services)
    {
        services.AddScoped<LetterWords>().AddScoped<IChore, EraseLetters>();
        return services.AddReaction<AccountErased, EraseLetters, ForumsDb>("forums.forget-visa-data");
    }

    public static void MapLetters(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/forums").WithTags("Letters");
        SaveTemplate.Map(api);
        AskForLetter.Map(api);
        DecideLetter.Map(api);
        ShowLetters.Map(api, routes);
    }
}
