using Isthmus.Contracts.Forums;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Schedule.Drafts;

/// <summary>Locked is placed, and the solver leaves it where it is. Cancelled is kept off the plan by the organiser until it is restored.</summary>
internal enum MeetingState { Unplaced, Placed, Locked, Cancelled }

/// <summary>
/// What the draft does with one accepted request. The meeting has the id of its request, so that it stays the same meeting, and the same entry in everybody's
/// calendar, however often the plan is made anew.
/// </summary>
internal sealed class Meeting : IVersioned, IAudited
{
    public required MeetingId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required RequestId RequestId { get; init; }
    public MeetingState State { get; private set; }
    public SlotId? SlotId { get; private set; }
    public TableId? TableId { get; private set; }

    /// <summary>It has a slot and no table: it is held by line.</summary>
    public bool IsOnline { get; private set; }
    public InterpreterId? InterpreterId { get; private set; }

    /// <summary>Why it is not placed, as closed data in JSON: see <see cref="Reason"/>.</summary>
    public string? Reasons { get; private set; }

    /// <summary>What would make room for it, as JSON: see <see cref="WayOut"/>.</summary>
    public string? Way { get; private set; }
    public int Version { get; private set; }

    /// <summary>False as well when its slot or table was taken out of the timetable under it.</summary>
    public bool IsPlaced => State is MeetingState.Placed or MeetingState.Locked && SlotId is not null && (TableId is not null || IsOnline);

    public MeetingPlace Place => new(State, SlotId, TableId, InterpreterId);

    public static MeetingId IdOf(RequestId request) => MeetingId.From(request.Value);

    public static Meeting Of(MeetingRequest request) => new() { Id = IdOf(request.Id), EditionId = request.EditionId, RequestId = request.Id };

    /// <summary>A table, or none for a meeting by line.</summary>
    public void PutAt(SlotId slot, TableId? table, InterpreterId? interpreter, bool locked) =>
        (State, SlotId, TableId, IsOnline, InterpreterId, Reasons, Way) = (locked ? MeetingState.Locked : MeetingState.Placed, slot, table, table is null, interpreter, null, null);

    public void TakeOff(IReadOnlyList<Reason> reasons, WayOut? way = null) => Leave(MeetingState.Unplaced, reasons, way);

    public void Cancel() => Leave(MeetingState.Cancelled, [new CancelledByOrganiser()], null);

    /// <summary>Its interpreter does not come: it stays where it is and waits for another.</summary>
    public void LoseInterpreter() => InterpreterId = null;

    /// <summary>It stays in its slot and is held by line from now on.</summary>
    public void GoOnline() => (TableId, IsOnline) = (null, true);

    private void Leave(MeetingState state, IReadOnlyList<Reason> reasons, WayOut? way) =>
        (State, SlotId, TableId, IsOnline, InterpreterId, Reasons, Way) = (state, null, null, false, null, Reason.Write(reasons), WayOut.Write(way));

    public void Lock(bool locked) => State = locked ? MeetingState.Locked : MeetingState.Placed;
}

/// <summary>Where a meeting stood before or after a change.</summary>
internal sealed record MeetingPlace(MeetingState State, SlotId? Slot, TableId? Table, InterpreterId? Interpreter);
