using Isthmus.Partnering.Buyers;
using Isthmus.Partnering.Buying;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;

namespace Isthmus.Partnering.Quotations;

/// <summary>What the room's door says of buying and quotations.</summary>
internal static class QuotationParts
{
    public static void AddQuotations(this IServiceCollection services)
    {
        services.AddScoped<QuotationMail>();
        services.AddNav(new NavEntry("partnering.nav.rfqs", "/rfqs", 16), new NavEntry("partnering.nav.rfqs.mine", "/rfqs/mine", 20, Policies.SignedIn, NavSection.Account));
        services.AddJob<ClearUnaskedBuying.Args, ClearUnaskedBuying>(ClearUnaskedBuying.JobKind);
        services.AddScoped<IChore, ClearUnaskedBuying>();
        services.AddScoped<IChore, CloseRfqs>();
        services.AddReaction<StandingChanged, FollowBuyingStanding, PartneringDb>("partnering.follow-standing-buying");
        services.AddReaction<OrganisationsMerged, FollowBuyers, PartneringDb>("partnering.follow-merge-buying");
        services.AddReaction<MergeUndone, FollowBuyers, PartneringDb>("partnering.follow-merge-undone-buying");
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ExportRfqs.Map(routes);
        var rfqs = routes.MapGroup("/api/rfqs").WithTags("Partnering");
        BrowseRfqs.Map(rfqs);
        ShowRfq.Map(rfqs);
        WriteRfq.Map(rfqs);
        PublishRfq.Map(rfqs);
        WithdrawRfq.Map(rfqs);
        FindSupply.Map(rfqs);
        InviteToQuote.Map(rfqs);
        Asking.ListQuestions.Map(rfqs);
        Asking.AskQuestion.Map(rfqs);
        Asking.AnswerQuestion.Map(rfqs);
        CompareQuotes.Map(routes, rfqs);
        DecideRfq.Map(rfqs);
        var buyers = routes.MapGroup("/api/buyers").WithTags("Partnering");
        BrowseBuyers.Map(buyers);
        ShowBuyer.Map(buyers);
        WriteBuyer.Map(buyers);
        RemoveBuyer.Map(buyers);
        var quotes = routes.MapGroup("/api/quotes").WithTags("Partnering");
        GiveQuote.Map(rfqs, quotes);
        ShowQuote.Map(quotes);
    }
}
