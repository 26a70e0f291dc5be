using Isthmus.Contracts.Forums;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Drafts;

namespace Isthmus.Forums.Schedule.Changes;

/// <summary>Puts a meeting in a slot at a table, from another place or from none. Every clash is named; nothing is saved while there is one.</summary>
internal static class MoveMeeting
{
    public sealed record Request
    {
        [Required]
        public Guid? Slot { get; set; }

        /// <summary>Needed unless the meeting is held by line.</summary>
        public Guid? Table { get; set; }

        /// <summary>Who has to interpret; null: whoever is free. Without effect where the sides understand each other.</summary>
        public Guid? Interpreter { get; set; }

        /// <summary>Leave it there when the plan is made anew.</summary>
        public bool Lock { get; set; }
    }

    public static Task<Outcome<Meeting>> Handle(EditionId edition, MeetingId meeting, Request request, int? version, Actor actor, SaveChange save, CancellationToken ct)
    {
        var slot = SlotId.From(request.Slot!.Value);
        TableId? table = request.Table is { } t ? TableId.From(t) : null;
        InterpreterId? interpreter = request.Interpreter is { } i ? InterpreterId.From(i) : null;
        return save.Run(edition, meeting, version, actor, (board, wish, found, words) => Put(board, wish, found, words, slot, table, interpreter, request.Lock), ct);
    }

    private static Outcome<ChangeKind> Put(Board board, MeetingRequest request, Meeting meeting, SlotWords words, SlotId slot, TableId? table, InterpreterId? interpreter, bool locked)
    {
        var byLine = board.IsOnline(request);
        if (table is null && !byLine) return Refusal.InvalidField(nameof(Request.Table), "ui.validation.required");
        var fit = Fit.Of(board, request, words, slot, table, interpreter, meeting.InterpreterId);
        var clashes = fit.Clashes;
        if (meeting.State == MeetingState.Locked && (meeting.SlotId, meeting.TableId) != (slot, byLine ? null : table)) clashes = [new ClashWords(board, words).Locked(), .. clashes];
        if (clashes.Count > 0) return Refused(clashes, words);
        meeting.PutAt(slot, byLine ? null : table, fit.Interpreter, locked || meeting.State == MeetingState.Locked);
        return ChangeKind.Moved;
    }

    public static Refusal Refused(IReadOnlyList<Clash> clashes, SlotWords words) =>
        Refusal.Conflict("forums.schedule-clash", string.Join(" ", clashes.Select(c => c.Text))) with { Facts = new Dictionary<string, object?> { ["clashes"] = clashes } };

    // A request that is closed or has lost a side is not in the engine's problem at all.
    public static string? PlaceProblem(this Board board, MeetingRequest request) => request.State switch
    {
        RequestState.Declined or RequestState.Withdrawn or RequestState.Expired => "request-closed",
        RequestState.Pending or RequestState.Accepted or RequestState.Vetoed => board.MayMeet(request) ? null : board.IsHeld(request) ? "on-hold" : "side-cancelled",
        _ => throw new InvalidOperationException(request.State.ToString()),
    };
}
