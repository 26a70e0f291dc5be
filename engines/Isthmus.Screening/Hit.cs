namespace Isthmus.Screening;

/// <summary>A listed party that the screened one may be.</summary>
/// <param name="Entry">The entry as the list has it.</param>
/// <param name="Score">The calibrated probability that both are one, 0 to 1.</param>
/// <param name="MatchedName">The listed name that came nearest, as the list writes it.</param>
/// <param name="IsWeakAlias">The list calls that name weak; the score then stays below <see cref="Thresholds.Strong"/> unless an identifier says more.</param>
/// <param name="Tokens">What each word added.</param>
/// <param name="Reasons">What else was considered, in the order it was.</param>
public sealed record Hit(ListEntry Entry, double Score, string MatchedName, bool IsWeakAlias, IReadOnlyList<TokenEvidence> Tokens, IReadOnlyList<HitReason> Reasons);

/// <summary>Something besides the name that raised or lowered a score.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Query">The party's side of it as text (an identifier, a date, a country), or null.</param>
/// <param name="Listed">The entry's side of it, or null.</param>
public sealed record HitReason(HitReasonKind Kind, string? Query = null, string? Listed = null);

/// <summary>What raised or lowered a score.</summary>
public enum HitReasonKind
{
    /// <summary>An identifier is equal, of a kind that is one party's, and its check digits are right where it has some.</summary>
    IdentifierEqual,

    /// <summary>A number is equal, but its kinds differ or its check digits are wrong.</summary>
    IdentifierValueEqual,

    /// <summary>Both have an identifier of one kind and country, and they differ.</summary>
    IdentifierDiffers,

    /// <summary>The dates of birth agree to the day.</summary>
    BirthDateEqual,

    /// <summary>The dates of birth agree as far as both are known.</summary>
    BirthDateCompatible,

    /// <summary>The dates of birth contradict each other.</summary>
    BirthDateContradicts,

    /// <summary>They share a country.</summary>
    CountryEqual,

    /// <summary>Both have countries and share none.</summary>
    CountryDiffers,

    /// <summary>The genders contradict each other.</summary>
    GenderContradicts,

    /// <summary>A person and an organisation.</summary>
    TypeContradicts,

    /// <summary>Only a weak alias matched: the score was capped.</summary>
    WeakAliasCapped,
}
