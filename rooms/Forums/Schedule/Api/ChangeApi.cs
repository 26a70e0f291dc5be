using Isthmus.Forums.Schedule.Changes;
using Isthmus.Forums.Schedule.Drafts;

namespace Isthmus.Forums.Schedule.Api;

internal static class ChangeApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/meetings/{meeting:guid}/move", async (EditionId id, MeetingId meeting, MoveMeeting.Request request, HttpContext http, CurrentActor who, SaveChange save, Shown shown, CancellationToken ct) =>
                await Show(await MoveMeeting.Handle(id, meeting, request, http.Request.IfMatch(), who.Actor, save, ct), id, http, shown, ct))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("schedule.move").WithSummary("Put a meeting in a slot at a table. 409 names every clash");
        api.MapPost("/meetings/{meeting:guid}/change", async (EditionId id, MeetingId meeting, ChangeMeeting.Request request, HttpContext http, CurrentActor who, SaveChange save, Shown shown, CancellationToken ct) =>
                await Show(await ChangeMeeting.Handle(id, meeting, request, http.Request.IfMatch(), who.Actor, save, ct), id, http, shown, ct))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("schedule.change").WithSummary("Lock, unlock, take off, cancel or restore a meeting");
        api.MapPost("/meetings/{meeting:guid}/room", async (EditionId id, MeetingId meeting, HttpContext http, CurrentActor who, SaveChange save, Shown shown, CancellationToken ct) =>
                await Show(await MakeRoom.Handle(id, meeting, who.Actor, save, ct), id, http, shown, ct))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("schedule.make-room").WithSummary("Move the one meeting that the plan found to stand in the way, and place this one; both or neither");
        api.MapPost("/undo", async (EditionId id, UndoChange.Request request, HttpContext http, CurrentActor who, ForumsDb db, SaveChange save, Shown shown, CancellationToken ct) =>
                await Show(await UndoChange.Handle(id, request, who.Actor, db, save, ct), id, http, shown, ct))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("schedule.undo").WithSummary("Undo the last change by hand");
    }

    private static async Task<Results<Ok<MeetingView>, Problem>> Show(Outcome<Meeting> changed, EditionId id, HttpContext http, Shown shown, CancellationToken ct) =>
        changed.Succeeded ? (await shown.After(id, changed.Value, ct)).ToResult(m => DraftApi.Tagged(http.Response, m)) : changed.Refusal.ToProblem();
}

/// <summary>A meeting as the API shows it, read again after a change.</summary>
internal sealed class Shown(ForumsDb db, Texts texts, Formats formats)
{
    public Task<Outcome<MeetingView>> After(EditionId id, Meeting meeting, CancellationToken ct) => DraftApi.One(id, meeting.Id, db, texts, formats, ct);
}
