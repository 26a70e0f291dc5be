using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Requests;

/// <summary>Says of one request of a hybrid edition that it is held by line, or at a table. What is placed already follows: see <see cref="FollowLine"/>.</summary>
internal static class MeetByLine
{
    public sealed class Request
    {
        [Required] public bool? Online { get; set; }
    }

    public static bool Is(EditionMode mode, MeetingRequest request, Participant? a, Participant? b) => mode switch
    {
        EditionMode.InPerson => false,
        EditionMode.Hybrid => request.IsOnline || a?.AttendsOnline == true || b?.AttendsOnline == true,
        EditionMode.Online => true,
        _ => throw new InvalidOperationException(mode.ToString()),
    };

    public static async Task<Outcome<MeetingRequest>> Handle(EditionId id, RequestId requestId, Request request, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Requests.SingleOrDefaultAsync(r => r.Id == requestId && r.EditionId == id, ct) is not { } row) return Refusal.NotFound("forums.no-such-request");
        if (await ScheduleJobs.IsUnderWay(db, id, ScheduleJobs.Solve, ct)) return Refusal.Conflict("forums.schedule-solving");
        row.IsOnline = request.Online!.Value;
        await FollowLine.Apply(db, found.Value, ct);
        db.Doing("forums.change-line");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return row;
    }

    public sealed record Answer(RequestId Id, bool Online, int Version);

    public static void Map(RouteGroupBuilder api) => api.MapPut("/{id}/requests/{request}/line", async (EditionId id, RequestId request, Request body, CurrentActor who, ForumsDb db, CancellationToken ct) =>
            (await Handle(id, request, body, who, db, ct)).ToResult(r => TypedResults.Ok(new Answer(r.Id, r.IsOnline, r.Version))))
        .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.requests.line").WithSummary("Says that a meeting of a hybrid edition is held by line, or at a table");
}

/// <summary>
/// The draft follows when it changes who meets by line: a meeting that goes online stays in its slot and leaves its table; one that comes back to the halls has no table and is taken off.
/// Changes what the window tracks, with the rows that it holds; the caller saves.
/// </summary>
internal static class FollowLine
{
    public static async Task Apply(ForumsDb db, ForumEdition edition, CancellationToken ct)
    {
        var meetings = (await db.Meetings.Where(m => m.EditionId == edition.Id && m.SlotId != null).ToListAsync(ct)).ToDictionary(m => m.RequestId);
        if (meetings.Count == 0) return;
        var requests = await db.Requests.Where(r => r.EditionId == edition.Id).ToListAsync(ct);
        var sides = await db.Participants.Where(p => p.EditionId == edition.Id).ToDictionaryAsync(p => p.Id, ct);
        var moved = new List<MeetingId>();
        foreach (var request in requests)
        {
            if (!meetings.TryGetValue(request.Id, out var meeting)) continue;
            var byLine = MeetByLine.Is(edition.Mode, request, sides.GetValueOrDefault(request.FromId), sides.GetValueOrDefault(request.ToId));
            if (byLine == meeting.IsOnline) continue;
            if (byLine) meeting.GoOnline();
            else meeting.TakeOff([new TimetableChanged()]);
            moved.Add(meeting.Id);
        }
        if (moved.Count == 0) return;
        var off = moved.Where(m => !meetings[RequestId.From(m.Value)].IsOnline).ToHashSet();
        var held = await db.Occupancies.Where(o => o.EditionId == edition.Id).ToListAsync(ct);
        db.Occupancies.RemoveRange(held.Where(o => off.Contains(o.MeetingId) || o.Kind == Schedule.Drafts.OccupancyKind.Table && moved.Contains(o.MeetingId)));
    }
}
