using Microsoft.AspNetCore.Http;

namespace Isthmus.Platform.Access;

/// <summary>The actor of this scope: the signed-in person of a request; the system, or the person on whose behalf, in a background job.</summary>
public sealed class CurrentActor(IHttpContextAccessor http)
{
    private Actor? _actor;

    public Actor Actor => _actor ?? (http.HttpContext is { } context ? Actor.Of(context.User) : Actor.System);

    /// <summary>For jobs, reactions and the console, which have no request.</summary>
    public void ActAs(Actor actor) => _actor = actor;
}
