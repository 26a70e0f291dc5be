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

    public IReadOnlyList<Scheduling.ForumPlacement> Placements() => [.. TableBlocks.Placements(_board, this), .. _board.Placed.Select(p => new Scheduling.ForumPlacement(IdOf(p.Request), PlaceOf(p)))];

    public Scheduling.ForumPlace? PlaceOf(SlotId slot, TableId table)
    {
        if (_board.PositionOf(slot) is not { } at || _board.Table(table) is not var (venue, found)) return null;
        return new(at, _board.Venues.Index().First(v => v.Item == venue).Index, venue.Tables.Index().First(t => t.Item == found).Index + 1);
    }

    public (SlotId Slot, TableId Table) Back(Scheduling.ForumPlace place) => (_board.Slots[place.Slot].Id, _board.Venues[place.Venue].Tables[place.Table - 1].Id);

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
            Slots = [.. board.Slots.Select(s => new Scheduling.ForumSlot(days[s.Date], sessions.GetValueOrDefault(s.SessionId)))],
            Venues = [.. board.Venues.Select(v => new Scheduling.ForumVenue
            {
                City = CityKey(v.Venue.City), Tables = v.Tables.Count,
                OpenSlots = v.Open.Count == board.Slots.Count ? null : [.. v.Open.Select(s => board.PositionOf(s)!.Value).Order()],
            })],
            Participants = [.. board.Participants.Where(p => p.IsActive || !locks).Select(p => new Scheduling.ForumParticipant
            {
                Id = p.Id.ToString(), Busy = [.. board.Away[p.Id].Select(board.PositionOf).OfType<int>().Order()],
                MaxPerDay = p.MaxMeetingsPerDay, People = Math.Max(1, p.Teams), KeepsTable = p.Side == Side.Host,
            })],
            Requests = [.. requests.Select(r => made.Request(r, wish, locks))],
        }));
    }

    private Scheduling.ForumRequest Request(MeetingRequest r, PlanWish wish, bool locks)
    {
        var placing = _board.PlacingOf(r);
        var place = placing is null ? (Scheduling.ForumPlace?)null : PlaceOf(placing);
        return new()
        {
            Id = IdOf(r), A = r.FromId.ToString(), B = r.ToId.ToString(), MustMeet = r.IsMust, Weight = r.IsMutual ? MutualWeight : 1,
            Bar = r.State == RequestState.Vetoed ? Scheduling.PlacementBar.Veto : null, Venues = VenuesFor(r),
            Locked = locks && placing?.Meeting.State == MeetingState.Locked ? place : null,
            Previous = wish.KeepPlaces ? place : null,
        };
    }

    // A side that names cities meets only there.
    private int[]? VenuesFor(MeetingRequest r)
    {
        var wishes = new[] { r.FromId, r.ToId }.Select(p => _board.Participant(p)?.Cities ?? []).Where(c => c.Count > 0).Select(c => c.Select(CityKey).ToHashSet()).ToList();
        return wishes.Count == 0 ? null : [.. _board.Venues.Index().Where(v => wishes.All(w => w.Contains(CityKey(v.Item.Venue.City)))).Select(v => v.Index)];
    }

    private Scheduling.ForumPlace PlaceOf(Placing p) => PlaceOf(p.Slot.Id, p.Table.Id)!.Value;

    private static bool Plannable(Board board, MeetingRequest r, PlanWish wish) =>
        BothThere(board, r) && board.MeetingOf(r.Id)?.State != MeetingState.Cancelled && r.State switch
        {
            RequestState.Accepted or RequestState.Vetoed => true,
            RequestState.Pending => wish.IncludePending || board.MeetingOf(r.Id) is { State: MeetingState.Locked, IsPlaced: true },
            RequestState.Declined or RequestState.Withdrawn or RequestState.Expired => false,
            _ => throw new InvalidOperationException(r.State.ToString()),
        };

    private static bool BothThere(Board board, MeetingRequest r) => board.Participant(r.FromId)?.IsActive == true && board.Participant(r.ToId)?.IsActive == true;
}
