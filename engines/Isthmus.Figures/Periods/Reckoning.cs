namespace Isthmus.Figures.Periods;

/// <summary>The calendar that a period is said in.</summary>
public enum Reckoning
{
    /// <summary>The Gregorian calendar.</summary>
    Gregorian,

    /// <summary>The Solar Hijri calendar of Iran, whose year is also Iran's fiscal year.</summary>
    Jalali,
}

/// <summary>How finely a period is said.</summary>
public enum Precision
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months of a Gregorian year.</summary>
    Quarter,

    /// <summary>A year.</summary>
    Year,

    /// <summary>From one of these to another, or open at one end.</summary>
    Span,
}
