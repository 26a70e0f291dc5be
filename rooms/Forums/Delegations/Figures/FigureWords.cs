namespace Isthmus.Forums.Delegations.Figures;

/// <summary>A figure in the reader's words: never without its qualifier, and never without saying what it leaves open.</summary>
internal static class FigureWords
{
    /// <summary>"more than 200"</summary>
    public static string Qualified(FigureQualifier qualifier, int number, Texts t, Formats f) => qualifier switch
    {
        FigureQualifier.Exactly => f.Number(number),
        FigureQualifier.AtLeast => t["forums.figure.said.atLeast", number],
        FigureQualifier.MoreThan => t["forums.figure.said.moreThan", number],
        FigureQualifier.About => t["forums.figure.said.about", number],
        FigureQualifier.AtMost => t["forums.figure.said.atMost", number],
        FigureQualifier.FewerThan => t["forums.figure.said.fewerThan", number],
        FigureQualifier.Estimate => t["forums.figure.said.estimate", number],
        FigureQualifier.Target => t["forums.figure.said.target", number],
        _ => throw new InvalidOperationException(qualifier.ToString()),
    };

    /// <summary>"more than 200 (in total or each: not said)"</summary>
    public static string Whole(ShowFigures.View v, Texts t, Formats f) => $"{Qualified(v.Qualifier, v.Number, t, f)} ({t.Of("forums.figure.reach", v.Reach)})";

    /// <summary>What is counted here for one reading; null where nothing is.</summary>
    public static string? Counted(ShowFigures.ReadingView r, Texts t)
    {
        if (r.Counted.Count == 0) return null;
        var (least, most, complete) = (r.Counted.Min(c => c.Number), r.Counted.Max(c => c.Number), r.Counted.All(c => c.Complete));
        if (r.Reach == FigureReach.Each && r.Counted.Count > 1) return t[complete ? "forums.figure.counted.each" : "forums.figure.counted.eachAtLeast", least, most, r.Counted.Count];
        return t[complete ? "forums.figure.counted" : "forums.figure.counted.atLeast", least];
    }

    public static string Tone(FigureVerdict verdict) => verdict switch { FigureVerdict.Consistent => "good", FigureVerdict.Contradicts => "bad", FigureVerdict.NotComparable => "warn", _ => throw new InvalidOperationException(verdict.ToString()) };
}
