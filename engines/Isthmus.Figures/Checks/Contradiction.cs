using Isthmus.Figures.Periods;

namespace Isthmus.Figures.Checks;

/// <summary>Whether two figures about the same thing can both be true.</summary>
public static class Contradiction
{
    /// <summary>
    /// True when the same measure of the same subject cannot be both for times that share a day: what one allows and what the other allows do not meet, or one rose where the other fell. What is "about" a figure
    /// allows <paramref name="tolerance"/> of it on either side. Targets contradict nothing; nothing ambiguous or said in words does. A figure that moves between the days of two different
    /// periods is not a contradiction: only periods that end on the same day are compared, or one of which is a day.
    /// </summary>
    public static bool Between(Figure one, Period when, Figure other, Period otherWhen, decimal tolerance = .05m)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(when);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(otherWhen);
        if (one.Standing == Standing.Target || other.Standing == Standing.Target || !SameTime(when, otherWhen) || other.In(one.Unit) is not { } same) return false;
        if (one.Qualifier.Weakness() > 2 || same.Qualifier.Weakness() > 2) return false;
        if (IsDirection(one) || IsDirection(same)) return IsDirection(one) && IsDirection(same) && one.Shape != same.Shape;
        if (one.Shape == Shape.Words || same.Shape == Shape.Words) return false;
        var (a, b) = (Bounds(one, tolerance), Bounds(same, tolerance));
        return Above(a, one, b, same) || Above(b, same, a, one);
    }

    private static bool SameTime(Period one, Period other) => one.Last is { } a && other.Last is { } b && (a == b || (one.Precision == Precision.Day && other.Contains(one) && other.Precision != Precision.Span) || (other.Precision == Precision.Day && one.Contains(other) && one.Precision != Precision.Span));

    private static bool IsDirection(Figure figure) => figure.Shape is Shape.Rise or Shape.Fall;

    private static (decimal? Low, decimal? High) Bounds(Figure figure, decimal tolerance) => figure.Qualifier == Qualifier.About
        ? (figure.Low - (Math.Abs(figure.Low) * tolerance), figure.High + (Math.Abs(figure.High) * tolerance))
        : (figure.Floor, figure.Ceiling);

    // The lowest of the one lies above the highest of the other.
    private static bool Above((decimal? Low, decimal? High) one, Figure of, (decimal? Low, decimal? High) other, Figure against) =>
        one.Low is { } low && other.High is { } high && (low > high || (low == high && (of.Qualifier == Qualifier.MoreThan || against.Qualifier == Qualifier.LessThan)));
}
