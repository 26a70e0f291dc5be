namespace Isthmus.Screening;

/// <summary>Bounds of scores, chosen on labelled data (the engine's README has the figures of each).</summary>
public static class Thresholds
{
    /// <summary>A hit of <see cref="ScreeningIndex.Search"/>: from here on a person should look at it.</summary>
    public const double Review = 0.5;

    /// <summary>A hit that is probably the listed party.</summary>
    public const double Strong = 0.85;

    /// <summary>For two names beside each other (<see cref="NamePairs.Score"/>): from here on they are rather one than two.</summary>
    public const double Pair = 0.5;
}
