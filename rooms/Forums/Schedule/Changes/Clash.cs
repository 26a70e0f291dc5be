using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Schedule.Changes;

/// <summary>One thing that stands against a change of the plan: a stable code for programs, a sentence for people, and who or what is taken.</summary>
internal sealed record Clash(string Code, string Text, Guid? Participant = null, Guid? Table = null, Guid? Meeting = null)
{
    public Guid? Interpreter { get; init; }
}

/// <summary>The engine's clashes in words.</summary>
internal sealed class ClashWords(Board board, SlotWords slots)
{
    private const string Prefix = "forums.schedule.clash.";
    private const int MostNamed = 3;

    public IReadOnlyList<Clash> Tell(IEnumerable<Scheduling.PlanClash> clashes) => [.. clashes.Select(Tell)];

    public Clash Locked() => Of("locked");

    /// <summary>A meeting that stands without the interpreter it needs.</summary>
    public Clash Waiting(MeetingRequest request) => Of("interpreter-missing", Pair(BoardProblem.IdOf(request)), slots.Languages(board.Spoken(request.FromId)), slots.Languages(board.Spoken(request.ToId))) with { Meeting = request.Id.Value };

    private Clash Tell(Scheduling.PlanClash clash) => clash switch
    {
        Scheduling.ParticipantElsewhere c => Of("participant-taken", Name(c.Participant), Partner(c.Other, c.Participant), Table(c.Place)) with { Participant = Guid.Parse(c.Participant), Meeting = Guid.Parse(c.Other) },
        Scheduling.ParticipantBusy c => Of("participant-away", Name(c.Participant), slots.Slot(board.Slots[c.Slot])) with { Participant = Guid.Parse(c.Participant) },
        Scheduling.TableTaken c when Request(c.Other) is null => Of("table-closed", Table(c.Place)) with { Table = TableAt(c.Place).Value, Meeting = Guid.Parse(c.Request) },
        Scheduling.TableTaken c => Of("table-taken", Table(c.Place), Pair(c.Other)) with { Table = c.Place.IsOnline ? null : TableAt(c.Place).Value, Meeting = Guid.Parse(c.Other) },
        Scheduling.TooManyOnDay c => Of("day-limit", Name(c.Participant), c.Limit, Day(c.Day)) with { Participant = Guid.Parse(c.Participant) },
        Scheduling.TwoCities c => Of("other-city", Name(c.Participant), ReasonsOf.City(board, c.City)) with { Participant = Guid.Parse(c.Participant), Meeting = Guid.Parse(c.Other) },
        Scheduling.BarredIsPlaced { Bar: Scheduling.PlacementBar.Veto } => Of("refused"),
        Scheduling.BarredIsPlaced => Of("on-hold"),
        Scheduling.VenueClosed c => Of("venue-closed", board.Venues[c.Venue].Venue.Name, slots.Slot(board.Slots[c.Slot])),
        Scheduling.VenueNotAllowed c => Of("city-not-wanted", board.Venues[c.Venue].Venue.City),
        Scheduling.LockBroken => Locked(),
        Scheduling.NoInterpreterThere c => Of("no-interpreter-there", Spoken(c.Request, r => r.FromId), Spoken(c.Request, r => r.ToId), slots.Slot(board.Slots[c.Slot])) with { Meeting = Guid.Parse(c.Request) },
        Scheduling.NoInterpreterLeft c => Of("no-interpreter-left", Spoken(c.Request, r => r.FromId), Spoken(c.Request, r => r.ToId), Serving(c)) with { Meeting = Guid.Parse(c.Request) },
        Scheduling.InterpreterUnfit c => Of("interpreter-unfit", Interpreter(c.Interpreter)) with { Interpreter = Guid.Parse(c.Interpreter), Meeting = Guid.Parse(c.Request) },
        Scheduling.InterpreterElsewhere c => Of("interpreter-taken", Interpreter(c.Interpreter), Pair(c.Other)) with { Interpreter = Guid.Parse(c.Interpreter), Meeting = Guid.Parse(c.Other) },
        Scheduling.NoPause c => Of("no-pause", Name(c.Participant), c.Limit) with { Participant = Guid.Parse(c.Participant) },
        Scheduling.TravelTooShort c => Of("too-far", Name(c.Participant), Partner(c.Other, c.Participant), c.Needed) with { Participant = Guid.Parse(c.Participant), Meeting = Guid.Parse(c.Other) },
        Scheduling.OutsideHours c => Of("outside-hours", Name(c.Participant), Hours(c.Participant, board.Slots[c.Slot])) with { Participant = Guid.Parse(c.Participant) },
        Scheduling.NoSuchPlace or Scheduling.UnknownRequest or Scheduling.PlacedTwice or Scheduling.SlotNotAllowed or Scheduling.OrderBroken => Of("not-possible"),
        _ => throw new InvalidOperationException(clash.GetType().Name),
    };

    private Clash Of(string code, params object?[] args) => new(code, slots.Texts[Prefix + code, args]);

    private string Name(string participant) => board.NameOf(ParticipantId.From(Guid.Parse(participant)));

    private string Spoken(string request, Func<MeetingRequest, ParticipantId> side) => Request(request) is { } r ? slots.Languages(board.Spoken(side(r))) : "?";

    private string Interpreter(string id) => board.Interpreter(InterpreterId.From(Guid.Parse(id)))?.Interpreter.Name ?? "?";

    // Who could interpret and where each of them is instead.
    private string Serving(Scheduling.NoInterpreterLeft c)
    {
        if (Request(c.Request) is not { } r) return "?";
        var able = board.Placed.Where(p => p.Slot == board.Slots[c.Slot] && p.Request.Id != r.Id && p.Interpreter?.Serves(board.Spoken(r.FromId), board.Spoken(r.ToId)) == true);
        return string.Join("; ", able.Take(MostNamed).Select(p => $"{p.Interpreter!.Interpreter.Name} ({Pair(BoardProblem.IdOf(p.Request))})"));
    }

    // On the clock of the one whose hours they are.
    private string Hours(string participant, Timetable.ForumSlot slot)
    {
        var zone = board.Participant(ParticipantId.From(Guid.Parse(participant)))?.OwnZone ?? board.Zone;
        var local = slots.Formats.In(zone);
        return $"{local.Date(slot.StartsAt, Ui.DateStyle.Short)}{slots.Comma}{local.Range(TimeOnly.FromDateTime(local.Local(slot.StartsAt)), TimeOnly.FromDateTime(local.Local(slot.EndsAt)))} ({zone.Id})";
    }

    private string Partner(string request, string of) =>
        Request(request) is { } r ? board.NameOf(r.Other(ParticipantId.From(Guid.Parse(of)))) : "?";

    private string Pair(string request) => Request(request) is { } r ? $"{board.NameOf(r.FromId)} – {board.NameOf(r.ToId)}" : "?";

    private MeetingRequest? Request(string id) => board.Request(RequestId.From(Guid.Parse(id)));

    private TableId TableAt(Scheduling.ForumPlace place) => board.Venues[place.Venue].Tables[place.Table - 1].Id;

    private string Table(Scheduling.ForumPlace place) => place.IsOnline ? slots.Texts["forums.schedule.online"] : slots.Table(TableAt(place));

    private string Day(int day) => slots.Formats.Date(ReasonsOf.Day(board, day), Ui.DateStyle.Short);
}
