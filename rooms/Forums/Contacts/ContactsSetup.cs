namespace Isthmus.Forums.Contacts;

/// <summary>The feature's part of the room's door.</summary>
internal static class ContactsSetup
{
    public static IServiceCollection AddContacts(this IServiceCollection services) => services.AddNav(new NavEntry("forums.contact.nav", "/official-contacts", 40, null, NavSection.Footer));

    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/official-contacts").WithTags("Official contacts");
        ShowContacts.Map(api);
        SaveContact.Map(api);
        TickFollowUp.Map(api);
    }
}
