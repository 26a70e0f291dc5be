using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;

namespace Isthmus.Forums.Schedule.Reasons;

/// <summary>What the engine says about an unplaced request, with our ids instead of its positions.</summary>
internal static class ReasonsOf
{
    public static IReadOnlyList<Reason> Engine(Board board, Scheduling.UnplacedRequest unplaced) => [.. unplaced.Reasons.Select(r => One(board, r))];

    public static WayOut? Way(BoardProblem problem, Scheduling.UnplacedRequest unplaced)
    {
        if (unplaced.Way is not { } way) return null;
        var (from, to, place) = (problem.Back(way.From), problem.Back(way.To), problem.Back(way.Place));
        return new(Guid.Parse(way.Request), from.Slot.Value, from.Table?.Value, to.Slot.Value, to.Table?.Value, place.Slot.Value, place.Table?.Value);
    }

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
        Scheduling.OrderBlocks r => new OrderStands(Guid.Parse(r.Other), Slots(board, r.Slots)),
        Scheduling.NoInterpreter r => new NobodyInterprets(r.A, r.B),
        Scheduling.InterpretersAway r => new InterpretersNotThere(r.A, r.B, r.City is { } city ? City(board, city) : null, Slots(board, r.Slots)),
        Scheduling.InterpretersTaken r => new InterpretersBusy(r.A, r.B, r.City is { } city ? City(board, city) : null, Slots(board, r.Slots)),
        Scheduling.PauseNeeded r => new PauseDue(Guid.Parse(r.Participant), r.Limit, Slots(board, r.Slots)),
        Scheduling.TooFarAway r => new TooFar(Guid.Parse(r.Participant), Slots(board, r.Slots)),
        Scheduling.HoursExclude r => new HoursClosed(Guid.Parse(r.Participant), Slots(board, r.Slots)),
        Scheduling.StillPossible { Venue: Scheduling.ForumPlace.Online } r => new PlaceFreeOnline(board.Slots[r.Slot].Id.Value),
        Scheduling.StillPossible r => new PlaceFree(board.Slots[r.Slot].Id.Value, board.Venues[r.Venue].Venue.Id.Value),
        _ => throw new InvalidOperationException($"The engine gave a reason that this room does not ask for: {reason.GetType().Name}."),
    };

    public static string City(Board board, string key) => board.Venues.Select(v => v.Venue.City).FirstOrDefault(c => BoardProblem.CityKey(c) == key) ?? key;

    public static DateOnly Day(Board board, int day) => board.Slots.Select(s => s.Date).Distinct().Order().ElementAt(day);

    private static IReadOnlyList<Guid> Slots(Board board, IEnumerable<int> slots) => [.. slots.Select(s => board.Slots[s].Id.Value)];
}
