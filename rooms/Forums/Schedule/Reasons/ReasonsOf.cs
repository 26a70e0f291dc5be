using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;

namespace Isthmus.Forums.Schedule.Reasons;

/// <summary>What the engine says about an unplaced request, with our ids instead of its positions.</summary>
internal static class ReasonsOf
{
    public static IReadOnlyList<Reason> Engine(Board board, Scheduling.UnplacedRequest unplaced) => [.. unplaced.Reasons.Select(r => One(board, r))];

    private static Reason One(Board board, Scheduling.UnplacedReason reason) => reason switch
    {
        Scheduling.Barred { Bar: Scheduling.PlacementBar.Veto } => new Refused(),
        Scheduling.Barred => new OnHold(),
        Scheduling.NoCommonSlot => new NoCommonTime(),
        Scheduling.CommonSlotsOnly r => new OnlyTheseTimes(Slots(board, r.Slots)),
        Scheduling.ParticipantTaken r => new SideTaken(Guid.Parse(r.Participant), Slots(board, r.Slots)),
        Scheduling.ParticipantFull r => new SideFull(Guid.Parse(r.Participant), r.Meetings, r.Available),
        Scheduling.DayLimitReached r => new DayFull(Guid.Parse(r.Participant), Day(board, r.Day), r.Limit),
        Scheduling.InAnotherCity r => new OtherCity(Guid.Parse(r.Participant), Day(board, r.Day), City(board, r.City)),
        Scheduling.TablesFull r => new NoTable(board.Venues[r.Venue].Venue.Id.Value, Slots(board, r.Slots)),
        Scheduling.StillPossible r => new PlaceFree(board.Slots[r.Slot].Id.Value, board.Venues[r.Venue].Venue.Id.Value),
        _ => throw new InvalidOperationException($"The engine gave a reason that this room does not ask for: {reason.GetType().Name}."),
    };

    public static string City(Board board, string key) => board.Venues.Select(v => v.Venue.City).FirstOrDefault(c => BoardProblem.CityKey(c) == key) ?? key;

    public static DateOnly Day(Board board, int day) => board.Slots.Select(s => s.Date).Distinct().Order().ElementAt(day);

    private static IReadOnlyList<Guid> Slots(Board board, IEnumerable<int> slots) => [.. slots.Select(s => board.Slots[s].Id.Value)];
}
