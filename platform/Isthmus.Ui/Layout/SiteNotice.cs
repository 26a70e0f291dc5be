namespace Isthmus.Ui;

/// <summary>A component of a room that may have something to say on top of every page, or renders nothing. It runs beside the page, so it reads in a scope of its own.</summary>
public sealed record SiteNotice(Type Component);

public static class AddSiteNoticeExtension
{
    public static IServiceCollection AddSiteNotice<TComponent>(this IServiceCollection services) where TComponent : IComponent => services.AddSingleton(new SiteNotice(typeof(TComponent)));
}
