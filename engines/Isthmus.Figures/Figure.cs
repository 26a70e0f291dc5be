using System.Globalization;
using Isthmus.Figures.Units;

namespace Isthmus.Figures;

/// <summary>A value as it was said: a number, a range, a direction or words only, with its qualifier, its standing and its unit. Immutable; equal by content.</summary>
public sealed record Figure
{
    private Figure(Shape shape, decimal low, decimal high, Unit unit, Qualifier qualifier, Standing standing) =>
        (Shape, Low, High, Unit, Qualifier, Standing) = (shape, low, high, unit, qualifier, standing);

    /// <summary>What it consists of.</summary>
    public Shape Shape { get; }

    /// <summary>The number, or the lower end of a range; 0 for a direction or words.</summary>
    public decimal Low { get; }

    /// <summary>The number, or the upper end of a range; 0 for a direction or words.</summary>
    public decimal High { get; }

    /// <summary>In what it is counted.</summary>
    public Unit Unit { get; }

    /// <summary>How firmly it is said.</summary>
    public Qualifier Qualifier { get; }

    /// <summary>What kind of statement it is.</summary>
    public Standing Standing { get; }

    /// <summary>True for one number, which alone can be reckoned with.</summary>
    public bool IsNumber => Shape == Shape.Number;

    /// <summary>One number.</summary>
    public static Figure Number(decimal value, Unit unit, Qualifier qualifier = Qualifier.Exact, Standing standing = Standing.Actual) => new(Shape.Number, value, value, unit, qualifier, standing);

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentException">The lower end is above the upper one.</exception>
    public static Figure Range(decimal low, decimal high, Unit unit, Qualifier qualifier = Qualifier.Exact, Standing standing = Standing.Actual) =>
        low <= high ? new(Shape.Range, low, high, unit, qualifier, standing) : throw new ArgumentException("The lower end of a range is above its upper one.", nameof(low));

    /// <summary>↑ or ↓ without a number.</summary>
    public static Figure Direction(bool rise, Unit unit, Standing standing = Standing.Actual) => new(rise ? Shape.Rise : Shape.Fall, 0, 0, unit, Qualifier.Exact, standing);

    /// <summary>Said in words only.</summary>
    public static Figure Words(Unit unit, Qualifier qualifier = Qualifier.Exact, Standing standing = Standing.Claim) => new(Shape.Words, 0, 0, unit, qualifier, standing);

    /// <summary>The same value in another unit of the same dimension; null when there is no way from one to the other.</summary>
    public Figure? In(Unit unit) => Unit.Factor(unit) is { } factor ? new(Shape, Low * factor, High * factor, unit, Qualifier, Standing) : null;

    /// <summary>The smallest value that it allows; null where there is no floor.</summary>
    public decimal? Floor => Shape switch { Shape.Range => Low, Shape.Number when Qualifier is Qualifier.Exact || Qualifier.Side() > 0 => Low, _ => null };

    /// <summary>The largest value that it allows; null where there is no ceiling.</summary>
    public decimal? Ceiling => Shape switch { Shape.Range => High, Shape.Number when Qualifier is Qualifier.Exact || Qualifier.Side() < 0 => High, _ => null };

    /// <summary>As it is written in files: sign and number, without the unit: <c>≥ 4400</c>, <c>10..20</c>, <c>↓</c>.</summary>
    public override string ToString()
    {
        var text = Shape switch
        {
            Shape.Number => Low.ToString(CultureInfo.InvariantCulture),
            Shape.Range => string.Create(CultureInfo.InvariantCulture, $"{Low}..{High}"),
            Shape.Rise => "↑",
            Shape.Fall => "↓",
            _ => "",
        };
        return Qualifier.Sign() is { Length: > 0 } sign ? $"{sign} {text}".TrimEnd() : text;
    }
}
