using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Drafts;

namespace Isthmus.Forums.Schedule.Boards;

/// <summary>What the solver may do besides its rules.</summary>
/// <param name="IncludePending">Requests that the other side has not answered are planned as well.</param>
/// <param name="KeepPlaces">Meetings stay where they are if nothing is lost by it.</param>
internal sealed record PlanWish(bool IncludePending, bool KeepPlaces);

/// <summary>The board in the words of the engine, and the way back.</summary>
internal sealed class BoardProblem
{
    private const int MutualWeight = 2;

    // The engine wants a hall; an online edition may have none.
    private static readonly Scheduling.ForumVenue s_nowhere = new() { City = "", Tables = 0 };
    private readonly Board _board;

    private BoardProblem(Board board, Scheduling.ForumProblem problem) => (_board, Problem) = (board, problem);

    public Scheduling.ForumProblem Problem { get; }

    /// <summary>Requests of the problem that stand for tables that cannot be used.</summary>
    public int Blocks => _board.Closed.Count(c => _board.Table(c.Item1) is var (venue, _) && venue.Open.Contains(c.Item2));

    /// <summary>The problem to solve: requests that may be planned, with the locked ones at their place.</summary>
    public static BoardProblem ToSolve(Board board, PlanWish wish) => Of(board, [.. board.Requests.Where(r => Plannable(board, r, wish))], wish, locks: true);

    /// <summary>
    /// The problem to check a change by hand against: everything that occupies a place, and so also a meeting whose request was closed or whose side is gone, until
    /// it is taken off.
    /// </summary>
    public static BoardProblem ToCheck(Board board) => Of(board, board.Requests, new(true, false), locks: false);

    public IReadOnlyList<Scheduling.ForumPlacement> Placements() =>
        [.. TableBlocks.Placements(_board, this), .. _board.Placed.Select(p => new Scheduling.ForumPlacement(IdOf(p.Request), PlaceOf(p)) { Interpreter = p.Interpreter?.Id.ToString() })];

    /// <param name="slot">The slot.</param>
    /// <param name="table">The table; null: by line.</param>
    public Scheduling.ForumPlace? PlaceOf(SlotId slot, TableId? table)
    {
        if (_board.PositionOf(slot) is not { } at) return null;
        if (table is null) return Scheduling.ForumPlace.OnlineAt(at);
        if (_board.Table(table.Value) is not var (venue, found)) return null;
        return new(at, _board.Venues.Index().First(v => v.Item == venue).Index, venue.Tables.Index().First(t => t.Item == found).Index + 1);
    }

    public (SlotId Slot, TableId? Table) Back(Scheduling.ForumPlace place) => (_board.Slots[place.Slot].Id, place.IsOnline ? null : _board.Venues[place.Venue].Tables[place.Table - 1].Id);

    public static string IdOf(MeetingRequest request) => request.Id.ToString();

    public static string CityKey(string city) => city.Trim().ToUpperInvariant();

    private static BoardProblem Of(Board board, IReadOnlyList<MeetingRequest> requests, PlanWish wish, bool locks)
    {
        var days = board.Slots.Select(s => s.Date).Distinct().Order().Index().ToDictionary(d => d.Item, d => d.Index);
        var sessions = board.Sessions.Index().ToDictionary(s => s.Item.Id, s => s.Index);
        var made = new BoardProblem(board, new Scheduling.ForumProblem
        {
            Slots = [], Venues = [], Participants = [], Requests = [],
        });
        return new BoardProblem(board, TableBlocks.Put(board, made, new Scheduling.ForumProblem
        {
            Slots = [.. board.Slots.Select(s => new Scheduling.ForumSlot(days[s.Date], sessions.GetValueOrDefault(s.SessionId)) { Start = s.StartsAt, Length = s.EndsAt - s.StartsAt })],
            Venues = [.. board.Venues.Select(v => new Scheduling.ForumVenue
            {
                City = CityKey(v.Venue.City), Tables = v.Tables.Count,
                OpenSlots = v.Open.Count == board.Slots.Count ? null : [.. v.Open.Select(s => board.PositionOf(s)!.Value).Order()],
            }).DefaultIfEmpty(s_nowhere)],
            Participants = [.. board.Participants.Where(p => p.IsActive || !locks).Select(p => new Scheduling.ForumParticipant
            {
                Id = p.Id.ToString(), Busy = [.. board.Away[p.Id].Select(board.PositionOf).OfType<int>().Order()],
                MaxPerDay = p.MaxMeetingsPerDay, People = Math.Max(1, p.Teams), KeepsTable = p.Side == Side.Host,
                Languages = board.UsesInterpreters ? board.Spoken(p.Id) : [], MinBreakEvery = p.MinBreakEvery,
                Hours = p is { HoursFrom: { } from, HoursTo: { } to } ? new Scheduling.LocalHours(p.OwnZone ?? board.Zone, from, to) : null,
            })],
            Interpreters = [.. board.Interpreters.Select(i => Interpreter(board, i, days))],
            OneCityPerDay = !board.Edition.SeveralCitiesADay, TravelSlots = board.Edition.TravelSlots,
            Requests = [.. requests.Select(r => made.Request(r, wish, locks))],
        }));
    }

    private Scheduling.ForumRequest Request(MeetingRequest r, PlanWish wish, bool locks)
    {
        var (placing, byLine) = (_board.PlacingOf(r), _board.IsOnline(r));
        // A place of the other kind, from before the edition or the request changed, binds nobody: a meeting that went online keeps its time at most.
        var place = placing is null ? (Scheduling.ForumPlace?)null : byLine ? Scheduling.ForumPlace.OnlineAt(_board.PositionOf(placing.Slot.Id)!.Value) : placing.IsOnline ? null : PlaceOf(placing);
        return new()
        {
            Id = IdOf(r), A = r.FromId.ToString(), B = r.ToId.ToString(), MustMeet = r.IsMust, Weight = r.IsMutual ? MutualWeight : 1,
            Bar = r.State == RequestState.Vetoed ? Scheduling.PlacementBar.Veto : null, Virtual = byLine, Venues = byLine ? null : VenuesFor(r),
            Locked = locks && placing?.Meeting.State == MeetingState.Locked ? place : null,
            Previous = wish.KeepPlaces ? place : null, PreviousInterpreter = placing?.Interpreter?.Id.ToString(),
        };
    }

    // A side that names cities meets only there.
    private int[]? VenuesFor(MeetingRequest r)
    {
        var wishes = new[] { r.FromId, r.ToId }.Select(p => _board.Participant(p)?.Cities ?? []).Where(c => c.Count > 0).Select(c => c.Select(CityKey).ToHashSet()).ToList();
        return wishes.Count == 0 ? null : [.. _board.Venues.Index().Where(v => wishes.All(w => w.Contains(CityKey(v.Item.Venue.City)))).Select(v => v.Index)];
    }

    private Scheduling.ForumPlace PlaceOf(Placing p) => PlaceOf(p.Slot.Id, p.Table?.Id)!.Value;

    // On a day in a city without a hall it can serve nobody; the engine would ask where that city is.
    private static Scheduling.ForumInterpreter Interpreter(Board board, BoardInterpreter i, Dictionary<DateOnly, int> days)
    {
        var halls = board.Venues.Select(v => CityKey(v.Venue.City)).ToHashSet();
        var there = i.Days.Where(d => days.ContainsKey(d.Key) && halls.Contains(CityKey(d.Value))).ToDictionary(d => days[d.Key], d => CityKey(d.Value));
        var elsewhere = i.Days.Where(d => days.ContainsKey(d.Key) && !halls.Contains(CityKey(d.Value))).Select(d => d.Key).ToHashSet();
        return new()
        {
            Id = i.Id.ToString(), Languages = i.Spoken, CityByDay = there,
            Busy = [.. board.Slots.Index().Where(s => i.Away.Contains(s.Item.Id) || elsewhere.Contains(s.Item.Date)).Select(s => s.Index)],
        };
    }

    private static bool Plannable(Board board, MeetingRequest r, PlanWish wish) =>
        board.MayMeet(r) && board.MeetingOf(r.Id)?.State != MeetingState.Cancelled && r.State switch
        {
            RequestState.Accepted or RequestState.Vetoed => true,
            RequestState.Pending => wish.IncludePending || board.MeetingOf(r.Id) is { State: MeetingState.Locked, IsPlaced: true },
            RequestState.Declined or RequestState.Withdrawn or RequestState.Expired => false,
            _ => throw new InvalidOperationException(r.State.ToString()),
        };
}
