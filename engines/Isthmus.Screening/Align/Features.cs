namespace Isthmus.Screening.Align;

/// <summary>What is measured of two names laid beside each other; the calibration knows no more of them. The order is the one of the model file.</summary>
internal enum Feature
{
    /// <summary>The part of what is on both sides that agrees.</summary>
    Agreement,

    /// <summary>The weight that agrees.</summary>
    Matched,

    /// <summary>The weight that one side has where the other has something else.</summary>
    Contradiction,

    /// <summary>The part of the query that the listed name has not.</summary>
    QueryLeft,

    /// <summary>The part of the listed name that the query has not.</summary>
    ListedLeft,

    /// <summary>The greatest difference within a matched pair of words.</summary>
    WorstPair,

    /// <summary>All differences within matched pairs.</summary>
    Differences,

    /// <summary>Legal forms of different classes.</summary>
    LegalConflict,

    /// <summary>Numbers that differ (1) or that one side has (0.5).</summary>
    NumberConflict,

    /// <summary>The part of the matched words in the same order.</summary>
    Order,

    /// <summary>How many telling words agree.</summary>
    MatchedNames,

    /// <summary>The part of the shorter name that agrees.</summary>
    ShorterCovered,

    /// <summary>The part of the longer name that agrees.</summary>
    LongerCovered,

    /// <summary>The length of the longest word that agrees.</summary>
    LongestWord,

    /// <summary>Both last words are unmatched.</summary>
    LastDiffers,

    /// <summary>Both first words are unmatched.</summary>
    FirstDiffers,

    /// <summary>Places on both sides that differ.</summary>
    PlaceConflict,

    /// <summary>The telling weight on both sides that differs.</summary>
    NameContradiction,

    /// <summary>The likeness of the names written without spaces.</summary>
    Unspaced,

    /// <summary>Whether it is a person; no direction.</summary>
    Person,

    /// <summary>Whether the scripts differ; no direction.</summary>
    OtherScript,

    /// <summary>Whether one side writes no vowels; no direction.</summary>
    Vowelless,

    /// <summary>Whether both are Korean; no direction.</summary>
    Korean,
}

internal static class Features
{
    internal const int Count = (int)Feature.Korean + 1;

    /// <summary>+1: more of it never lowers the score; -1: never raises it; 0: no promise.</summary>
    internal static readonly sbyte[] Direction =
    [
        +1, +1, -1, -1, -1, -1, -1, -1, -1, +1, +1, +1, +1, +1, -1, -1, -1, -1, +1, 0, 0, 0, 0,
    ];
}
