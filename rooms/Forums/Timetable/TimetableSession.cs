using Isthmus.Contracts.Forums;

namespace Isthmus.Forums.Timetable;

/// <summary>
/// A part of a day in which meetings are held: times of the clock where the edition is. Sessions of an edition do not overlap; one that is held in
/// several venues at once names all of them.
/// </summary>
internal sealed class TimetableSession : IVersioned, IAudited
{
    public required SessionId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required DateOnly Date { get; set; }
    public required TimeOnly StartsAt { get; set; }
    public required TimeOnly EndsAt { get; set; }
    public required int SlotMinutes { get; set; }

    /// <summary>Between two slots, for finding the next table.</summary>
    public int BreakMinutes { get; set; }
    public int Version { get; private set; }
}

/// <summary>A venue in which a session is held.</summary>
internal sealed class SessionVenue : IAudited
{
    public required SessionId SessionId { get; init; }
    public required VenueId VenueId { get; init; }
}

/// <summary>A time in which one meeting fits. Stored, so that placements, locks and absences can name it; kept when a session changes around it.</summary>
internal sealed class ForumSlot
{
    public required SlotId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required SessionId SessionId { get; set; }

    /// <summary>From 1 over the whole edition, in the order of time: how files name slots.</summary>
    public required int Number { get; set; }

    /// <summary>The day where the edition is held.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartsAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime EndsAt { get; init; }
}
