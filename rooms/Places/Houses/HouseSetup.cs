using Isthmus.Contracts.People;
using Isthmus.Places.Houses.Events;
using Isthmus.Places.Houses.Ideas;
using Isthmus.Places.Houses.Landings;
using Isthmus.Places.Houses.Leads;
using Isthmus.Places.Houses.Reports;
using Isthmus.Places.Houses.Requests;
using Isthmus.Places.Houses.Services;
using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Houses;

/// <summary>What houses bring to the site.</summary>
internal static class HouseSetup
{
    public static void AddHouses(this IServiceCollection services)
    {
        services.AddScoped<HouseMail>().AddScoped<IdeaMail>();
        services.AddReaction<AccountErased, ForgetSender, PlacesDb>("places.forget-sender");
        services.AddScoped<Isthmus.Platform.Jobs.IChore, ForgetSenders>();
        services.AddTab(PlaceTabs.OpenHouse, "places.services", "/places/{id}/services", 40).AddTab(PlaceTabs.OpenHouse, "places.events", "/places/{id}/events", 42).AddTab(PlaceTabs.OpenHouse, "places.landing", "/places/{id}/landing", 44).AddTab(PlaceTabs.HouseWork, "places.requests", "/places/{id}/requests", 60).AddTab(PlaceTabs.HouseWork, "places.leads", "/places/{id}/leads", 62).AddTab(PlaceTabs.HouseWork, "places.ideas", "/places/{id}/ideas", 64).AddTab(PlaceTabs.HouseWork, "places.visitors", "/places/{id}/visits", 66).AddTab(PlaceTabs.HouseWork, "places.reports", "/places/{id}/reports", 68);
        services.AddNav(new NavEntry("places.requests.own", "/places/requests", 25, Policies.SignedIn, NavSection.Account));
    }

    public static void MapHouses(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/places").WithTags("Houses of innovation");
        ListServices.Map(api);
        EditService.Map(api);
        ListTickets.Map(api);
        AskForService.Map(api);
        MoveTicket.Map(api);
        ListEvents.Map(api);
        EditEvent.Map(api);
        NoteVisit.Map(api);
        SendIdea.Map(api);
        ReviewIdea.Map(api);
        ShowPackages.Map(api);
        SavePackage.Map(api);
        TakePlace.Map(api);
        ShowReport.Map(api);
        SubmitReport.Map(api);
        Funnel.Map(api);
        SaveLead.Map(api);
        MoveLead.Map(api);
    }
}
