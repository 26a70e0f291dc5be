using Isthmus.Contracts.Forums;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Schedule.Drafts;

internal enum OccupancyKind { Participant, Table }

/// <summary>
/// What a placed meeting takes up: a seat of each side and a table, in one slot. A unique index over it is what makes double use impossible on both databases,
/// whoever writes at the same time and whatever the code above forgot.
/// </summary>
internal sealed class Occupancy
{
    public required MeetingId MeetingId { get; init; }

    /// <summary>0 and 1 the two sides in the order of their ids, 2 the table. Two writers thus take what they need in the same order and do not wait for each other in a ring.</summary>
    public required int Part { get; init; }
    public required EditionId EditionId { get; init; }
    public required SlotId SlotId { get; set; }
    public required OccupancyKind Kind { get; init; }
    public required Guid SubjectId { get; set; }

    /// <summary>Which of a participant's teams, from 0; a table has only the one.</summary>
    public int Seat { get; set; }

    public static IReadOnlyList<Occupancy> Of(Meeting meeting, ParticipantId a, ParticipantId b, Func<ParticipantId, int> seat)
    {
        var (slot, table) = (meeting.SlotId!.Value, meeting.TableId!.Value);
        var (low, high) = a.Value.CompareTo(b.Value) < 0 ? (a, b) : (b, a);
        return
        [
            new() { MeetingId = meeting.Id, Part = 0, EditionId = meeting.EditionId, SlotId = slot, Kind = OccupancyKind.Participant, SubjectId = low.Value, Seat = seat(low) },
            new() { MeetingId = meeting.Id, Part = 1, EditionId = meeting.EditionId, SlotId = slot, Kind = OccupancyKind.Participant, SubjectId = high.Value, Seat = seat(high) },
            new() { MeetingId = meeting.Id, Part = 2, EditionId = meeting.EditionId, SlotId = slot, Kind = OccupancyKind.Table, SubjectId = table.Value },
        ];
    }
}
