namespace Isthmus.Matching.TwoSided;

/// <summary>An offer or a request, with what its owner looks for in a partner: everything about it that is not running text.</summary>
/// <remarks>
/// What is not stated is left empty or null, and counts as unknown and not as "none": an unknown axis neither raises nor lowers a match. Codes are compared
/// ordinally and without regard to capitals: ISO 3166 alpha-2 for countries, BCP 47 for languages, the form's own codes for kinds of partnership and of partner.
/// </remarks>
public sealed record MatchProfile
{
    /// <summary>The id, unique among the profiles.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is. Profiles of one organisation are never matched with each other, and its exposure is counted as one.</summary>
    public required string Organisation { get; init; }

    /// <summary>The type in the form.</summary>
    public required ProfileType Type { get; init; }

    /// <summary>Country of the organisation.</summary>
    public required string Country { get; init; }

    /// <summary>Countries in which a partner is sought; empty: any. Default: any.</summary>
    public IReadOnlyCollection<string> TargetCountries { get; init; } = [];

    /// <summary>Kinds of agreement that are meant (commercial, supplier, investment ...). Default: unknown.</summary>
    public IReadOnlyCollection<string> Partnerships { get; init; } = [];

    /// <summary>The own kind and size in the form's words (SME 11-49, university ...). Default: unknown.</summary>
    public string? PartnerKind { get; init; }

    /// <summary>Kinds and sizes of partner that are sought. Default: unknown.</summary>
    public IReadOnlyCollection<string> WantedPartnerKinds { get; init; } = [];

    /// <summary>What the organisation is. Default: business.</summary>
    public ActorType Actor { get; init; } = ActorType.Business;

    /// <summary>What a partner has to be; empty: anything. This one is a gate. Default: anything.</summary>
    public IReadOnlyCollection<ActorType> WantedActors { get; init; } = [];

    /// <summary>
    /// Markets and fields as paths in taxonomies, from the root, parted by '/', the name of the taxonomy first ("technology/006/006002"). Default: unknown.
    /// </summary>
    public IReadOnlyCollection<string> Fields { get; init; } = [];

    /// <summary>Readiness of what is offered, or of what the organisation has already, 1 to 9. Default: unknown.</summary>
    public int? Readiness { get; init; }

    /// <summary>Readiness that is looked for. Default: unknown.</summary>
    public ReadinessRange? WantedReadiness { get; init; }

    /// <summary>Languages in which the organisation can work. Default: unknown.</summary>
    public IReadOnlyCollection<string> Languages { get; init; } = [];

    /// <summary>First day on which it may be proposed; null: no limit. Default: null.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which it may be proposed; null: no limit. Default: null.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>What compliance says. Default: pending, and so never proposed.</summary>
    public Clearance Clearance { get; init; }

    /// <summary>How many partnerships can still be taken up, 0 or more; at 0 it is not proposed. Default: 3.</summary>
    public int Capacity { get; init; } = 3;

    /// <summary>The side, which follows from <see cref="Type"/>.</summary>
    public ProfileSide Side => Type is ProfileType.BusinessOffer or ProfileType.TechnologyOffer ? ProfileSide.Offer : ProfileSide.Request;

    /// <summary>Refuses what cannot be a profile.</summary>
    internal void Check(string parameter)
    {
        if (string.IsNullOrWhiteSpace(Id) || string.IsNullOrWhiteSpace(Organisation) || string.IsNullOrWhiteSpace(Country))
        {
            throw new ArgumentException("A profile has an id, an organisation and a country.", parameter);
        }

        if (Type is < ProfileType.BusinessOffer or > ProfileType.ResearchRequest || Actor is < ActorType.Business or > ActorType.Government)
        {
            throw new ArgumentException($"Profile {Id}: no such type or actor.", parameter);
        }

        if (Readiness is < 1 or > 9 || WantedReadiness is { From: < 1 } or { To: > 9 } || WantedReadiness is { } range && range.From > range.To)
        {
            throw new ArgumentException($"Profile {Id}: readiness levels are 1 to 9, the lower end of a range first.", parameter);
        }

        if (Capacity < 0)
        {
            throw new ArgumentException($"Profile {Id}: a capacity is 0 or more.", parameter);
        }

        if (TargetCountries is null || Partnerships is null || WantedPartnerKinds is null || WantedActors is null || Fields is null || Languages is null)
        {
            throw new ArgumentException($"Profile {Id}: what is not stated is an empty list, not null.", parameter);
        }
    }
}
