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

    /// <summary>Why it is not placed, as closed data in JSON: see <see cref="Reason"/>.</summary>
    public string? Reasons { get; private set; }
    public int Version { get; private set; }

    /// <summary>False as well when its slot or table was taken out of the timetable under it.</summary>
    public bool IsPlaced => State is MeetingState.Placed or MeetingState.Locked && SlotId is not null && TableId is not null;

    public MeetingPlace Place => new(State, SlotId, TableId);

    public static MeetingId IdOf(RequestId request) => MeetingId.From(request.Value);

    public static Meeting Of(MeetingRequest request) => new() { Id = IdOf(request.Id), EditionId = request.EditionId, RequestId = request.Id };

    public void PutAt(SlotId slot, TableId table, bool locked) =>
        (State, SlotId, TableId, Reasons) = (locked ? MeetingState.Locked : MeetingState.Placed, slot, table, null);

    public void TakeOff(IReadOnlyList<Reason> reasons) => (State, SlotId, TableId, Reasons) = (MeetingState.Unplaced, null, null, Reason.Write(reasons));

    public void Cancel() => (State, SlotId, TableId, Reasons) = (MeetingState.Cancelled, null, null, Reason.Write([new CancelledByOrganiser()]));

    public void Lock(bool locked) => State = locked ? MeetingState.Locked : MeetingState.Placed;
}

/// <summary>Where a meeting stood before or after a change.</summary>
internal sealed record MeetingPlace(MeetingState State, SlotId? Slot, TableId? Table);
