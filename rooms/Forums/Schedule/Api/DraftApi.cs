using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Changes;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Solving;

namespace Isthmus.Forums.Schedule.Api;

internal static class DraftApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/", async (EditionId id, ForumsDb db, Texts texts, Formats formats, CancellationToken ct) => (await State(id, db, texts, formats, ct)).ToResult(TypedResults.Ok))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("schedule.state").WithSummary("Where the plan of an edition stands: draft, jobs, clashes, published revision");
        api.MapGet("/meetings", async (EditionId id, string? cursor, int? limit, ForumsDb db, Texts texts, Formats formats, CancellationToken ct) =>
                (await List(id, cursor, limit, db, texts, formats, ct)).ToResult(TypedResults.Ok))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("schedule.meetings").WithSummary("The draft: every request with its place, or with the reasons why it has none");
        api.MapGet("/meetings/{meeting:guid}", async (EditionId id, MeetingId meeting, HttpResponse response, ForumsDb db, Texts texts, Formats formats, CancellationToken ct) =>
                (await One(id, meeting, db, texts, formats, ct)).ToResult(m => Tagged(response, m)))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("schedule.meeting").WithSummary("One request and what the draft does with it");
        api.MapPost("/solve", async (EditionId id, StartSolve.Request request, ForumsDb db, CancellationToken ct) =>
                (await StartSolve.Handle(id, request, db, ct)).ToResult(job => TypedResults.Accepted($"/api/forums/{id}/schedule", new JobStarted(job))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("schedule.solve").WithSummary("Make the plan anew in the background; locked meetings stay");
        api.MapPost("/solve/cancel", async (EditionId id, CancelSolve.Request request, ForumsDb db, CancellationToken ct) =>
                (await CancelSolve.Handle(id, request, db, ct)).ToResult(_ => TypedResults.Accepted($"/api/forums/{id}/schedule")))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("schedule.cancel-solve").WithSummary("Stop a solve; the draft stays as it was");
    }

    public static Ok<MeetingView> Tagged(HttpResponse response, MeetingView meeting)
    {
        response.Headers.ETag = Versions.Tag(meeting.Version);
        return TypedResults.Ok(meeting);
    }

    public static async Task<Outcome<MeetingView>> One(EditionId id, MeetingId meeting, ForumsDb db, Texts texts, Formats formats, CancellationToken ct)
    {
        if (await ReadBoard.Of(id, db, tracked: false, ct) is not { } board || board.Request(RequestId.From(meeting.Value)) is not { } request) return Refusal.NotFound();
        return MeetingView.Of(board, request, new SlotWords(board, texts, formats), board.PlacingOf(request) is null ? new WayStands(board).Of(request) : null);
    }

    private static async Task<Outcome<ScheduleView>> State(EditionId id, ForumsDb db, Texts texts, Formats formats, CancellationToken ct)
    {
        if (await ReadBoard.Of(id, db, tracked: false, ct) is not { } board) return Refusal.NotFound();
        var words = new SlotWords(board, texts, formats);
        return new ScheduleView(
            board.Plan?.Revision ?? 0, board.Plan?.IsOpen ?? false, board.Plan?.Audience ?? Audience.Participants, board.Plan?.SolvedAt, board.Requests.Count, board.Placed.Count,
            board.Placed.Count(p => p.Meeting.State == MeetingState.Locked), board.Unplaced().Count(),
            JobView.Of(await ScheduleJobs.Latest(db, id, ScheduleJobs.Solve, ct), texts), JobView.Of(await ScheduleJobs.Latest(db, id, ScheduleJobs.Publish, ct), texts),
            DraftClashes.Of(board, words), (await UndoChange.Last(db, id, ct))?.Id.Value);
    }

    private static async Task<Outcome<CursorPage<MeetingView>>> List(EditionId id, string? cursor, int? limit, ForumsDb db, Texts texts, Formats formats, CancellationToken ct)
    {
        if (await ReadBoard.Of(id, db, tracked: false, ct) is not { } board) return Refusal.NotFound();
        var (take, words) = (Cursor.Take(limit), new SlotWords(board, texts, formats));
        var from = Cursor.Read(cursor)?.Id ?? Guid.Empty;
        List<MeetingRequest> page = [.. board.Requests.Where(r => r.Id.Value.CompareTo(from) > 0).OrderBy(r => r.Id.Value).Take(take + 1)];
        var cut = Cursor.Page(page, take, r => Cursor.Write("", r.Id.Value));
        return new CursorPage<MeetingView>([.. cut.Items.Select(r => MeetingView.Of(board, r, words))], cut.Next);
    }
}
