namespace Isthmus.Figures;

/// <summary>What kind of statement a figure is, firmest first: counted, said by somebody, estimated, aimed at.</summary>
public enum Standing
{
    /// <summary>Counted or measured.</summary>
    Actual,

    /// <summary>Said by a speaker whose count is not seen.</summary>
    Claim,

    /// <summary>Estimated or expected.</summary>
    Estimate,

    /// <summary>Aimed at.</summary>
    Target,
}
