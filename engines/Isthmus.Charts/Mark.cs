namespace Isthmus.Charts;

/// <summary>How firmly a figure is said, and so how it is drawn.</summary>
public enum Mark
{
    /// <summary>The figure itself: a filled marker.</summary>
    Exact,

    /// <summary>About so much: an open marker.</summary>
    About,

    /// <summary>Somebody's estimate: an open marker with a dot in it.</summary>
    Estimate,

    /// <summary>So much or more: a filled marker with an arrow towards more.</summary>
    AtLeast,

    /// <summary>More than that, so not that itself: a bar with an arrow towards more.</summary>
    MoreThan,

    /// <summary>So much or less: a filled marker with an arrow towards less.</summary>
    AtMost,

    /// <summary>Less than that, so not that itself: a bar with an arrow towards less.</summary>
    LessThan,

    /// <summary>Somewhere between a low and a high figure: a hatched bar. Never drawn as a number in the middle.</summary>
    Range,

    /// <summary>It rose, nobody says by how much: an arrow beside the scale.</summary>
    Rise,

    /// <summary>It fell, nobody says by how much: an arrow beside the scale.</summary>
    Fall,

    /// <summary>What is aimed at: a dashed open diamond.</summary>
    Target,

    /// <summary>The source can be read in more than one way: a marker with a question mark.</summary>
    Ambiguous,

    /// <summary>Worked out from other figures: a marker in a dashed ring. For a derived figure that is also an estimate or a bound see <see cref="ChartPoint.Derived"/>.</summary>
    Derived,
}
