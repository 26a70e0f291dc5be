using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Benefits;

/// <summary>Answers of the calculator in the reader's words.</summary>
internal static class BenefitWords
{
    public static string? Tone(Verdict verdict) => verdict switch { Verdict.Yes => "good", Verdict.Unknown => "warn", _ => null };

    public static string Why(BenefitAnswer a, Texts t, Formats f)
    {
        var comma = t.Language == Language.Persian ? "، " : ", ";
        return (a.Ground, a.Verdict) switch
        {
            (Ground.NotYetInForce, _) => t["benefits.why.notYet", f.Date(a.Benefit.ValidFrom)],
            (Ground.NoLongerInForce, _) => t["benefits.why.noLonger", f.Date(a.Benefit.ValidUntil ?? a.Benefit.ValidFrom)],
            (Ground.OtherCountry, _) => t["benefits.why.otherCountry", f.Country(a.Benefit.Jurisdiction)],
            (Ground.OtherCluster, _) => t["benefits.why.otherCluster"],
            (Ground.CountryUnknown or Ground.ClusterUnknown, _) => t["benefits.why.needs", string.Join(comma, a.Needs.Select(n => t.Of("residents.fact", n)).Prepend(t["residents.cluster"]))],
            (_, Verdict.No) => t["benefits.why.fails", string.Join("; ", a.Failed.Select(x => ConditionWords.Of(x.Condition, t, f)))],
            (_, Verdict.Unknown) => t["benefits.why.needs", string.Join(comma, a.Needs.Select(n => t.Of("residents.fact", n)))],
            _ when a.Answers.Count == 0 => t["benefits.why.everybody"],
            _ => t["benefits.why.holds", string.Join("; ", a.Answers.Select(x => ConditionWords.Of(x.Condition, t, f)))],
        };
    }

    /// <summary>The legal source in a line.</summary>
    public static string Source(Benefit b, Texts t, Formats f) => t["benefits.source", b.Act.In(t.Language.Code), b.Article, f.Date(b.ActDate)];
}
