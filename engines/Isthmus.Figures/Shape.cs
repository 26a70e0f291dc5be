namespace Isthmus.Figures;

/// <summary>What a figure consists of.</summary>
public enum Shape
{
    /// <summary>One number.</summary>
    Number,

    /// <summary>From one number to another. It is never used as a number.</summary>
    Range,

    /// <summary>↑ it rose; no number was given.</summary>
    Rise,

    /// <summary>↓ it fell; no number was given.</summary>
    Fall,

    /// <summary>Said in words only.</summary>
    Words,
}
