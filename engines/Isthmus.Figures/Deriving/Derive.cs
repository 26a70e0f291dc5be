using Isthmus.Figures.Units;

namespace Isthmus.Figures.Deriving;

/// <summary>
/// Works figures out of others. A result is never firmer than its weakest input: bounds are followed through the formula (a lower bound divided by an exact number is a lower bound, divided by another
/// lower bound it only indicates), a range is never taken for a number, units are converted or refused. Quantities are taken to be positive where they are divided by.
/// </summary>
public static class Derive
{
    /// <summary>The answer where the caller knows that the inputs contradict each other.</summary>
    public static Derivation Contradicting => Derivation.Not(Obstacle.Contradiction);

    /// <summary>A figure that the caller has put together of others, as an answer.</summary>
    public static Derivation Of(Derived derived) => Derivation.Of(derived);

    /// <summary>Growth from <paramref name="earlier"/> to <paramref name="later"/>, in percent.</summary>
    public static Derivation Growth(Figure earlier, Figure later) => Two(Formula.Growth, later, earlier, (b, a) => ((b / a) - 1) * 100, (1, -1), Unit.Percent, divides: true, FirmDecimals);

    /// <summary>Yearly growth over <paramref name="years"/>, in percent.</summary>
    public static Derivation AnnualGrowth(Figure earlier, Figure later, decimal years) => years <= 0
        ? Derivation.Not(Obstacle.TooLittle)
        : Two(Formula.AnnualGrowth, later, earlier, (b, a) => Yearly(b / a, years), (1, -1), Unit.Percent, divides: true, _ => 1);

    /// <summary>Yearly growth of something that became <paramref name="multiple"/> times as much over <paramref name="years"/>, in percent.</summary>
    public static Derivation AnnualGrowth(Figure multiple, decimal years)
    {
        ArgumentNullException.ThrowIfNull(multiple);
        if (multiple.In(Unit.Times) is not { } times) return Derivation.Not(Obstacle.UnitsDiffer);
        if (Refuse(times) is { } obstacle) return Derivation.Not(obstacle);
        return times.Low <= 0 ? Derivation.Not(Obstacle.NothingToDivideBy) : years <= 0 ? Derivation.Not(Obstacle.TooLittle) : Safely(Formula.AnnualGrowth, [multiple], () => Yearly(times.Low, years), [1], Unit.Percent, _ => 1);
    }

    /// <summary>The index of <paramref name="value"/> where <paramref name="of"/> is 100.</summary>
    public static Derivation Index(Figure value, Figure of) => Two(Formula.Index, value, of, (v, b) => v / b * 100, (1, -1), Unit.Index, divides: true, FirmDecimals);

    /// <summary>The index of something that became <paramref name="multiple"/> times as much.</summary>
    public static Derivation Index(Figure multiple)
    {
        ArgumentNullException.ThrowIfNull(multiple);
        if (multiple.In(Unit.Times) is not { } times) return Derivation.Not(Obstacle.UnitsDiffer);
        return Refuse(times) is { } obstacle ? Derivation.Not(obstacle) : Safely(Formula.Index, [multiple], () => times.Low * 100, [1], Unit.Index, FirmDecimals);
    }

    /// <summary>How many times <paramref name="other"/> goes into <paramref name="one"/>.</summary>
    public static Derivation Ratio(Figure one, Figure other) => Two(Formula.Ratio, one, other, (a, b) => a / b, (1, -1), Unit.Times, divides: true, _ => 1);

    /// <summary>The share of <paramref name="part"/> in <paramref name="whole"/>, in percent.</summary>
    public static Derivation Share(Figure part, Figure whole) => Two(Formula.Share, part, whole, (a, b) => a / b * 100, (1, -1), Unit.Percent, divides: true, _ => 1);

    /// <summary>How many places a rank improved; below zero it got worse.</summary>
    public static Derivation RankImprovement(Figure earlier, Figure later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return earlier.Unit.Dimension == Unit.Rank.Dimension ? Two(Formula.RankImprovement, earlier, later, (a, b) => a - b, (1, -1), Unit.Count, divides: false, _ => 0) : Derivation.Not(Obstacle.UnitsDiffer);
    }

    /// <summary><paramref name="one"/> less <paramref name="other"/>, in the unit of the first; of two percentages in percentage points.</summary>
    public static Derivation Difference(Figure one, Figure other)
    {
        ArgumentNullException.ThrowIfNull(one);
        return Two(Formula.Difference, one, other, (a, b) => a - b, (1, -1), one.Unit == Unit.Percent ? Unit.Find("PP")!.Value : one.Unit, divides: false, _ => 2);
    }

    /// <summary>What there was before: <paramref name="value"/> / (1 + <paramref name="growth"/>).</summary>
    public static Derivation BaseOfGrowth(Figure value, Figure growth)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(growth);
        if ((Refuse(value) ?? Refuse(growth)) is { } obstacle) return Derivation.Not(obstacle);
        if (growth.In(Unit.Times) is not { } rate) return Derivation.Not(Obstacle.UnitsDiffer);
        return rate.Low <= -1 ? Derivation.Not(Obstacle.NothingToDivideBy) : Safely(Formula.BaseOfGrowth, [value, growth], () => value.Low / (1 + rate.Low), [1, -1], value.Unit, Significant);
    }

    /// <summary>All together, in the unit of the first. Figures of which two contradict each other are not added; the caller says which those are, for only claims about one thing can.</summary>
    public static Derivation Sum(IReadOnlyList<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Count == 0) return Derivation.Not(Obstacle.TooLittle);
        var unit = figures[0].Unit;
        // A place in a ranking, an index or a share of something is no amount.
        if (unit.Dimension is "rank" or "index" or "score" or "share" or "points") return Derivation.Not(Obstacle.UnitsDiffer);
        var all = new List<Figure>();
        foreach (var figure in figures)
        {
            if (Refuse(figure) is { } obstacle) return Derivation.Not(obstacle);
            if (figure.In(unit) is not { } same) return Derivation.Not(Obstacle.UnitsDiffer);
            all.Add(same);
        }
        return Safely(Formula.Sum, figures, () => all.Sum(f => f.Low), [.. figures.Select(_ => 1)], unit, _ => 2);
    }

    private static Derivation Two(Formula formula, Figure one, Figure other, Func<decimal, decimal, decimal> reckon, (int One, int Other) direction, Unit unit, bool divides, Func<Figure, int> decimals)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if ((Refuse(one) ?? Refuse(other)) is { } obstacle) return Derivation.Not(obstacle);
        if (other.In(one.Unit) is not { } same) return Derivation.Not(Obstacle.UnitsDiffer);
        if (divides && (same.Low <= 0 || one.Low < 0)) return Derivation.Not(Obstacle.NothingToDivideBy);
        // The inputs stand in the order of time or of the formula, whichever is read.
        IReadOnlyList<Figure> inputs = formula is Formula.Growth or Formula.AnnualGrowth ? [other, one] : [one, other];
        int[] sides = formula is Formula.Growth or Formula.AnnualGrowth ? [direction.Other, direction.One] : [direction.One, direction.Other];
        return Safely(formula, inputs, () => reckon(one.Low, same.Low), sides, unit, decimals);
    }

    private static Obstacle? Refuse(Figure figure) => figure.Shape switch { Shape.Number => null, Shape.Range => Obstacle.RangeIsNoNumber, _ => Obstacle.NoNumber };

    private static Derivation Safely(Formula formula, IReadOnlyList<Figure> inputs, Func<decimal> reckon, int[] sides, Unit unit, Func<Figure, int> decimals)
    {
        try
        {
            var result = Figure.Number(reckon(), unit, Weakest.Of(inputs, sides), Weakest.Standing(inputs));
            return Derivation.Of(new(result, formula, inputs, decimals(result)));
        }
        catch (OverflowException)
        {
            return Derivation.Not(Obstacle.OutOfBounds);
        }
    }

    private static decimal Yearly(decimal multiple, decimal years) => ((decimal)Math.Round(Math.Pow((double)multiple, 1 / (double)years), 12) - 1) * 100;

    // What is only about right is not told to a tenth of a percent.
    private static int FirmDecimals(Figure result) => result.Qualifier == Qualifier.Exact ? 1 : 0;

    // Three digits that count.
    private static int Significant(Figure result) => result.Low == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10((double)Math.Abs(result.Low))), 0, 6);
}
