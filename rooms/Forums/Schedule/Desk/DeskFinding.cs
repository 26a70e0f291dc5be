using System.Text.Json.Serialization;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;

namespace Isthmus.Forums.Schedule.Desk;

/// <summary>The ways on: only take off what cannot be held, move nobody else, move few others, or the plan with the fewest breaks.</summary>
internal enum DeskChoice { TakeOff, Nobody, Few, Best }

/// <summary>Where a meeting stands.</summary>
/// <param name="Table">Null: it is held by line.</param>
/// <param name="Interpreter">Null: the sides understand each other, or it waits for one.</param>
internal sealed record DeskSpot(Guid Slot, Guid? Table, Guid? Interpreter = null);

/// <summary>What a plan does with one meeting that does not stay as it is.</summary>
/// <param name="Meeting">The meeting's id, which is the request's.</param>
/// <param name="Version">The meeting's version when the plan was made; 0 when the draft had none.</param>
/// <param name="From">Null: it had no place.</param>
/// <param name="To">Null: it has none any more.</param>
/// <param name="Hit">It cannot be held where it is.</param>
/// <param name="Locked">It was locked, and stays so where it goes.</param>
/// <param name="Reasons">Why it has no place, as stored with the meeting.</param>
internal sealed record DeskMove(Guid Meeting, int Version, DeskSpot? From, DeskSpot? To, bool Hit, bool Locked, string? Reasons = null)
{
    [JsonIgnore] public bool IsOff => To is null;
    [JsonIgnore] public bool IsNew => From is null;

    /// <summary>At another time, or only at another table.</summary>
    [JsonIgnore] public bool IsMoved => From is not null && To is not null;
    [JsonIgnore] public bool OnlyTable => IsMoved && From!.Slot == To!.Slot;

    /// <summary>Its time and table stay: neither side has to know.</summary>
    [JsonIgnore] public bool OnlyInterpreter => OnlyTable && From!.Table == To!.Table;

    public DeskMove Back() => this with { From = To, To = From };
}

/// <summary>One way on.</summary>
/// <param name="Breaks">Breaks in the timetables of all; null where nothing was planned.</param>
internal sealed record DeskOption(DeskChoice Choice, IReadOnlyList<DeskMove> Moves, int? Breaks)
{
    /// <summary>Those whose meetings move though they can be held where they are: the price of the plan.</summary>
    public IReadOnlyList<ParticipantId> Others(Board board, ParticipantId? told) =>
        [.. Sides(board, Moves.Where(m => m.IsMoved && !m.Hit && !m.OnlyInterpreter)).Where(p => p != told).Distinct()];

    /// <summary>Everybody whose timetable is another one by it: who gains or loses a meeting as well.</summary>
    public IReadOnlyList<ParticipantId> Touched(Board board) => [.. Sides(board, Moves.Where(m => !m.OnlyInterpreter)).Distinct()];

    private static IEnumerable<ParticipantId> Sides(Board board, IEnumerable<DeskMove> moves) =>
        moves.Select(m => board.Request(RequestId.From(m.Meeting))).OfType<MeetingRequest>().SelectMany(r => new[] { r.FromId, r.ToId });
}

/// <summary>What was found at the desk: the slots in which the side or the table is missing, and the ways on.</summary>
/// <param name="Milliseconds">How long it took to find them.</param>
internal sealed record DeskFinding(IReadOnlyList<Guid> Slots, IReadOnlyList<DeskOption> Options, int Milliseconds);
