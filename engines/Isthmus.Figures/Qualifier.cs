namespace Isthmus.Figures;

/// <summary>How firmly a figure is said, strongest first by <see cref="Qualifiers.Weakness"/>.</summary>
public enum Qualifier
{
    /// <summary>= the figure itself.</summary>
    Exact,

    /// <summary>≈ near the figure, on either side.</summary>
    About,

    /// <summary>≥ the figure or more.</summary>
    AtLeast,

    /// <summary>&gt; more than the figure.</summary>
    MoreThan,

    /// <summary>≤ the figure or less.</summary>
    AtMost,

    /// <summary>&lt; less than the figure.</summary>
    LessThan,

    /// <summary>Worked out of bounds that point in different directions: it says how large, not which side of it. Never said of a claim, only of what is derived.</summary>
    Indicative,

    /// <summary>? the words can be read in more than one way.</summary>
    Ambiguous,
}

/// <summary>The order of qualifiers and how they are written.</summary>
public static class Qualifiers
{
    /// <summary>0 for what is exact, more for what is said less firmly: about 1, a bound on one side 2, indicative 3, ambiguous 4.</summary>
    public static int Weakness(this Qualifier qualifier) => qualifier switch
    {
        Qualifier.Exact => 0,
        Qualifier.About => 1,
        Qualifier.Indicative => 3,
        Qualifier.Ambiguous => 4,
        _ => 2,
    };

    /// <summary>1 where the true value is the figure or above it, -1 where it is the figure or below it, 0 where nothing is said of the side.</summary>
    public static int Side(this Qualifier qualifier) => qualifier switch
    {
        Qualifier.AtLeast or Qualifier.MoreThan => 1,
        Qualifier.AtMost or Qualifier.LessThan => -1,
        _ => 0,
    };

    /// <summary>True where the figure itself is not among what the bound allows.</summary>
    public static bool IsStrict(this Qualifier qualifier) => qualifier is Qualifier.MoreThan or Qualifier.LessThan;

    /// <summary>The sign that stands before the figure: empty for what is exact, ≈ for what is about or indicative, ? for what is ambiguous.</summary>
    public static string Sign(this Qualifier qualifier) => qualifier switch
    {
        Qualifier.About or Qualifier.Indicative => "≈",
        Qualifier.AtLeast => "≥",
        Qualifier.MoreThan => ">",
        Qualifier.AtMost => "≤",
        Qualifier.LessThan => "<",
        Qualifier.Ambiguous => "?",
        _ => "",
    };

    internal static Qualifier Bound(int side, bool strict) => side > 0 ? strict ? Qualifier.MoreThan : Qualifier.AtLeast : strict ? Qualifier.LessThan : Qualifier.AtMost;
}
