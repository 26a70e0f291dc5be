using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Canonical;

/// <summary>What a word does in a name.</summary>
internal enum TokenKind : byte
{
    /// <summary>Tells who it is.</summary>
    Name,

    /// <summary>A name that very many have.</summary>
    Common,

    /// <summary>A patronymic.</summary>
    Patronymic,

    /// <summary>One letter that stands for a name.</summary>
    Initial,

    /// <summary>What an organisation does: bank, trade, group.</summary>
    Generic,

    /// <summary>A country, a city, an adjective of one.</summary>
    Place,

    /// <summary>Digits or a Roman numeral.</summary>
    Number,

    /// <summary>abu, umm.</summary>
    Kin,

    /// <summary>al, bin, van; carries no weight.</summary>
    Particle,

    /// <summary>Dr, Haji; carries no weight.</summary>
    Honorific,

    /// <summary>A legal form; carries no weight, its class does.</summary>
    Legal,
}

/// <summary>A word of a name with its keys. Equal words of one kind share one instance in an index.</summary>
internal sealed class Token
{
    /// <summary>The word as cleaned, in its own script.</summary>
    internal required string Surface { get; init; }

    /// <summary>The word in Latin letters; of Arabic and Hebrew writing a consonant skeleton.</summary>
    internal required string Latin { get; init; }

    internal required string Sounds { get; init; }

    internal required string Canonical { get; init; }

    internal required string Skeleton { get; init; }

    /// <summary>The Korean key, or empty when nothing suggests a Korean name.</summary>
    internal string Korean { get; init; } = "";

    internal required Script Script { get; init; }

    internal required TokenKind Kind { get; init; }

    /// <summary>How much it tells, 0 to 1.</summary>
    internal required float Weight { get; init; }

    /// <summary>The group of spellings of one name or of translations of one word, 0 for none; the sign tells the pet names of a group.</summary>
    internal short Group { get; init; }

    /// <summary>The cost of leaving it out sound by sound: the length that counts.</summary>
    internal required float Length { get; init; }

    /// <summary>Which consonant classes occur.</summary>
    internal required uint Mask { get; init; }

    internal bool IsVowelless => Script is Script.Arabic or Script.Hebrew;

    internal bool Carries => Weight > 0;
}
