using Isthmus.Contracts.People;
using Isthmus.Contracts.Places;
using Isthmus.Places.Residents;

namespace Isthmus.Places.Benefits;

internal readonly record struct GrantId(Guid Value) : IId<GrantId>
{
    public static GrantId From(Guid value) => new(value);
    public static GrantId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out GrantId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

/// <summary>A line of the ledger: a benefit that a resident was granted. It is never changed, only taken back with a reason.</summary>
internal sealed class BenefitGrant : IVersioned, IAudited
{
    public const int LongestNote = 1000;

    public required GrantId Id { get; init; }
    public required BenefitId BenefitId { get; init; }
    public required ResidentId ResidentId { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? Until { get; init; }
    public required decimal Value { get; init; }
    public required string Currency { get; init; }

    /// <summary>The decision by which it was granted: its number and day.</summary>
    public required string Decision { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public DocumentId? DocumentId { get; init; }
    public UserId? By { get; init; }
    public required DateTime At { get; init; }
    public DateOnly? RevokedOn { get; set; }
    public string? Note { get; set; }
    public int Version { get; private set; }
}
