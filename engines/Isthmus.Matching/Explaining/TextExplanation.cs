using Isthmus.Matching.Text;

namespace Isthmus.Matching.Explaining;

/// <summary>Why two words were taken for one.</summary>
public enum EvidenceKind
{
    /// <summary>The same word, if in another form.</summary>
    SameWord = 0,

    /// <summary>A translation, from the glossary or a pack.</summary>
    Translation = 1,

    /// <summary>Written or sounding alike: a name, a loan word, a slip of typing.</summary>
    Alike = 2,
}

/// <summary>A phrase of the query and the phrase of the document that answers it.</summary>
/// <param name="QueryPhrase">As the query writes it.</param>
/// <param name="DocumentPhrase">As the document writes it, where it first does.</param>
/// <param name="Kind">Why they were taken for one.</param>
/// <param name="Share">The part of the score that comes from it, 0 to 1.</param>
public sealed record TextEvidence(string QueryPhrase, string DocumentPhrase, EvidenceKind Kind, double Share);

/// <summary>How a document answers a query.</summary>
/// <param name="Coverage">How much of what the query asks for the document has, 0 to 1: each word by its rarity, saturated as in the search.</param>
/// <param name="Evidence">Phrase beside phrase, the weightiest first.</param>
/// <param name="Missing">Words of the query that the document does not have, the weightiest first.</param>
/// <param name="DocumentLanguage">The language the document was read in.</param>
public sealed record TextExplanation(double Coverage, IReadOnlyList<TextEvidence> Evidence, IReadOnlyList<string> Missing, Language DocumentLanguage);
