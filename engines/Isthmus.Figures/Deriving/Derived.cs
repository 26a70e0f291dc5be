namespace Isthmus.Figures.Deriving;

/// <summary>How a figure was worked out of others.</summary>
public enum Formula
{
    /// <summary>later / earlier - 1, in percent.</summary>
    Growth,

    /// <summary>The yearly growth that makes the same over the years, in percent: (later / earlier) ^ (1 / years) - 1.</summary>
    AnnualGrowth,

    /// <summary>value / value of the base period * 100.</summary>
    Index,

    /// <summary>one / another.</summary>
    Ratio,

    /// <summary>part / whole, in percent.</summary>
    Share,

    /// <summary>earlier place - later place: positive is better.</summary>
    RankImprovement,

    /// <summary>one - another.</summary>
    Difference,

    /// <summary>All together.</summary>
    Sum,

    /// <summary>What there was before a growth: value / (1 + growth).</summary>
    BaseOfGrowth,
}

/// <summary>Why a figure cannot be worked out.</summary>
public enum Obstacle
{
    /// <summary>They are counted in units that have no way from one to the other.</summary>
    UnitsDiffer,

    /// <summary>A range is not a number.</summary>
    RangeIsNoNumber,

    /// <summary>A direction or words are not a number.</summary>
    NoNumber,

    /// <summary>There is nothing to divide by, or it is below zero.</summary>
    NothingToDivideBy,

    /// <summary>They contradict each other: they are listed, never reckoned together.</summary>
    Contradiction,

    /// <summary>Too few figures or no time between them.</summary>
    TooLittle,

    /// <summary>The result is outside what is reckoned with.</summary>
    OutOfBounds,
}

/// <summary>A figure worked out of others: the weakest qualifier and the weakest standing of its inputs, or weaker.</summary>
/// <param name="Figure">The result at full precision.</param>
/// <param name="Formula">How.</param>
/// <param name="Inputs">Of what, in the order of the formula.</param>
/// <param name="Decimals">How many decimals are worth telling.</param>
public sealed record Derived(Figure Figure, Formula Formula, IReadOnlyList<Figure> Inputs, int Decimals)
{
    /// <summary>The number rounded to the decimals that are worth telling.</summary>
    public decimal Told => Math.Round(Figure.Low, Decimals, MidpointRounding.AwayFromZero);
}

/// <summary>Either a derived figure or what stood in the way.</summary>
public readonly record struct Derivation
{
    private Derivation(Derived? derived, Obstacle? obstacle) => (Derived, Obstacle) = (derived, obstacle);

    /// <summary>The figure; null when there is an obstacle.</summary>
    public Derived? Derived { get; }

    /// <summary>What stood in the way; null when there is a figure.</summary>
    public Obstacle? Obstacle { get; }

    internal static Derivation Of(Derived derived) => new(derived, null);

    internal static Derivation Not(Obstacle obstacle) => new(null, obstacle);
}
