using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Api;
using Isthmus.Forums.Schedule.Boards;

namespace Isthmus.Forums.Schedule.Desk;

/// <summary>One meeting that does not stay as it is: its sides, and the places before and after.</summary>
internal sealed record DeskMoveView(Guid Meeting, SideView A, SideView B, SlotView? FromSlot, string? FromTable, SlotView? ToSlot, string? ToTable, bool Hit);

/// <summary>One way on. <c>Others</c>: whose meetings move though they could stay. <c>Touched</c>: everybody whose timetable changes.</summary>
internal sealed record DeskOptionView(DeskChoice Choice, int FallOut, int Moved, int Placed, int? Breaks, IReadOnlyList<SideView> Others, IReadOnlyList<SideView> Touched, IReadOnlyList<DeskMoveView> Moves);

internal sealed record DeskCaseView(
    Guid Id, DeskKind Kind, DeskState State, SideView? Participant, string? Table, IReadOnlyList<Guid> Slots, DateTime At, DeskChoice? Chosen, IReadOnlyList<DeskOptionView> Options, int Milliseconds, int Version)
{
    public static DeskCaseView Of(DeskCase c, Board board, SlotWords words)
    {
        var finding = c.Finding;
        return new(c.Id.Value, c.Kind, c.State, c.ParticipantId is { } p ? Side(board, p) : null, c.TableId is { } t ? words.Table(t) : null, finding.Slots, c.At, c.Chosen,
            [.. finding.Options.Select(o => Option(o, c.ParticipantId, board, words))], finding.Milliseconds, c.Version);
    }

    private static DeskOptionView Option(DeskOption o, ParticipantId? told, Board board, SlotWords words) => new(
        o.Choice, o.Moves.Count(m => m.IsOff), o.Moves.Count(m => m.IsMoved), o.Moves.Count(m => m.IsNew), o.Breaks,
        [.. o.Others(board, told).Select(p => Side(board, p))], [.. o.Touched(board).Select(p => Side(board, p))],
        [.. o.Moves.Select(m => Move(m, board, words)).OfType<DeskMoveView>()]);

    private static DeskMoveView? Move(DeskMove m, Board board, SlotWords words) => board.Request(RequestId.From(m.Meeting)) is not { } r ? null
        : new(m.Meeting, Side(board, r.FromId), Side(board, r.ToId), Slot(board, m.From), TableAt(m.From, words), Slot(board, m.To), TableAt(m.To, words), m.Hit);

    private static SlotView? Slot(Board board, DeskSpot? spot) => spot is { } at && board.Slot(SlotId.From(at.Slot)) is { } s ? new(s.Id.Value, s.Date, s.StartsAt, s.EndsAt) : null;

    private static string? TableAt(DeskSpot? spot, SlotWords words) => spot is { } at ? words.Place(at.Table) : null;

    private static SideView Side(Board board, ParticipantId id) => new(id.Value, board.NameOf(id));
}
