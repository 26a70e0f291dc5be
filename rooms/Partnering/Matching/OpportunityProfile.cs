using Isthmus.Matching.TwoSided;
using Isthmus.Partnering.Opportunities;
using Profile = Isthmus.Matching.TwoSided.MatchProfile;

namespace Isthmus.Partnering.Matching;

/// <summary>What an opportunity states besides its texts, as the engine weighs it.</summary>
internal static class OpportunityProfile
{
    // The code that ISO 3166 leaves to users for "not known".
    private const string NoCountry = "ZZ";

    public static Profile Of(Opportunity o, Taxonomy.Taxonomies taxonomies, DateTime now) => new()
    {
        Id = o.Id.ToString(),
        Organisation = o.Owner.ToString(),
        Type = o.Profile switch
        {
            Contracts.Partnering.ProfileType.BusinessOffer => Isthmus.Matching.TwoSided.ProfileType.BusinessOffer,
            Contracts.Partnering.ProfileType.BusinessRequest => Isthmus.Matching.TwoSided.ProfileType.BusinessRequest,
            Contracts.Partnering.ProfileType.TechnologyOffer => Isthmus.Matching.TwoSided.ProfileType.TechnologyOffer,
            Contracts.Partnering.ProfileType.TechnologyRequest => Isthmus.Matching.TwoSided.ProfileType.TechnologyRequest,
            _ => Isthmus.Matching.TwoSided.ProfileType.ResearchRequest,
        },
        Country = o.Country ?? NoCountry,
        TargetCountries = [.. o.Facts.TargetCountries],
        Partnerships = [.. o.Facts.Partnerships.Select(p => p.ToString())],
        PartnerKind = o.Facts.OwnKind.ToString(),
        WantedPartnerKinds = [.. o.Facts.PartnerKinds.Select(k => k.ToString())],
        Actor = o.Actor switch { ActorSide.Government => ActorType.Government, ActorSide.Research => ActorType.Research, _ => Stated(o) },
        Fields = [.. o.Facts.Keywords.Select(taxonomies.Path)],
        Readiness = o.Facts.Readiness,
        Languages = [.. o.Texts.Select(t => t.Language)],
        ValidUntil = o.ValidUntil is { } until ? DateOnly.FromDateTime(until) : null,
        // Public is what the gate has cleared; what it holds is not public.
        Clearance = o.IsShown(now) ? Isthmus.Matching.TwoSided.Clearance.Clear : Isthmus.Matching.TwoSided.Clearance.Pending,
    };

    private static ActorType Stated(Opportunity o) => o.Facts.OwnKind is PartnerKind.ResearchInstitution or PartnerKind.University ? ActorType.Research : ActorType.Business;

    /// <summary>Whom earlier refusals keep apart: an expression of interest that was declined, in either direction.</summary>
    public static MatchHistory History(Opportunity o, IReadOnlyList<Opportunity> others, IReadOnlyList<Interests.Interest> declined)
    {
        var refusals = new List<Decline>();
        foreach (var i in declined)
        {
            var day = DateOnly.FromDateTime(i.AnsweredAt ?? i.AskedAt);
            if (i.OpportunityId == o.Id) refusals.AddRange(others.Where(x => x.Owner == i.Organisation).Select(x => new Decline(o.Id.ToString(), x.Id.ToString(), Reason(i.Reason), day)));
            else if (i.Organisation == o.Owner) refusals.Add(new Decline(i.OpportunityId.ToString(), o.Id.ToString(), Reason(i.Reason), day));
        }
        return new MatchHistory([], refusals);
    }

    public static Isthmus.Matching.TwoSided.DeclineReason Reason(Contracts.Partnering.DeclineReason? reason) => reason switch
    {
        Contracts.Partnering.DeclineReason.TooEarly => Isthmus.Matching.TwoSided.DeclineReason.TooEarly,
        Contracts.Partnering.DeclineReason.BenefitUnclear => Isthmus.Matching.TwoSided.DeclineReason.BenefitUnclear,
        Contracts.Partnering.DeclineReason.CommercialRouteUnclear => Isthmus.Matching.TwoSided.DeclineReason.CommercialRouteUnclear,
        Contracts.Partnering.DeclineReason.DescriptionUnclear => Isthmus.Matching.TwoSided.DeclineReason.DescriptionUnclear,
        Contracts.Partnering.DeclineReason.TechnicalFeedback => Isthmus.Matching.TwoSided.DeclineReason.TechnicalMismatch,
        _ => Isthmus.Matching.TwoSided.DeclineReason.NotInterested,
    };
}
