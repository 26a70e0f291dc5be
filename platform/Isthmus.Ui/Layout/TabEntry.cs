namespace Isthmus.Ui;

/// <summary>A tab that a room puts among the tabs of another: <c>{id}</c> in the address becomes the id of what the tabs are about.</summary>
public sealed record TabEntry(string Place, string TextKey, string Href, int Order)
{
    public Tab For(Guid id, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new(texts[TextKey], Href.Replace("{id}", id.ToString(), StringComparison.Ordinal));
    }
}

public static class AddTabExtension
{
    /// <summary>Places: <c>edition</c>, the organiser's pages of one edition.</summary>
    public static IServiceCollection AddTab(this IServiceCollection services, string place, string textKey, string href, int order) => services.AddSingleton(new TabEntry(place, textKey, href, order));
}
