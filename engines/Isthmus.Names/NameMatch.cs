namespace Isthmus.Names;

/// <summary>Why two names are held to be one, the strongest reason first.</summary>
public enum MatchReason
{
    /// <summary>No reason to think so.</summary>
    Different,

    /// <summary>They share an identifier (registration number, ROR, LEI, Wikidata).</summary>
    SameIdentifier,

    /// <summary>The normalised keys are equal: case, diacritics, punctuation, legal form or script differ at most.</summary>
    SameKey,

    /// <summary>The same words in another order or joined otherwise.</summary>
    SameWords,

    /// <summary>Equal but for words that were translated ("Pharmaceutical Group", "گروه دارویی").</summary>
    TranslatedWords,

    /// <summary>The same sounds by another romanisation ("ChemRar", "Himrar").</summary>
    Transliteration,

    /// <summary>One name is the other with general words or places added ("CinnaGen", "CinnaGen Pharmaceutical Group").</summary>
    AddedWords,

    /// <summary>A few letters differ: a typing error perhaps.</summary>
    Spelling,

    /// <summary>One is the initials of the other.</summary>
    Initials,

    /// <summary>The names say little, the website is the same.</summary>
    SameWebsite,
}

/// <summary>The likeness of two organisation names.</summary>
/// <param name="Score">0 (nothing in common) to 1 (equal keys). See the README for measured precision at thresholds.</param>
/// <param name="Reason">Why.</param>
public readonly record struct NameMatch(double Score, MatchReason Reason)
{
    /// <summary>From here on a person should be asked whether the two are one.</summary>
    public const double Possible = 0.72;

    /// <summary>From here on two spellings are very probably one organisation.</summary>
    public const double Probable = 0.86;

    /// <summary>Compares two names as written. Symmetric. Normalises both: for many comparisons use <see cref="Compare(NameKey, NameKey)"/> or <see cref="NameIndex{TId}"/>.</summary>
    public static NameMatch Compare(string a, string b) => Compare(NameKey.Of(a), NameKey.Of(b));

    /// <summary>Compares two normalised names. Symmetric, some microseconds; O(words² · letters²).</summary>
    public static NameMatch Compare(NameKey a, NameKey b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Comparing.NameComparison.Compare(a, b, static token => token.Weight);
    }
}
