namespace Isthmus.Forums.Delegations.Figures;

internal enum FigureVerdict { Consistent, Contradicts, NotComparable }

/// <summary>Why a figure cannot be compared.</summary>
internal enum FigureDoubt { None, Target, NothingCounted, CountIncomplete, OthersMeant, ForOrganisers }

/// <summary>What is counted here.</summary>
/// <param name="IsComplete">False: there may be more than is entered, so the number is the least it can be.</param>
internal readonly record struct Tally(int Number, bool IsComplete = true);

/// <summary>
/// A stated number against a counted one. The words mean a range of numbers, and so does the count: where the second lies within the first they agree, where they do not meet they contradict each other, and anything
/// else stays undecided. Pure.
/// </summary>
internal static class CompareFigure
{
    /// <summary>How far "about" and an estimate may be off, in hundredths of the number.</summary>
    public const int AboutPercent = 10;

    /// <summary>The numbers that the words can mean, both ends included; null for a target, which tells what is wanted and not what is.</summary>
    public static (long Low, long High)? Meant(FigureQualifier qualifier, int number) => qualifier switch
    {
        FigureQualifier.Exactly => (number, number),
        FigureQualifier.AtLeast => (number, long.MaxValue),
        FigureQualifier.MoreThan => (number + 1L, long.MaxValue),
        FigureQualifier.About or FigureQualifier.Estimate => (number - Slack(number), number + Slack(number)),
        FigureQualifier.AtMost => (0, number),
        FigureQualifier.FewerThan => (0, number - 1L),
        FigureQualifier.Target => null,
        _ => throw new InvalidOperationException(qualifier.ToString()),
    };

    public static (FigureVerdict Verdict, FigureDoubt Doubt) Of(FigureQualifier qualifier, int number, Tally? counted)
    {
        if (Meant(qualifier, number) is not { } meant) return (FigureVerdict.NotComparable, FigureDoubt.Target);
        if (counted is not { } tally) return (FigureVerdict.NotComparable, FigureDoubt.NothingCounted);
        var (low, high) = (tally.Number, tally.IsComplete ? tally.Number : long.MaxValue);
        if (high < meant.Low || low > meant.High) return (FigureVerdict.Contradicts, FigureDoubt.None);
        return low >= meant.Low && high <= meant.High ? (FigureVerdict.Consistent, FigureDoubt.None) : (FigureVerdict.NotComparable, FigureDoubt.CountIncomplete);
    }

    /// <summary>A number that holds for each: one that contradicts it is enough, and all must agree.</summary>
    public static (FigureVerdict Verdict, FigureDoubt Doubt) OfEach(FigureQualifier qualifier, int number, IReadOnlyCollection<Tally?> counted)
    {
        if (counted.Count == 0) return Of(qualifier, number, null);
        var each = counted.Select(t => Of(qualifier, number, t)).ToList();
        if (each.Exists(e => e.Verdict == FigureVerdict.Contradicts)) return (FigureVerdict.Contradicts, FigureDoubt.None);
        return each.Find(e => e.Verdict == FigureVerdict.NotComparable) is { Doubt: not FigureDoubt.None } open ? open : (FigureVerdict.Consistent, FigureDoubt.None);
    }

    private static long Slack(int number) => (number * (long)AboutPercent + 99) / 100;
}
