using Isthmus.Platform.Data;

namespace Isthmus.Platform.Outbox;

/// <summary>What a room does when something happened in another room. Runs in its own scope and transaction; saved changes and the inbox row commit together.</summary>
public interface IReaction<in TEvent> where TEvent : IEvent
{
    Task React(TEvent happened, CancellationToken ct);
}

/// <summary>How the dispatcher reaches one reaction.</summary>
internal sealed record ReactionRoute(string EventName, bool IsPersonal, string Name, Func<IServiceProvider, string, CancellationToken, Task> Run, Func<IServiceProvider, RoomDb> Window);

public static class ReactionExtensions
{
    /// <param name="services">The container.</param>
    /// <param name="name">Stable name of the reaction: it is the key of the inbox.</param>
    public static IServiceCollection AddReaction<TEvent, TReaction, TDb>(this IServiceCollection services, string name)
        where TEvent : IEvent where TReaction : class, IReaction<TEvent> where TDb : RoomDb
    {
        services.AddScoped<TReaction>();
        return services.AddSingleton(new ReactionRoute(TEvent.Name, TEvent.IsPersonal, name,
            (scope, body, ct) => scope.GetRequiredService<TReaction>().React(System.Text.Json.JsonSerializer.Deserialize<TEvent>(body)!, ct),
            scope => scope.GetRequiredService<TDb>()));
    }
}
