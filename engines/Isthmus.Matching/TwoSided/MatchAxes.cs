namespace Isthmus.Matching.TwoSided;

/// <summary>The directions in which two profiles may fit.</summary>
public enum MatchAxis
{
    /// <summary>What the other has is what this side looks for, by their texts.</summary>
    Need,

    /// <summary>What this side has is what the other looks for, by their texts.</summary>
    Offer,

    /// <summary>Kinds of agreement and of partner.</summary>
    Partnership,

    /// <summary>Markets and fields.</summary>
    Market,

    /// <summary>Readiness.</summary>
    Stage,

    /// <summary>Languages in which both can work.</summary>
    Language,
}

/// <summary>How well texts answer each other: 0 (not at all) to 1; null: there is no text.</summary>
/// <param name="InB">How well the second profile answers what the first looks for.</param>
/// <param name="InA">How well the first profile answers what the second looks for.</param>
public readonly record struct TextScores(double? InB, double? InA);

/// <summary>How a pair looks from one side: a value from 0 to 1 for each axis, or null where it is unknown.</summary>
public readonly record struct MatchAxes
{
    /// <summary>All axes there are.</summary>
    internal const int Count = 6;

    /// <summary>By text: the other has what this side looks for.</summary>
    public double? Need { get; init => field = Checked(value); }

    /// <summary>By text: this side has what the other looks for.</summary>
    public double? Offer { get; init => field = Checked(value); }

    /// <summary>Kinds of agreement (shared ones over the shorter of both lists) and of partner (the other's is wanted or not), the mean of those known.</summary>
    public double? Partnership { get; init => field = Checked(value); }

    /// <summary>Of this side's fields, each with its nearest among the other's (Wu and Palmer 1994), the mean.</summary>
    public double? Market { get; init => field = Checked(value); }

    /// <summary>1 if the other's readiness is in the range this side wants, a quarter less for each level outside.</summary>
    public double? Stage { get; init => field = Checked(value); }

    /// <summary>1 if a language is shared, otherwise 0.</summary>
    public double? Language { get; init => field = Checked(value); }

    /// <summary>The value of one axis.</summary>
    /// <param name="axis">Which.</param>
    public double? this[MatchAxis axis] => axis switch
    {
        MatchAxis.Need => Need,
        MatchAxis.Offer => Offer,
        MatchAxis.Partnership => Partnership,
        MatchAxis.Market => Market,
        MatchAxis.Stage => Stage,
        MatchAxis.Language => Language,
        _ => throw new ArgumentOutOfRangeException(nameof(axis)),
    };

    /// <summary>The same with one axis at another value.</summary>
    /// <param name="axis">Which.</param>
    /// <param name="value">0 to 1, or null for unknown.</param>
    /// <returns>A copy.</returns>
    public MatchAxes With(MatchAxis axis, double? value) => axis switch
    {
        MatchAxis.Need => this with { Need = value },
        MatchAxis.Offer => this with { Offer = value },
        MatchAxis.Partnership => this with { Partnership = value },
        MatchAxis.Market => this with { Market = value },
        MatchAxis.Stage => this with { Stage = value },
        MatchAxis.Language => this with { Language = value },
        _ => throw new ArgumentOutOfRangeException(nameof(axis)),
    };

    /// <summary>How a pair looks from one side.</summary>
    /// <param name="viewer">The side that would accept or decline.</param>
    /// <param name="other">Who is proposed to it.</param>
    /// <param name="text">The texts, <paramref name="viewer"/> first.</param>
    /// <returns>The axes. Unknown is what either side has not stated.</returns>
    /// <exception cref="ArgumentException">A profile is not well-formed, or a score is not in 0 to 1.</exception>
    /// <remarks>Quadratic in the lengths of the profiles' lists, which are short.</remarks>
    public static MatchAxes Of(MatchProfile viewer, MatchProfile other, TextScores text)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(other);
        viewer.Check(nameof(viewer));
        other.Check(nameof(other));
        return new MatchAxes
        {
            Need = text.InB,
            Offer = text.InA,
            Partnership = Mean(Agreement(viewer, other), Kind(viewer, other)),
            Market = Fields(viewer, other),
            Stage = Readiness(viewer, other),
            Language = viewer.Languages.Count == 0 || other.Languages.Count == 0 ? null : Codes.SharesLanguage(viewer.Languages, other.Languages) ? 1 : 0,
        };
    }

    internal static double? Agreement(MatchProfile viewer, MatchProfile other) => viewer.Partnerships.Count == 0 || other.Partnerships.Count == 0
        ? null
        : Math.Min(1, (double)Codes.Shared(viewer.Partnerships, other.Partnerships) / Math.Min(viewer.Partnerships.Count, other.Partnerships.Count));

    internal static double? Kind(MatchProfile viewer, MatchProfile other) => viewer.WantedPartnerKinds.Count == 0 || other.PartnerKind is null
        ? null
        : Codes.Has(viewer.WantedPartnerKinds, other.PartnerKind) ? 1 : 0;

    private static double? Fields(MatchProfile viewer, MatchProfile other) => viewer.Fields.Count == 0 || other.Fields.Count == 0
        ? null
        : viewer.Fields.Average(own => other.Fields.Max(theirs => Codes.Nearness(own, theirs)));

    private static double? Readiness(MatchProfile viewer, MatchProfile other)
    {
        if (viewer.WantedReadiness is not { } wanted || other.Readiness is not { } level)
        {
            return null;
        }

        int outside = Math.Max(0, Math.Max(wanted.From - level, level - wanted.To));
        return Math.Max(0, 1 - (0.25 * outside));
    }

    private static double? Mean(double? one, double? other) => one is { } a && other is { } b ? (a + b) / 2 : one ?? other;

    private static double? Checked(double? value) => value is null or (>= 0 and <= 1)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "An axis is 0 to 1, or unknown.");
}
