using Isthmus.Places.Bookings;

namespace Isthmus.Places.Waiting;

/// <summary>Stored by name: they never change once landed.</summary>
internal enum WaitingState { Waiting, Offered, Taken, Withdrawn, Over }

/// <summary>Somebody who waits for time of resources that is taken: in the order in which they came, each is offered the first time that fits.</summary>
internal sealed class WaitingEntry : IVersioned, IAudited
{
    public required WaitingEntryId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required UserId By { get; init; }
    public required OrganisationId Organisation { get; set; }

    /// <summary>The organisation that became this one, until that is undone.</summary>
    public OrganisationId? MovedFrom { get; set; }
    public required WaitingState State { get; set; }

    /// <summary>What is wanted, as a booking would name it.</summary>
    public required BookResources.Request Wish { get; init; }

    /// <summary>A use of this length anywhere between the two will do.</summary>
    public required DateTime From { get; init; }
    public required DateTime Until { get; init; }
    public required int Minutes { get; init; }
    public ReservationId? Offer { get; set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }
}
