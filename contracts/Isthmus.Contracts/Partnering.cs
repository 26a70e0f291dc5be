using Isthmus.Contracts.Forums;
using Isthmus.Contracts.Registry;

namespace Isthmus.Contracts.Partnering;

public readonly record struct OpportunityId(Guid Value) : IId<OpportunityId>
{
    public static OpportunityId From(Guid value) => new(value);
    public static OpportunityId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out OpportunityId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    // Ids sort by time; written as operators because those EF translates.
    public static bool operator <(OpportunityId left, OpportunityId right) => left.Value < right.Value;
    public static bool operator >(OpportunityId left, OpportunityId right) => left.Value > right.Value;
    public override string ToString() => Value.ToString();
}

public readonly record struct InterestId(Guid Value) : IId<InterestId>
{
    public static InterestId From(Guid value) => new(value);
    public static InterestId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out InterestId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

public readonly record struct RfqId(Guid Value) : IId<RfqId>
{
    public static RfqId From(Guid value) => new(value);
    public static RfqId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out RfqId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    // Ids sort by time; written as operators because those EF translates.
    public static bool operator <(RfqId left, RfqId right) => left.Value < right.Value;
    public static bool operator >(RfqId left, RfqId right) => left.Value > right.Value;
    public override string ToString() => Value.ToString();
}

/// <summary>The five profiles of the field: BO, BR, TO, TR, RDR. Stored by name: they never change once landed.</summary>
public enum ProfileType { BusinessOffer, BusinessRequest, TechnologyOffer, TechnologyRequest, ResearchRequest }

public enum DevelopmentStage { Concept, UnderDevelopment, LabTested, Demonstration, OnTheMarket }

/// <summary>What kind of agreement is sought.</summary>
public enum PartnershipType { Commercial, Investment, Outsourcing, Supplier, CommercialWithAssistance, ResearchCooperation }

/// <summary>Type and size of an organisation: companies by the number of their people.</summary>
public enum PartnerKind { UpTo10, From11To49, From50To249, BigCompany, ResearchInstitution, University, Other }

/// <summary>Why an expression of interest was declined; said to the other side and to the matching.</summary>
public enum DeclineReason { TooEarly, BenefitUnclear, CommercialRouteUnclear, DescriptionUnclear, TechnicalFeedback, Other }

/// <summary>A keyword of some taxonomy: <c>een</c>, <c>nace</c>, <c>hs</c>. The label is the English one.</summary>
public sealed record Keyword(string Scheme, string Code, string Label);

/// <summary>The texts of an opportunity in one language.</summary>
public sealed record OpportunityWords(
    string Language, bool IsAuthentic, string Title, string Summary, string Description, string PartnerRole, string? Advantages, string? TechnicalSpecification, string? Offered, string? LookedFor);

/// <summary>A published opportunity as the matching reads it. <c>Owner</c> is never shown where <c>IsAnonymous</c>; the confidential part is not here.</summary>
public sealed record OpportunityCard(OpportunityId Id, string Reference, ProfileType Profile, OrganisationId Owner, bool IsAnonymous, string? Country, IReadOnlyList<OpportunityWords> Words)
{
    public DevelopmentStage? Stage { get; init; }
    public int? Readiness { get; init; }
    public IReadOnlyList<PartnershipType> Partnerships { get; init; } = [];
    public IReadOnlyList<PartnerKind> PartnerKinds { get; init; } = [];

    /// <summary>ISO 3166 alpha-2; none means all.</summary>
    public IReadOnlyList<string> TargetCountries { get; init; } = [];
    public IReadOnlyList<Keyword> Keywords { get; init; } = [];
    public bool IsOpen { get; init; }
    public DateTime PublishedAt { get; init; }
    public DateTime ValidUntil { get; init; }
}

/// <summary>Two who are not to be proposed to each other again for now, and why.</summary>
public sealed record DeclinedPair(OpportunityId Opportunity, OrganisationId Organisation, DeclineReason Reason, DateTime At);

/// <summary>Opportunities, for reading by other rooms and by the matching.</summary>
public interface IOpportunities
{
    /// <summary>The published ones among them.</summary>
    Task<IReadOnlyDictionary<OpportunityId, OpportunityCard>> Find(IReadOnlyCollection<OpportunityId> ids, CancellationToken ct);

    /// <summary>All published ones in the order of their ids, some at a time: those after this one.</summary>
    Task<IReadOnlyList<OpportunityCard>> Published(OpportunityId? after, int take, CancellationToken ct);

    /// <summary>Declined expressions of interest in these.</summary>
    Task<IReadOnlyList<DeclinedPair>> Declined(IReadOnlyCollection<OpportunityId> ids, CancellationToken ct);
}

/// <summary>It is shown to everybody now.</summary>
public sealed record OpportunityPublished(OpportunityId Id, ProfileType Profile, OrganisationId Owner) : IEvent { public static string Name => "partnering.opportunity-published"; }

/// <summary>Something of a published one is another thing than before.</summary>
public sealed record OpportunityChanged(OpportunityId Id) : IEvent { public static string Name => "partnering.opportunity-changed"; }

/// <summary>It is not shown any more: withdrawn, expired, flagged or held.</summary>
public sealed record OpportunityClosed(OpportunityId Id) : IEvent { public static string Name => "partnering.opportunity-closed"; }

/// <summary>An organisation told the owner of an opportunity that it is interested.</summary>
public sealed record InterestExpressed(InterestId Id, OpportunityId Opportunity, OrganisationId Organisation) : IEvent { public static string Name => "partnering.interest-expressed"; }

/// <summary>The owner answered. <c>Reason</c> is there when it declined.</summary>
public sealed record InterestAnswered(InterestId Id, OpportunityId Opportunity, OrganisationId Organisation, bool Accepted, DeclineReason? Reason) : IEvent { public static string Name => "partnering.interest-answered"; }

/// <summary>One side of two organisations that an opportunity each brings together. Titles by language code; <c>Accepts</c> is the chance that this side says yes, 0 to 1.</summary>
public sealed record SuggestedSide(OrganisationId Organisation, OpportunityId Opportunity, string Reference, ProfileType Profile, string Language, IReadOnlyDictionary<string, string> Titles, double Accepts);

/// <summary>Two organisations that may have something to talk about. <c>ForA</c> and <c>ForB</c> say in whose list the other stands: lists are spread, so that nobody is suggested to everybody.</summary>
public sealed record SuggestedPair(SuggestedSide A, SuggestedSide B, double Score, bool ForA, bool ForB);

/// <summary>Why nobody is suggested to an organisation.</summary>
public enum NoSuggestion { NothingPublic, NothingFits }

/// <summary>Who of a set of organisations may meet whom, the best first, and who stands alone.</summary>
public sealed record MatchSuggestions(IReadOnlyList<SuggestedPair> Pairs, IReadOnlyDictionary<OrganisationId, NoSuggestion> Without);

/// <summary>Words of the one that answer words of the other, with their part in the match, 0 to 1.</summary>
public sealed record AnsweringPhrase(string Ours, string Theirs, double Share);

/// <summary>Matches among some organisations, by their public opportunities that take interest. Those that do not say whose they are stay out of it.</summary>
public interface IMatchSuggestions
{
    Task<MatchSuggestions> Among(IReadOnlyCollection<OrganisationId> organisations, CancellationToken ct);

    /// <summary>For each pair, what in the first answers what in the second, in their order.</summary>
    Task<IReadOnlyList<IReadOnlyList<AnsweringPhrase>>> Phrases(IReadOnlyList<(OpportunityId Ours, OpportunityId Theirs)> pairs, CancellationToken ct);
}

/// <summary>An organiser asks organisations that the matching brings together into an edition, as its participants.</summary>
public sealed record ExchangeInvited(EditionId Edition, IReadOnlyList<OrganisationId> Organisations) : IEvent { public static string Name => "partnering.exchange-invited"; }

/// <summary>A request for quotation is shown to everybody for the first time. <c>IsSubstitution</c>: what it asks for is imported now.</summary>
public sealed record RfqPublished(RfqId Id, OrganisationId Buyer, bool IsSubstitution) : IEvent { public static string Name => "partnering.rfq-published"; }

/// <summary>The buyer chose a quote.</summary>
public sealed record RfqAwarded(RfqId Id, OrganisationId Buyer, OrganisationId Supplier) : IEvent { public static string Name => "partnering.rfq-awarded"; }
