namespace Isthmus.Indicators.Claims;

/// <summary>Two claims that somebody saw contradict each other where reckoning cannot: other days, other definitions. Listed beside each other, never averaged.</summary>
internal sealed class ClaimLink : IAudited
{
    public required ClaimId One { get; init; }
    public required ClaimId Other { get; init; }
    public string? Note { get; init; }
}
