using Isthmus.Contracts.Forums;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Schedule.Drafts;

internal enum OccupancyKind { Participant, Table, Interpreter }

/// <summary>
/// What a placed meeting takes up: a seat of each side, a table and an interpreter if it needs one, in one slot. A unique index over it is what makes double use impossible on both databases,
/// whoever writes at the same time and whatever the code above forgot.
/// </summary>
internal sealed class Occupancy
{
    public required MeetingId MeetingId { get; init; }

    /// <summary>0 and 1 the two sides in the order of their ids, 2 the table, 3 the interpreter. Two writers thus take what they need in the same order and do not wait for each other in a ring.</summary>
    public required int Part { get; init; }
    public required EditionId EditionId { get; init; }
    public required SlotId SlotId { get; set; }
    public required OccupancyKind Kind { get; init; }
    public required Guid SubjectId { get; set; }

    /// <summary>Which of a participant's teams, from 0; a table and an interpreter have only the one.</summary>
    public int Seat { get; set; }

    public static IReadOnlyList<Occupancy> Of(Meeting meeting, ParticipantId a, ParticipantId b, Func<ParticipantId, int> seat)
    {
        var slot = meeting.SlotId!.Value;
        var (low, high) = a.Value.CompareTo(b.Value) < 0 ? (a, b) : (b, a);
        List<Occupancy> taken = [One(0, OccupancyKind.Participant, low.Value, seat(low)), One(1, OccupancyKind.Participant, high.Value, seat(high))];
        if (meeting.TableId is { } table) taken.Add(One(2, OccupancyKind.Table, table.Value));
        if (meeting.InterpreterId is { } interpreter) taken.Add(One(3, OccupancyKind.Interpreter, interpreter.Value));
        return taken;

        Occupancy One(int part, OccupancyKind kind, Guid subject, int seat = 0) =>
            new() { MeetingId = meeting.Id, Part = part, EditionId = meeting.EditionId, SlotId = slot, Kind = kind, SubjectId = subject, Seat = seat };
    }
}
