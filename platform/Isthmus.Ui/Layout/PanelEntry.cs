namespace Isthmus.Ui;

/// <summary>A piece that a room puts on a page of another: the page knows its name, not the room. The panel loads its own data.</summary>
public sealed record PanelEntry(string Place, Type Component, int Order, string? Policy = null);

public static class AddPanelExtension
{
    /// <summary>Places: <c>home</c>; <c>organisation</c>, <c>edition</c>, and <c>edition-tabs</c> for the organiser's tabs of an edition (parameter <c>Id</c>, the Guid). With a policy, only those whom it admits see the panel.</summary>
    public static IServiceCollection AddPanel<TComponent>(this IServiceCollection services, string place, int order, string? policy = null) where TComponent : IComponent =>
        services.AddSingleton(new PanelEntry(place, typeof(TComponent), order, policy));
}
