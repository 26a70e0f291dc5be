namespace Isthmus.Matching.TwoSided;

/// <summary>Words of one text that answered words of the other. Filled in by whoever compared the texts.</summary>
/// <param name="InA">As written in the first profile.</param>
/// <param name="InB">As written in the second profile.</param>
public sealed record MatchedPhrase(string InA, string InB)
{
    /// <summary>The word through which they met if they are in two languages; null: none was needed.</summary>
    public string? Translation { get; init; }

    /// <summary>Languages of the two phrases, BCP 47; null: not known.</summary>
    public string? LanguageA { get; init; }

    /// <summary>Language of the phrase in the second profile; null: not known.</summary>
    public string? LanguageB { get; init; }

    /// <summary>Its share of the axis, 0 to 1. Default: 0.</summary>
    public double Share { get; init; }
}

/// <summary>One axis of a pair: how far it fits for each side, what it did to each chance, and what it rests on. Codes, numbers and quotations only.</summary>
/// <param name="Axis">Which axis.</param>
public sealed record AxisEvidence(MatchAxis Axis)
{
    /// <summary>How far it fits as the first side sees it, 0 to 100; null: unknown.</summary>
    public int? PercentForA { get; init; }

    /// <summary>How far it fits as the second side sees it, 0 to 100; null: unknown.</summary>
    public int? PercentForB { get; init; }

    /// <summary>What it added to the log-odds that the first side accepts; 0 if unknown.</summary>
    public double PartForA { get; init; }

    /// <summary>What it added to the log-odds that the second side accepts; 0 if unknown.</summary>
    public double PartForB { get; init; }

    /// <summary>What the texts have in common, the most telling first. Default: none; the comparison of texts fills it in.</summary>
    public IReadOnlyList<MatchedPhrase> Phrases { get; init; } = [];

    /// <summary>The deepest places in taxonomies that both sides share, from the root. Filled in for <see cref="MatchAxis.Market"/>.</summary>
    public IReadOnlyList<string> TaxonomyPaths { get; init; } = [];
}

/// <summary>A field of a profile that can be left empty.</summary>
public enum ProfileField
{
    /// <summary>The text that the other side's need or offer is held against.</summary>
    Text,

    /// <summary><see cref="MatchProfile.Partnerships"/>.</summary>
    Partnerships,

    /// <summary><see cref="MatchProfile.PartnerKind"/>.</summary>
    PartnerKind,

    /// <summary><see cref="MatchProfile.WantedPartnerKinds"/>.</summary>
    WantedPartnerKinds,

    /// <summary><see cref="MatchProfile.Fields"/>.</summary>
    Fields,

    /// <summary><see cref="MatchProfile.Readiness"/>.</summary>
    Readiness,

    /// <summary><see cref="MatchProfile.WantedReadiness"/>.</summary>
    WantedReadiness,

    /// <summary><see cref="MatchProfile.Languages"/>.</summary>
    Languages,
}

/// <summary>An empty field that keeps an axis, or half of it, unknown.</summary>
/// <param name="Profile">Id of the profile.</param>
/// <param name="Field">The field.</param>
/// <param name="Axis">The axis that is unknown for want of it; a text is Need for one side and Offer for the other, and stands here once.</param>
/// <param name="Gain">By how much the fused score rises at most: if what is filled in fits in full, and so does what else that axis lacks. Above 0.</param>
public sealed record MissingField(string Profile, ProfileField Field, MatchAxis Axis, double Gain);
