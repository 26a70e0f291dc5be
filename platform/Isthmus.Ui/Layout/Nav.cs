namespace Isthmus.Ui;

/// <summary>Where an entry of the navigation stands.</summary>
public enum NavSection
{
    /// <summary>In the header, for everybody who may see it.</summary>
    Main,

    /// <summary>In the header behind the main entries: the organiser's and the officer's work.</summary>
    Work,

    /// <summary>In the menu of the account.</summary>
    Account,

    /// <summary>In the footer.</summary>
    Footer,
}

/// <summary>One entry of the navigation. It is shown to those whom the policy admits; without a policy to everybody.</summary>
public sealed record NavEntry(string TextKey, string Href, int Order, string? Policy = null, NavSection Section = NavSection.Main);

public static class AddNavExtension
{
    public static IServiceCollection AddNav(this IServiceCollection services, params NavEntry[] entries)
    {
        foreach (var entry in entries)
        {
            services.AddSingleton(entry);
        }
        return services;
    }
}
