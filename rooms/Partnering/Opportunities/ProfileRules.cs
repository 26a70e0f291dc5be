namespace Isthmus.Partnering.Opportunities;

/// <summary>What a profile type asks for.</summary>
internal static class ProfileRules
{
    public static string Code(ProfileType profile) => profile switch
    {
        ProfileType.BusinessOffer => "BO", ProfileType.BusinessRequest => "BR", ProfileType.TechnologyOffer => "TO", ProfileType.TechnologyRequest => "TR", _ => "RDR",
    };

    public static bool IsOffer(ProfileType profile) => profile is ProfileType.BusinessOffer or ProfileType.TechnologyOffer;

    public static bool IsTechnology(ProfileType profile) => profile is ProfileType.TechnologyOffer or ProfileType.TechnologyRequest;

    public static IReadOnlyList<PartnershipType> Partnerships(ProfileType profile) => profile switch
    {
        ProfileType.BusinessOffer or ProfileType.BusinessRequest => [PartnershipType.Commercial, PartnershipType.Investment, PartnershipType.Outsourcing, PartnershipType.Supplier],
        ProfileType.TechnologyOffer or ProfileType.TechnologyRequest => [PartnershipType.Investment, PartnershipType.CommercialWithAssistance, PartnershipType.ResearchCooperation],
        _ => [PartnershipType.ResearchCooperation],
    };

    public static bool NeedsAdvantages(ProfileType profile) => IsOffer(profile);

    public static bool NeedsSpecification(ProfileType profile) => profile is ProfileType.BusinessRequest or ProfileType.TechnologyRequest;

    public static bool NeedsStage(ProfileType profile) => profile == ProfileType.TechnologyOffer;
}
