namespace Isthmus.Places.Bookings;

/// <summary>A date that a series left out because it was taken or against the rules: it can be tried again.</summary>
internal sealed class SkippedDate : IAudited
{
    public required SeriesId SeriesId { get; init; }
    public required DateTime From { get; init; }
    public required DateTime Until { get; init; }
    public required PlaceId PlaceId { get; init; }

    /// <summary>What the series wanted on each of its dates.</summary>
    public required BookResources.Request Wish { get; init; }
}
