using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Outcomes;

/// <summary>How far a request has come. Each stage is counted with all later ones; the last two stand beside the way.</summary>
internal enum FunnelStage { Requested, Accepted, Placed, Held, FollowUp, Agreed, NotHeld, Untold }

/// <summary>A request with its time and what both sides said of the meeting.</summary>
internal sealed record FunnelRow(MeetingRequest Request, ForumSlot? Slot, bool HasBegun, MeetingOutcome? From, MeetingOutcome? To)
{
    private IEnumerable<MeetingOutcome> Told => new[] { From, To }.OfType<MeetingOutcome>();

    public bool Is(FunnelStage stage) => stage switch
    {
        FunnelStage.Requested => true,
        FunnelStage.Accepted => Request.State == RequestState.Accepted || Is(FunnelStage.Placed),
        FunnelStage.Placed => Slot is not null || Is(FunnelStage.Held),
        // One side is enough: the other often says nothing.
        FunnelStage.Held => Told.Any(o => o.IsHeld),
        FunnelStage.FollowUp => Told.Any(o => o.GoesOn) || Is(FunnelStage.Agreed),
        FunnelStage.Agreed => Told.Any(o => o.Result == MeetingResult.Agreement),
        FunnelStage.NotHeld => Told.Any() && Told.All(o => !o.IsHeld),
        FunnelStage.Untold => HasBegun && !Told.Any(),
        _ => throw new InvalidOperationException(stage.ToString()),
    };

    /// <summary>The last stage on the way that it has reached.</summary>
    public FunnelStage Stage => Enum.GetValues<FunnelStage>().TakeWhile(s => s <= FunnelStage.Agreed).Last(Is);
}

/// <summary>From requests to agreements: counted from the records, so that each number opens to them.</summary>
internal sealed record Funnel(Board Board, IReadOnlyList<FunnelRow> Rows)
{
    public int Count(FunnelStage stage) => Rows.Count(r => r.Is(stage));

    public IReadOnlyDictionary<FunnelStage, int> Numbers => Enum.GetValues<FunnelStage>().ToDictionary(s => s, Count);

    /// <returns>Null when there is no such edition.</returns>
    public static async Task<Funnel?> Read(EditionId id, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await ReadBoard.Of(id, db, tracked: false, ct) is not { } board) return null;
        var now = Instants.Stored(clock);
        var told = (await db.Outcomes.AsNoTracking().Where(o => o.EditionId == id).ToListAsync(ct)).ToDictionary(o => (o.MeetingId.Value, o.ParticipantId));
        // A veto that nobody's wish stands against is no request.
        return new(board, [.. board.Requests.Where(r => r.Wants(r.FromId) || r.Wants(r.ToId)).OrderBy(r => r.Id.Value).Select(r =>
        {
            var slot = board.PlacingOf(r)?.Slot;
            return new FunnelRow(r, slot, slot?.StartsAt <= now, told.GetValueOrDefault((r.Id.Value, r.FromId)), told.GetValueOrDefault((r.Id.Value, r.ToId)));
        })]);
    }
}
