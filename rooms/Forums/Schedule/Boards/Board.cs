using Isthmus.Forums.Editions;
using Isthmus.Forums.Interpreters;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Reasons;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Schedule.Boards;

/// <summary>A hall with its tables in the order of their numbers: the engine's table n is the n-th of them.</summary>
internal sealed record BoardVenue(Venue Venue, IReadOnlyList<ForumTable> Tables, IReadOnlySet<SlotId> Open);

/// <summary>An interpreter with what it speaks (as keys of <see cref="SpokenLanguages"/>), when it is away, and where it is on which day.</summary>
internal sealed record BoardInterpreter(Interpreter Interpreter, IReadOnlyList<string> Spoken, IReadOnlySet<SlotId> Away, IReadOnlyDictionary<DateOnly, string> Days)
{
    public InterpreterId Id => Interpreter.Id;
    public bool Serves(IReadOnlyList<string> a, IReadOnlyList<string> b) => Spoken.Intersect(a).Any() && Spoken.Intersect(b).Any();
}

/// <summary>Where a placed meeting is: at a table, or by line and then nowhere; and who interprets.</summary>
internal sealed record Placing(Meeting Meeting, MeetingRequest Request, ForumSlot Slot, BoardVenue? Venue, ForumTable? Table, BoardInterpreter? Interpreter)
{
    public bool IsOnline => Table is null;
}

/// <summary>Everything a plan is made of, read at one time: pure from here on.</summary>
internal sealed class Board
{
    private readonly Dictionary<SlotId, int> _slotAt;
    private readonly Dictionary<TableId, (BoardVenue Venue, ForumTable Table)> _tables;
    private readonly Dictionary<ParticipantId, Participant> _participants;
    private readonly Dictionary<RequestId, MeetingRequest> _requests;
    private readonly Dictionary<RequestId, Meeting> _meetings;
    private readonly Dictionary<InterpreterId, BoardInterpreter> _interpreters;
    private readonly Dictionary<ParticipantId, IReadOnlyList<string>> _spoken;

    public Board(
        ForumEdition edition, SchedulePlan? plan, IReadOnlyList<ForumSlot> slots, IReadOnlyList<TimetableSession> sessions, IReadOnlyList<BoardVenue> venues,
        IReadOnlyList<Participant> participants, ILookup<ParticipantId, SlotId> away, IReadOnlyList<MeetingRequest> requests, IReadOnlyList<Meeting> meetings,
        IReadOnlyList<BoardInterpreter> interpreters, IReadOnlySet<(TableId, SlotId)> closed)
    {
        (Interpreters, Closed) = (interpreters, closed);
        (Edition, Plan, Slots, Sessions, Venues, Participants, Away, Requests) = (edition, plan, slots, sessions, venues, participants, away, requests);
        _slotAt = slots.Index().ToDictionary(s => s.Item.Id, s => s.Index);
        _tables = venues.SelectMany(v => v.Tables, (v, t) => (v, t)).ToDictionary(x => x.t.Id, x => (x.v, x.t));
        _participants = participants.ToDictionary(p => p.Id);
        _requests = requests.ToDictionary(r => r.Id);
        _meetings = meetings.ToDictionary(m => m.RequestId);
        _interpreters = interpreters.ToDictionary(i => i.Id);
        _spoken = participants.ToDictionary(p => p.Id, p => SpokenLanguages.Keys(p.Languages));
        Zone = edition.TimeZone;
        Placed = [.. meetings.Select(Locate).OfType<Placing>().OrderBy(p => p.Slot.StartsAt).ThenBy(p => p.Venue?.Venue.Place ?? int.MaxValue).ThenBy(p => p.Table?.Number)];
    }

    public ForumEdition Edition { get; }
    public SchedulePlan? Plan { get; }
    public TimeZoneInfo Zone { get; }

    /// <summary>In the order of time.</summary>
    public IReadOnlyList<ForumSlot> Slots { get; }
    public IReadOnlyList<TimetableSession> Sessions { get; }
    public IReadOnlyList<BoardVenue> Venues { get; }

    /// <summary>By name; those who cancelled too.</summary>
    public IReadOnlyList<Participant> Participants { get; }
    public ILookup<ParticipantId, SlotId> Away { get; }
    public IReadOnlyList<MeetingRequest> Requests { get; }

    /// <summary>The same after a meeting was changed.</summary>
    public Board Again() => new(Edition, Plan, Slots, Sessions, Venues, Participants, Away, Requests, [.. _meetings.Values], Interpreters, Closed);

    /// <summary>By name.</summary>
    public IReadOnlyList<BoardInterpreter> Interpreters { get; }

    /// <summary>Without interpreters, and unless the edition asks for them, languages play no part.</summary>
    public bool UsesInterpreters => Edition.Interpreting || Interpreters.Count > 0;

    /// <summary>Tables that cannot be used in a slot.</summary>
    public IReadOnlySet<(TableId, SlotId)> Closed { get; }

    /// <summary>By time, then table.</summary>
    public IReadOnlyList<Placing> Placed { get; }

    public BoardInterpreter? Interpreter(InterpreterId id) => _interpreters.GetValueOrDefault(id);

    /// <summary>What a participant speaks, as keys.</summary>
    public IReadOnlyList<string> Spoken(ParticipantId id) => _spoken.GetValueOrDefault(id) ?? [];

    public bool NeedsInterpreter(MeetingRequest request) => UsesInterpreters && SpokenLanguages.AreApart(Spoken(request.FromId), Spoken(request.ToId));

    /// <summary>Whether it is held by line: all are in an online edition, in a hybrid one those that say so or have a side that does not travel.</summary>
    public bool IsOnline(MeetingRequest request) => MeetByLine.Is(Edition.Mode, request, Participant(request.FromId), Participant(request.ToId));

    public Participant? Participant(ParticipantId id) => _participants.GetValueOrDefault(id);

    public string NameOf(ParticipantId id) => Participant(id)?.Name ?? "?";

    public MeetingRequest? Request(RequestId id) => _requests.GetValueOrDefault(id);

    public Meeting? MeetingOf(RequestId id) => _meetings.GetValueOrDefault(id);

    public int? PositionOf(SlotId id) => _slotAt.TryGetValue(id, out var at) ? at : null;

    public ForumSlot? Slot(SlotId id) => _slotAt.TryGetValue(id, out var at) ? Slots[at] : null;

    public (BoardVenue Venue, ForumTable Table)? Table(TableId id) => _tables.TryGetValue(id, out var found) ? found : null;

    public bool IsClosed(TableId table, SlotId slot) => Closed.Contains((table, slot));

    /// <summary>The same board with absences and closed tables that nobody has written down yet.</summary>
    public Board With(IEnumerable<(ParticipantId, SlotId)> away, IEnumerable<(TableId, SlotId)> closed) => Marked(Absences.Union(away), Closed.Union(closed));

    /// <summary>The same board without some of them.</summary>
    public Board Without(IEnumerable<(ParticipantId, SlotId)> away, IEnumerable<(TableId, SlotId)> closed) => Marked(Absences.Except(away), Closed.Except(closed));

    private IEnumerable<(ParticipantId, SlotId)> Absences => Away.SelectMany(a => a, (a, slot) => (a.Key, slot));

    private Board Marked(IEnumerable<(ParticipantId, SlotId)> away, IEnumerable<(TableId, SlotId)> closed) =>
        new(Edition, Plan, Slots, Sessions, Venues, Participants, away.ToLookup(a => a.Item1, a => a.Item2), Requests, [.. _meetings.Values], Interpreters, closed.ToHashSet());

    /// <summary>Requests that want a meeting and have no place, in the order in which they were asked.</summary>
    public IEnumerable<MeetingRequest> Unplaced() =>
        Requests.Where(r => r.State is RequestState.Accepted or RequestState.Pending or RequestState.Vetoed && PlacingOf(r) is null);

    /// <summary>Both sides take part, and the gate has cleared the pair: nothing else is ever placed, held or offered a time.</summary>
    public bool MayMeet(MeetingRequest request) => !request.OnHold && Participant(request.FromId)?.IsActive == true && Participant(request.ToId)?.IsActive == true;

    public bool IsHeld(MeetingRequest request) => request.OnHold || Participant(request.FromId)?.OnHold == true || Participant(request.ToId)?.OnHold == true;

    public Placing? PlacingOf(MeetingRequest request) => _meetings.TryGetValue(request.Id, out var meeting) ? Locate(meeting) : null;

    /// <summary>Why a request has no place: first what its own state says, then what the plan says.</summary>
    public IReadOnlyList<Reason> WhyUnplaced(MeetingRequest request)
    {
        if (request.State == RequestState.Vetoed) return [new Refused()];
        if (request.State is RequestState.Declined or RequestState.Withdrawn or RequestState.Expired) return [new RequestClosed(request.State.ToString())];
        if (IsHeld(request)) return [new OnHold()];
        if (new[] { request.FromId, request.ToId }.FirstOrDefault(p => Participant(p)?.IsActive != true) is var gone && gone != default) return [new SideCancelled(gone.Value)];
        var meeting = MeetingOf(request.Id);
        if (meeting?.State == MeetingState.Cancelled) return [new CancelledByOrganiser()];
        if (meeting is { State: MeetingState.Unplaced } && Reason.Read(meeting.Reasons) is { Count: > 0 } reasons) return reasons;
        if (request.State == RequestState.Pending) return [new NotYetAccepted()];
        return meeting is { State: MeetingState.Placed or MeetingState.Locked } ? [new TimetableChanged()] : [new NotYetPlanned()];
    }

    private Placing? Locate(Meeting meeting)
    {
        if (!meeting.IsPlaced || !_requests.TryGetValue(meeting.RequestId, out var request) || Slot(meeting.SlotId!.Value) is not { } slot) return null;
        var interpreter = meeting.InterpreterId is { } id ? Interpreter(id) : null;
        if (meeting.IsOnline) return new Placing(meeting, request, slot, null, null, interpreter);
        return Table(meeting.TableId!.Value) is var (venue, table) ? new Placing(meeting, request, slot, venue, table, interpreter) : null;
    }
}
