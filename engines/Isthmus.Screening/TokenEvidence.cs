namespace Isthmus.Screening;

/// <summary>How a word of the query and a word of the listed name stand to each other.</summary>
public enum TokenRelation
{
    /// <summary>The same letters.</summary>
    Same,

    /// <summary>Another spelling in the same script.</summary>
    Spelling,

    /// <summary>The same sounds in another script.</summary>
    Transliteration,

    /// <summary>A word of the same meaning in another language.</summary>
    Translation,

    /// <summary>A short or pet name of it.</summary>
    ShortForm,

    /// <summary>One is the other's first letter.</summary>
    Initial,

    /// <summary>Two words on one side are one on the other.</summary>
    Joined,

    /// <summary>A word that only one side has, where the other leaves it out.</summary>
    Missing,

    /// <summary>A word that only one side has, where the other has another word in its place.</summary>
    Contradicts,

    /// <summary>Legal forms; <see cref="TokenEvidence.Likeness"/> 0 says that they contradict each other.</summary>
    LegalForm,
}

/// <summary>What one word adds to a comparison.</summary>
/// <param name="Query">The word of the query, cleaned, or null.</param>
/// <param name="Listed">The word of the listed name, cleaned, or null.</param>
/// <param name="Relation">How they stand to each other.</param>
/// <param name="Likeness">0 to 1.</param>
/// <param name="Weight">How much such a word tells, 0 to 1: general words little, rare names much.</param>
public sealed record TokenEvidence(string? Query, string? Listed, TokenRelation Relation, double Likeness, double Weight);
