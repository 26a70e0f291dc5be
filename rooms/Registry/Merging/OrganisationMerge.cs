using Isthmus.Contracts.People;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Merging;

internal readonly record struct MergeId(Guid Value) : IId<MergeId>
{
    public static MergeId From(Guid value) => new(value);
    public static MergeId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out MergeId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

/// <summary>One organisation was found to be another: what it was before, so that the merge can be taken back exactly.</summary>
internal sealed class OrganisationMerge : IAudited
{
    public MergeId Id { get; init; }
    public required OrganisationId Kept { get; init; }
    public required OrganisationId Gone { get; init; }
    public required string GoneName { get; init; }
    public required Organisations.RecordStatus GoneStatus { get; init; }
    public required string KeptBefore { get; init; }
    public required string KeptAfter { get; init; }
    public required ValueList<Guid> Products { get; init; }
    public required ValueList<Guid> Subsidiaries { get; init; }
    public DateTime At { get; init; }
    public UserId? By { get; init; }
    public required string ByName { get; init; }
    public DateTime? UndoneAt { get; set; }
}

/// <summary>Two organisations that may be one. <c>First</c> is the smaller id, so a pair is kept once.</summary>
internal sealed class ProbableDuplicate
{
    public required OrganisationId First { get; init; }
    public required OrganisationId Second { get; init; }
    public double Score { get; set; }
    public MatchReason Reason { get; set; }
    public DateTime FoundAt { get; init; }

    /// <summary>A person has said that they are two: the pair is not proposed again.</summary>
    public bool NotTheSame { get; set; }
    public UserId? DecidedById { get; set; }
    public DateTime? DecidedAt { get; set; }
}
