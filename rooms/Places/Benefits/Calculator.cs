using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Benefits;

/// <summary>Why a benefit is or is not for an organisation; of the conditions, each with its own answer.</summary>
internal enum Ground { Conditions, NotYetInForce, NoLongerInForce, OtherCountry, OtherCluster, CountryUnknown, ClusterUnknown }

internal sealed record BenefitAnswer(Benefit Benefit, Verdict Verdict, Ground Ground, IReadOnlyList<Answer> Answers)
{
    public IEnumerable<Answer> Failed => Answers.Where(a => a.Verdict == Verdict.No);

    /// <summary>What has to be known before it is a yes or a no.</summary>
    public IEnumerable<Fact> Needs => Answers.Where(a => a.Verdict == Verdict.Unknown).Select(a => a.Condition.Fact).Distinct();
}

/// <summary>Which benefits a profile has a right to as of a day: yes, no, or not known, each with its ground. Pure.</summary>
internal static class Calculator
{
    public static BenefitAnswer Ask(Benefit benefit, Profile profile, DateOnly day)
    {
        var answers = benefit.Conditions.Select(c => Conditions.Ask(c, profile, day)).ToList();
        var conditions = Conditions.All(answers.Select(a => a.Verdict));
        if (day < benefit.ValidFrom) return new(benefit, Verdict.No, Ground.NotYetInForce, answers);
        if (benefit.ValidUntil < day) return new(benefit, Verdict.No, Ground.NoLongerInForce, answers);
        if (profile.Jurisdiction is { } country && country != benefit.Jurisdiction) return new(benefit, Verdict.No, Ground.OtherCountry, answers);
        if (benefit.PlaceId is { } place && profile.Cluster is { } cluster && cluster != place) return new(benefit, Verdict.No, Ground.OtherCluster, answers);
        // A condition that fails decides, wherever it would be.
        if (conditions == Verdict.No) return new(benefit, Verdict.No, Ground.Conditions, answers);
        if (benefit.PlaceId is not null && profile.Cluster is null) return new(benefit, Verdict.Unknown, Ground.ClusterUnknown, answers);
        if (profile.Jurisdiction is null) return new(benefit, Verdict.Unknown, Ground.CountryUnknown, answers);
        return new(benefit, conditions, Ground.Conditions, answers);
    }

    /// <summary>Those there is a right to first, then those of which something is to be known.</summary>
    public static IReadOnlyList<BenefitAnswer> All(IEnumerable<Benefit> benefits, Profile profile, DateOnly day) =>
        [.. benefits.Select(b => Ask(b, profile, day)).OrderBy(a => a.Verdict switch { Verdict.Yes => 0, Verdict.Unknown => 1, _ => 2 }).ThenBy(a => a.Benefit.Kind).ThenBy(a => a.Benefit.Id.Value)];
}
