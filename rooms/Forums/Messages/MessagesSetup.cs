using Isthmus.Contracts.People;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Messages;

/// <summary>The feature's part of the room's door.</summary>
internal static class MessagesSetup
{
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddScoped<Readers>().AddScoped<MessageMail>().AddScoped<PreviewMessage>().AddScoped<TestMessage>().AddScoped<IChore, SendDue>();
        services.AddReaction<AccountErased, ForgetRecipients, ForumsDb>("forums.forget-recipients");
        return services.AddJob<SendSlice.Args, SendSlice>(SendSlice.Kind);
    }

    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/forums").WithTags("Messages");
        ShowMessages.Map(api);
        MessageApi.Map(api);
        PreviewMessage.Map(api);
        ShowQueue.Map(api);
        TakeBackConsent.Map(api);
    }
}
