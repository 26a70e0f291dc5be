using Isthmus.Partnering.Browsing;
using Isthmus.Partnering.Buyers;
using Isthmus.Partnering.Buying;
using Isthmus.Partnering.Clearing;
using Isthmus.Partnering.Exchange;
using Isthmus.Partnering.Files;
using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Matching;
using Isthmus.Partnering.Matching.Embeddings;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Quotations;
using Isthmus.Partnering.Searches;
using Isthmus.Partnering.Taxonomy;
using Isthmus.Partnering.Workflow;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;
using Isthmus.Platform.Settings;

namespace Isthmus.Partnering;

/// <summary>The room's door.</summary>
public static class PartneringRoom
{
    public static IServiceCollection AddPartnering(this IServiceCollection services)
    {
        services.AddRoomDb<PartneringDb>();
        services.AddValidation();
        services.AddTexts(typeof(PartneringRoom).Assembly);
        services.AddScoped<PartneringMail>();
        services.AddScoped<IOpportunities, PublishedOpportunities>();
        services.AddSingleton<OpportunityIndex>();
        services.AddSingleton<SuggestionCache>();
        services.AddScoped<SuggestMatches>().AddScoped<IMatchSuggestions>(sp => sp.GetRequiredService<SuggestMatches>());
        services.AddSettings<MatchingSettings>("Partnering");
        services.AddSettings<TaxonomySettings>("Partnering");
        services.AddSingleton(sp => new Taxonomies(TaxonomyFolder.Read(sp.GetRequiredService<TaxonomySettings>().Taxonomies).Schemes));
        services.AddSettings<EmbeddingSettings>("Partnering:Embeddings");
        services.AddSingleton<OpportunityVectors>();
        services.AddHealthChecks().AddCheck<EmbeddingHealth>("embeddings");
        services.AddNav(
            new NavEntry("partnering.nav.opportunities", "/opportunities", 15),
            new NavEntry("partnering.nav.review", "/opportunities/review", 22, Policies.Officer, NavSection.Account),
            new NavEntry("partnering.nav.mine", "/opportunities/mine", 20, Policies.SignedIn, NavSection.Account),
            new NavEntry("partnering.proposals", "/opportunities/proposals", 20, Policies.SignedIn, NavSection.Account),
            new NavEntry("partnering.nav.interests", "/interests", 21, Policies.SignedIn, NavSection.Account));
        services.AddJob<ClearUnasked.Args, ClearUnasked>(ClearUnasked.JobKind);
        services.AddScoped<IChore, ClearUnasked>();
        services.AddScoped<IChore, KeepTime>();
        services.AddJob<ProposeMatches.Args, ProposeMatches>(ProposeMatches.JobKind);
        services.AddScoped<IChore, ProposeMatches>();
        services.AddScoped<IChore, SendDigests>();
        services.AddReaction<StandingChanged, FollowStanding, PartneringDb>("partnering.follow-standing");
        services.AddReaction<OrganisationsMerged, FollowOrganisations, PartneringDb>("partnering.follow-merge");
        services.AddReaction<MergeUndone, FollowOrganisations, PartneringDb>("partnering.follow-merge-undone");
        services.AddQuotations();
        services.AddReaction<AccountErased, ForgetAccount, PartneringDb>("partnering.forget-account");
        return services;
    }

    public static void MapPartnering(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ExportOpportunities.Map(routes);
        OpportunityFeed.Map(routes);
        OpenFile.Map(routes);
        LookUpKeywords.Map(routes);
        AnswerTimes.Map(routes);
        ShowWeights.Map(routes);
        var opportunities = routes.MapGroup("/api/opportunities").WithTags("Partnering");
        ListOpportunities.Map(opportunities);
        ShowOpportunity.Map(opportunities);
        AddOpportunity.Map(opportunities);
        ImportOpportunities.Map(opportunities);
        EditOpportunity.Map(opportunities);
        TranslateOpportunity.Map(opportunities);
        ListVersions.Map(opportunities);
        AttachFile.Map(opportunities);
        RemoveFile.Map(opportunities);
        MoveOpportunity.Map(opportunities);
        ReviewOpportunity.Map(opportunities);
        ExtendOpportunity.Map(opportunities);
        FindMatches.Map(opportunities);
        ListProposals.Map(opportunities);
        ListSearches.Map(opportunities);
        SaveSearch.Map(opportunities);
        RemoveSearch.Map(opportunities);
        PreviewExchange.Map(opportunities);
        InviteToExchange.Map(opportunities);
        ListExchanges.Map(opportunities);
        ExpressInterest.Map(opportunities);
        var interests = routes.MapGroup("/api/interests").WithTags("Partnering");
        ListInterests.Map(interests);
        ShowInterest.Map(interests);
        AnswerInterest.Map(interests);
        ReleaseContact.Map(interests);
        RecordStep.Map(interests);
        QuotationParts.Map(routes);
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        OpportunityTables.Map(b);
        InterestTables.Map(b);
        ProposalTables.Map(b);
        SearchTables.Map(b);
        FileTables.Map(b);
        ExchangeTables.Map(b);
        LearntWeights.Map(b);
        RfqTables.Map(b);
        BuyerTables.Map(b);
        QuoteTables.Map(b);
        Asking.AskingTables.Map(b);
    }
}
