using Isthmus.Contracts.People;

namespace Isthmus.Places.Houses.Requests;

/// <summary>Stored by name.</summary>
internal enum TicketState { Received, Accepted, InWork, Done, Declined, Withdrawn }

/// <summary>What happens to a request: all but the last by the house, the last by whoever asked.</summary>
internal enum TicketMove { Accept, Start, Finish, Decline, Withdraw }

/// <summary>A request of an organisation for a service of a house, with a clock.</summary>
internal sealed class Ticket : IVersioned, IAudited
{
    public required TicketId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required ServiceId ServiceId { get; init; }
    public required OrganisationId Organisation { get; set; }

    /// <summary>Who asked, before it became one with another organisation.</summary>
    public OrganisationId? MovedFrom { get; set; }
    public UserId? AskedBy { get; init; }
    public required string Text { get; init; }
    public required TicketState State { get; set; }
    public required DateTime ReceivedAt { get; init; }

    /// <summary>By the level of the service as it was when it was asked for, in the opening hours of the house as they were then.</summary>
    public required DateTime DueAt { get; init; }
    public DateTime? AcceptedAt { get; set; }
    public DateTime? StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>Why it was declined.</summary>
    public string? Reason { get; set; }

    /// <summary>Who of the house does it.</summary>
    public UserId? Assignee { get; set; }
    public int Version { get; private set; }

    public bool IsOpen() => State is TicketState.Received or TicketState.Accepted or TicketState.InWork;

    /// <summary>Not done in time: it ended late, or it is late now.</summary>
    public bool IsLate(DateTime now) => State is TicketState.Declined or TicketState.Withdrawn ? false : (EndedAt ?? now) > DueAt;

    /// <returns>The state that a move leads to; null when it does not go from here.</returns>
    public static TicketState? After(TicketState state, TicketMove move) => (state, move) switch
    {
        (TicketState.Received, TicketMove.Accept) => TicketState.Accepted,
        (TicketState.Accepted, TicketMove.Start) => TicketState.InWork,
        (TicketState.Accepted or TicketState.InWork, TicketMove.Finish) => TicketState.Done,
        (TicketState.Received or TicketState.Accepted, TicketMove.Decline) => TicketState.Declined,
        (TicketState.Received or TicketState.Accepted or TicketState.InWork, TicketMove.Withdraw) => TicketState.Withdrawn,
        _ => null,
    };
}

/// <summary>What one side wrote to the other.</summary>
internal sealed class TicketMessage : IAudited
{
    public required TicketMessageId Id { get; init; }
    public required TicketId TicketId { get; init; }
    public required bool FromHouse { get; init; }
    public UserId? By { get; init; }
    public required string Text { get; init; }
    public required DateTime At { get; init; }
}
