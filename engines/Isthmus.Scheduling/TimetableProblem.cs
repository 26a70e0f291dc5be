namespace Isthmus.Scheduling;

/// <summary>
/// The B2B scheduling problem of Bofill, Coll, Garcia, Giráldez-Cru, Pesant, Suy and Villaret (Journal of Artificial
/// Intelligence Research 74, 2022, doi 10.1613/jair.1.12670): every meeting is placed in one day of slots, with as few
/// breaks as possible and a limit on how unequally they fall. All ids and slots count from 1.
/// </summary>
public sealed record TimetableProblem
{
    /// <summary>Number of consecutive slots, 1 or more.</summary>
    public required int Slots { get; init; }

    /// <summary>
    /// Slots 1 to this one are the morning, the others the afternoon; the last slot of the morning and the first one of the
    /// afternoon are adjacent. Equal to <see cref="Slots"/> if there is one session.
    /// </summary>
    public required int MorningSlots { get; init; }

    /// <summary>At most so many meetings in one slot.</summary>
    public required int Tables { get; init; }

    /// <summary>Largest difference of breaks between two participants; null: no limit.</summary>
    public int? Fairness { get; init; }

    /// <summary>Everybody who meets.</summary>
    public required IReadOnlyList<TimetableParticipant> Participants { get; init; }

    /// <summary>The meetings; each is placed.</summary>
    public required IReadOnlyList<TimetableMeeting> Meetings { get; init; }

    /// <summary>Pairs of meetings of which the first is in an earlier slot. Default: none.</summary>
    public IReadOnlyList<TimetablePrecedence> Precedences { get; init; } = [];

    /// <summary>
    /// The plan that is being changed: its slots by the ids of meetings. Of two plans with equally many breaks the one that
    /// moves fewer of these meetings is better. Default: none.
    /// </summary>
    public IReadOnlyDictionary<int, int> Previous { get; init; } = new Dictionary<int, int>();
}

/// <summary>One side of meetings.</summary>
/// <param name="Id">The id, unique among the participants.</param>
/// <param name="ForbiddenSlots">Slots in which the participant cannot meet, from 1.</param>
/// <param name="Meetings">How many meetings it has, as a check of the input; null: not stated.</param>
public sealed record TimetableParticipant(int Id, IReadOnlyCollection<int> ForbiddenSlots, int? Meetings = null);

/// <summary>A meeting to place.</summary>
/// <param name="Id">The id, unique among the meetings.</param>
/// <param name="A">Id of one participant.</param>
/// <param name="B">Id of the other participant.</param>
/// <param name="Session">The session it is tied to.</param>
/// <param name="FixedSlot">The slot it is tied to, from 1; null: none.</param>
public sealed record TimetableMeeting(int Id, int A, int B, TimetableSession Session = TimetableSession.Any, int? FixedSlot = null);

/// <summary>A part of the day.</summary>
public enum TimetableSession
{
    /// <summary>Any slot.</summary>
    Any,

    /// <summary>Slots up to <see cref="TimetableProblem.MorningSlots"/>.</summary>
    Morning,

    /// <summary>Slots after <see cref="TimetableProblem.MorningSlots"/>.</summary>
    Afternoon,
}

/// <summary>An order between two meetings.</summary>
/// <param name="Before">Id of the meeting in the earlier slot.</param>
/// <param name="After">Id of the meeting in the later slot.</param>
public readonly record struct TimetablePrecedence(int Before, int After);
