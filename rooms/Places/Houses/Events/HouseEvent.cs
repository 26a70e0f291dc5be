namespace Isthmus.Places.Houses.Events;

/// <summary>Stored by name.</summary>
internal enum EventKind { Presentation, Training, Competition, Delegation, OpenDay, Other }

/// <summary>Something that takes place in a house.</summary>
internal sealed class HouseEvent : IVersioned, IAudited
{
    public required EventId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required EventKind Kind { get; set; }
    public required LocalText Title { get; set; }
    public required LocalText About { get; set; }
    public required DateTime StartsAt { get; set; }
    public required DateTime EndsAt { get; set; }
    public string? Room { get; set; }

    /// <summary>It does not take place: calendars are told so.</summary>
    public DateTime? CancelledAt { get; set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }
}

/// <summary>Somebody came to a house: one record for each who came, so that nobody has to be counted by hand. Who they were is not kept, only on whose behalf.</summary>
internal sealed class Visit : IAudited
{
    public required VisitId Id { get; init; }
    public required PlaceId PlaceId { get; init; }

    /// <summary>The event they came to; null for others.</summary>
    public EventId? EventId { get; init; }
    public OrganisationId? Organisation { get; init; }

    /// <summary>The day on the clock of the house.</summary>
    public required DateOnly On { get; init; }
    public required DateTime At { get; init; }
}
