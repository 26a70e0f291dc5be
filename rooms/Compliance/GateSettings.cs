using Isthmus.Screening;

namespace Isthmus.Compliance;

/// <summary>How strict the gate is: one row, changed by a compliance officer, in the audit with before and after.</summary>
internal sealed class GateSettings : IAudited, IVersioned
{
    public const double LeastThreshold = 0.2;
    public const double MostThreshold = 0.9;

    public int Id { get; init; } = 1;

    /// <summary>A likeness with at least this probability is referred.</summary>
    public double PartyThreshold { get; set; } = Thresholds.Review;
    public int Version { get; private set; }
}
