using Isthmus.Contracts.Compliance;
using Isthmus.Places.Benefits;
using Isthmus.Places.Bookings;
using Isthmus.Places.Clearing;
using Isthmus.Places.Facilities;
using Isthmus.Places.Houses;
using Isthmus.Places.Importing;
using Isthmus.Places.Network;
using Isthmus.Places.Permits;
using Isthmus.Places.Pilots;
using Isthmus.Places.Rates;
using Isthmus.Places.Residents;
using Isthmus.Places.Transfer;
using Isthmus.Places.Waiting;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;

namespace Isthmus.Places;

/// <summary>The room's door.</summary>
public static class PlacesRoom
{
    public static IServiceCollection AddPlaces(this IServiceCollection services)
    {
        services.AddRoomDb<PlacesDb>();
        services.AddValidation();
        services.AddTexts(typeof(PlacesRoom).Assembly);
        services.AddNav(new NavEntry("places.title", "/places", 17));
        services.AddJob<ClearUnasked.Args, ClearUnasked>(ClearUnasked.JobKind).AddJob<ClearUnasked.Args, ClearUnasked>(ClearUnasked.EarlierKind);
        services.AddScoped<IChore, ClearUnasked>();
        services.AddReaction<StandingChanged, FollowStanding, PlacesDb>("places.follow-standing");
        services.AddReaction<OrganisationsMerged, FollowOrganisations, PlacesDb>("places.follow-merge");
        services.AddReaction<MergeUndone, FollowOrganisations, PlacesDb>("places.follow-merge-undone");
        services.AddReaction<ImportUndone, FollowOrganisations, PlacesDb>("places.follow-import-undone");
        services.AddNetwork();
        services.AddHouses();
        services.AddScoped<BookingMail>();
        services.AddJob<OfferTimes.Args, OfferTimes>(OfferTimes.JobKind).AddJob<LapseOffer.Args, LapseOffer>(LapseOffer.JobKind);
        services.AddScoped<IChore, EndUses>();
        services.AddPanel<FacilitiesPanel>("place", 40);
        services.AddNav(new NavEntry("places.myBookings", "/places/bookings", 26, Policies.SignedIn, NavSection.Account));
        services.AddReaction<TimeFreed, FollowFreedTime, PlacesDb>("places.follow-freed-time");
        services.AddReaction<StandingChanged, FollowAccess, PlacesDb>("places.follow-access");
        services.AddReaction<AccountErased, ForgetPerson, PlacesDb>("places.forget-person");
        services.AddResidents();
        return services;
    }

    public static void MapPlaces(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapNetwork();
        routes.MapHouses();
        var api = routes.MapGroup("/api/places").WithTags("Places");
        CalendarFeeds.Map(routes);
        ListResources.Map(api);
        WriteResource.Map(api);
        ImportResources.Map(api);
        ImportQualifications.Map(api);
        RecordQualification.Map(api);
        RecordProtocol.Map(api);
        SetRates.Map(api);
        QuoteUse.Map(api);
        ListUses.Map(routes, api);
        RenewFeed.Map(api);
        FindTimes.Map(api);
        BookResources.Map(api);
        BookSeries.Map(api);
        AddDate.Map(api);
        ListBookings.Map(api);
        MoveBooking.Map(api);
        DecideBooking.Map(api);
        CancelBooking.Map(api);
        RecordUse.Map(api);
        DeclareOutage.Map(api);
        JoinWaitingList.Map(api);
        AnswerOffer.Map(api);
        routes.MapResidents();
        routes.MapBenefits();
        routes.MapTransfer();
        routes.MapPilots();
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        PlaceTables.Map(b);
        HouseTables.Map(b);
        ResourceTables.Map(b);
        PermitTables.Map(b);
        BookingTables.Map(b);
        WaitingTables.Map(b);
        ResidentTables.Map(b);
        BenefitSetup.Map(b);
        TransferSetup.Map(b);
        PilotSetup.Map(b);
    }
}
