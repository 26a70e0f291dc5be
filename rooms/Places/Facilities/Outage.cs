namespace Isthmus.Places.Facilities;

/// <summary>A time in which a resource is out of use. Its rows take every unit, so that the database refuses bookings in it.</summary>
internal sealed class Outage : IAudited
{
    public required OutageId Id { get; init; }
    public required ResourceId ResourceId { get; init; }
    public required DateTime From { get; init; }
    public required DateTime Until { get; set; }
    public required string Reason { get; init; }
    public required DateTime CreatedAt { get; init; }
}
