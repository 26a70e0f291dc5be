using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Schedule.Changes;

/// <summary>One thing that stands against a change of the plan: a stable code for programs, a sentence for people, and who or what is taken.</summary>
internal sealed record Clash(string Code, string Text, Guid? Participant = null, Guid? Table = null, Guid? Meeting = null);

/// <summary>The engine's clashes in words.</summary>
internal sealed class ClashWords(Board board, SlotWords slots)
{
    private const string Prefix = "forums.schedule.clash.";

    public IReadOnlyList<Clash> Tell(IEnumerable<Scheduling.PlanClash> clashes) => [.. clashes.Select(Tell)];

    public Clash Locked() => Of("locked");

    private Clash Tell(Scheduling.PlanClash clash) => clash switch
    {
        Scheduling.ParticipantElsewhere c => Of("participant-taken", Name(c.Participant), Partner(c.Other, c.Participant), Table(c.Place)) with { Participant = Guid.Parse(c.Participant), Meeting = Guid.Parse(c.Other) },
        Scheduling.ParticipantBusy c => Of("participant-away", Name(c.Participant), slots.Slot(board.Slots[c.Slot])) with { Participant = Guid.Parse(c.Participant) },
        Scheduling.TableTaken c when Request(c.Other) is null => Of("table-closed", Table(c.Place)) with { Table = TableAt(c.Place).Value, Meeting = Guid.Parse(c.Request) },
        Scheduling.TableTaken c => Of("table-taken", Table(c.Place), Pair(c.Other)) with { Table = TableAt(c.Place).Value, Meeting = Guid.Parse(c.Other) },
        Scheduling.TooManyOnDay c => Of("day-limit", Name(c.Participant), c.Limit, Day(c.Day)) with { Participant = Guid.Parse(c.Participant) },
        Scheduling.TwoCities c => Of("other-city", Name(c.Participant), ReasonsOf.City(board, c.City)) with { Participant = Guid.Parse(c.Participant), Meeting = Guid.Parse(c.Other) },
        Scheduling.BarredIsPlaced { Bar: Scheduling.PlacementBar.Veto } => Of("refused"),
        Scheduling.BarredIsPlaced => Of("on-hold"),
        Scheduling.VenueClosed c => Of("venue-closed", board.Venues[c.Venue].Venue.Name, slots.Slot(board.Slots[c.Slot])),
        Scheduling.VenueNotAllowed c => Of("city-not-wanted", board.Venues[c.Venue].Venue.City),
        Scheduling.LockBroken => Locked(),
        Scheduling.NoSuchPlace or Scheduling.UnknownRequest or Scheduling.PlacedTwice or Scheduling.SlotNotAllowed or Scheduling.OrderBroken => Of("not-possible"),
        _ => throw new InvalidOperationException(clash.GetType().Name),
    };

    private Clash Of(string code, params object?[] args) => new(code, slots.Texts[Prefix + code, args]);

    private string Name(string participant) => board.NameOf(ParticipantId.From(Guid.Parse(participant)));

    private string Partner(string request, string of) =>
        Request(request) is { } r ? board.NameOf(r.Other(ParticipantId.From(Guid.Parse(of)))) : "?";

    private string Pair(string request) => Request(request) is { } r ? $"{board.NameOf(r.FromId)} – {board.NameOf(r.ToId)}" : "?";

    private MeetingRequest? Request(string id) => board.Request(RequestId.From(Guid.Parse(id)));

    private TableId TableAt(Scheduling.ForumPlace place) => board.Venues[place.Venue].Tables[place.Table - 1].Id;

    private string Table(Scheduling.ForumPlace place) => slots.Table(TableAt(place));

    private string Day(int day) => slots.Formats.Date(ReasonsOf.Day(board, day), Ui.DateStyle.Short);
}
