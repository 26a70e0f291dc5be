using Isthmus.Contracts.Compliance;
using Isthmus.Places.Rates;

namespace Isthmus.Places.Bookings;

/// <summary>Stored by name: they never change once landed.</summary>
internal enum ReservationState
{
    /// <summary>Waits for approval.</summary>
    Requested,

    /// <summary>Held for somebody of the waiting list until they answer.</summary>
    Offered,
    Confirmed,
    InUse,
    Done,
    Cancelled,
    Declined,

    /// <summary>Nobody came.</summary>
    Missed,

    /// <summary>An offer that was not answered in time.</summary>
    Lapsed,

    /// <summary>An outage took its time: it needs another.</summary>
    Displaced,
}

/// <summary>A booking: one or more resources for one stretch of time, for an organisation, by a person.</summary>
internal sealed class Reservation : IVersioned, IAudited, IGated
{
    public required ReservationId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required UserId By { get; set; }
    public required OrganisationId Organisation { get; set; }

    /// <summary>The organisation that became this one, until that is undone.</summary>
    public OrganisationId? MovedFrom { get; set; }
    public required ReservationState State { get; set; }

    /// <summary>The use itself, without what it needs before and after.</summary>
    public required DateTime From { get; set; }
    public required DateTime Until { get; set; }
    public string? Purpose { get; set; }
    public string? Protocol { get; set; }
    public int? BiosafetyLevel { get; set; }
    public SeriesId? SeriesId { get; init; }

    /// <summary>Why staff went over the rules.</summary>
    public string? Override { get; set; }

    /// <summary>Why it was declined, cancelled or displaced.</summary>
    public string? Note { get; set; }

    /// <summary>The end of an offer.</summary>
    public DateTime? AnswerBy { get; set; }

    /// <summary>A time that waits for approval while the old one is kept.</summary>
    public DateTime? MoveFrom { get; set; }
    public DateTime? MoveUntil { get; set; }
    public DateTime? ActualFrom { get; set; }
    public DateTime? ActualUntil { get; set; }

    /// <summary>It was cancelled later than may be without being counted.</summary>
    public bool LateCancel { get; set; }

    /// <summary>What it costs, as was said when it was made or moved.</summary>
    public IReadOnlyList<QuotedLine> Quote { get; set => field = JsonColumns.List(value); } = JsonColumns.List<QuotedLine>([]);
    public required DateTime CreatedAt { get; init; }

    /// <summary>How often its time has changed: the SEQUENCE of calendar files.</summary>
    public int Moves { get; set; }

    /// <summary>The gate holds its organisation or the access: nobody is let in by it.</summary>
    public bool OnHold { get; set; }

    /// <summary>The gate's decision on the access it stands on; of several resources, that of the first.</summary>
    public DecisionId? Clearance { get; set; }
    public int Version { get; private set; }

    public Span Use => new(From, Until);

    public bool IsAhead(DateTime now) => State is ReservationState.Requested or ReservationState.Offered or ReservationState.Confirmed or ReservationState.Displaced && Until > now;

    public bool IsOver => State is ReservationState.Done or ReservationState.Cancelled or ReservationState.Declined or ReservationState.Missed or ReservationState.Lapsed;
}

/// <summary>That a unit of a resource is taken: by a booking with its buffers, or by an outage. No two that hold overlap: the database refuses that (<c>ex_places_occupancy</c>).</summary>
internal sealed class Occupancy
{
    public const string Rule = "ex_places_occupancy";

    public required OccupancyId Id { get; init; }
    public ReservationId? ReservationId { get; init; }
    public OutageId? OutageId { get; init; }
    public required ResourceId ResourceId { get; init; }
    public required int Unit { get; set; }
    public required DateTime From { get; set; }
    public required DateTime Until { get; set; }

    /// <summary>False: it is over, or waits without keeping others from the time.</summary>
    public required bool Holds { get; set; }

    /// <summary>Of a new time that waits for approval, as far as it is not the old one.</summary>
    public bool Moving { get; set; }
}
