using Isthmus.Contracts.People;
using Isthmus.Places.Residents.Agreeing;
using Isthmus.Places.Residents.Applying;
using Isthmus.Places.Residents.Browsing;
using Isthmus.Places.Residents.Intakes;
using Isthmus.Places.Residents.Reporting;
using Isthmus.Places.Residents.Reviewing;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Residents;

/// <summary>What residents add to the room's door.</summary>
internal static class ResidentSetup
{
    public static IServiceCollection AddResidents(this IServiceCollection services)
    {
        services.AddScoped<ResidentMail>();
        services.AddScoped<IChore, KeepTime>();
        services.AddReaction<AccountErased, ForgetAccount, PlacesDb>("residents.forget-account");
        services.AddNav(
            new NavEntry("residents.nav.mine", "/residencies", 24, Policies.SignedIn, NavSection.Account),
            new NavEntry("residents.nav.reviews", "/residency-reviews", 25, Policies.SignedIn, NavSection.Account),
            new NavEntry("benefits.nav", "/benefits", 785, Section: NavSection.Footer));
        // Among the tabs of a place.
        services.AddTab("place", "residents.title", "/places/{id}/residents", 40);
        services.AddTab("place", "pilots.name", "/places/{id}/pilots", 41);
        services.AddTab("place", "transfer.name", "/places/{id}/transfer", 42);
        services.AddTab("place", "figures.title", "/places/{id}/figures", 43);
        services.AddTab("place-work", "residents.manage", "/places/{id}/residents/manage", 44);
        return services;
    }

    public static void MapResidents(this IEndpointRouteBuilder routes)
    {
        var places = routes.MapGroup("/api/places").WithTags("Places");
        EditIntake.Map(places);
        Enquire.Map(places);
        ListResidents.Map(places);
        Pipeline.Map(places);
        Funnel.Map(routes, places);
        var residents = routes.MapGroup("/api/residents").WithTags("Places");
        ShowResident.Map(residents);
        SaveApplication.Map(residents);
        AttachDocument.Map(residents);
        RemoveDocument.Map(residents);
        OpenDocument.Map(routes);
        MoveResident.Map(residents);
        AssignExpert.Map(residents);
        GiveReview.Map(residents);
        MakeOffer.Map(residents);
        SignAgreement.Map(residents);
        TickItem.Map(residents);
        ExtendResidency.Map(residents);
        FileReport.Map(residents);
        DecideReport.Map(residents);
        ClusterFigures.Map(routes, places);
    }
}
