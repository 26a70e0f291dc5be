namespace Isthmus.Programme.Sessions;

internal enum SessionKind { Talk, Panel, Workshop, Ceremony, Discussion, Break, Other }

/// <summary>A draft is seen by organisers only. What was cancelled keeps its place in the public programme, as cancelled.</summary>
internal enum SessionState { Draft, Accepted, Cancelled }

/// <summary>One item of a programme. It has a place when it has a room and a start; both or none.</summary>
internal sealed class Session : IVersioned, IAudited
{
    public required SessionId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>The identity in exported files; it stays when a file is read into another edition.</summary>
    public required Guid Uid { get; init; }

    /// <summary>Counted within the edition, from 1: the older formats want a whole number.</summary>
    public required int Number { get; init; }
    public required LocalText Title { get; set; }
    public required LocalText Abstract { get; set; }
    public SessionKind Kind { get; set; }
    public SessionState State { get; set; }
    public TrackId? TrackId { get; set; }
    public HallId? HallId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? StartsAt { get; set; }
    public int Minutes { get; set; }

    /// <summary>The language in which it is held: en, ru, fa or another two-letter code.</summary>
    public string? Language { get; set; }

    /// <summary>How many are expected; compared with the room's capacity.</summary>
    public int? Expected { get; set; }

    /// <summary>Grows whenever time, room or cancellation change: calendar programs go by it.</summary>
    public int Sequence { get; set; }
    public int Version { get; private set; }

    public DateTime? EndsAt => StartsAt?.AddMinutes(Minutes);
    public bool IsPlaced => StartsAt is not null && HallId is not null;

    public void Put(HallId? hall, DateTime? startsAt)
    {
        if (hall == HallId && startsAt == StartsAt) return;
        (HallId, StartsAt, Sequence) = (hall, startsAt, Sequence + 1);
    }
}

/// <summary>Who speaks in a session, in order.</summary>
internal sealed class SessionSpeaker : IAudited
{
    public required SessionId SessionId { get; init; }
    public required SpeakerId SpeakerId { get; init; }
    public int Place { get; set; }
}
