using Isthmus.Contracts.Forums;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Desk;

internal static class DeskApi
{
    /// <param name="Published">The draft is being published.</param>
    /// <param name="NotPublished">Why it is not though that was asked for: the code of the refusal.</param>
    public sealed record Answer(DeskCaseView Case, bool Published, string? NotPublished);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/desk/{of:guid}", async (EditionId id, DeskCaseId of, HttpResponse response, ForumsDb db, Texts texts, Formats formats, CancellationToken ct) =>
                (await Show(id, of, db, texts, formats, ct)).ToResult(v => { response.Headers.ETag = Versions.Tag(v.Version); return TypedResults.Ok(v); }))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("schedule.desk.show").WithSummary("What was told at the desk, and the ways on");
        api.MapPost("/desk", async (EditionId id, ReportAtDesk.Request request, CurrentActor who, ForumsDb db, TimeProvider clock, Texts texts, Formats formats, CancellationToken ct) =>
            {
                var made = await ReportAtDesk.Handle(id, request, who.Actor, db, clock, ct);
                return (made.Succeeded ? await Show(id, made.Value.Id, db, texts, formats, ct) : made.Refusal).ToResult(v => TypedResults.Created($"/api/forums/{id}/schedule/desk/{v.Id}", v));
            })
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("schedule.desk.report").WithSummary("A no-show, somebody late or leaving, a table out of use: what falls out, and the plans to go on with. Nothing is changed yet");
        api.MapPost("/desk/{of:guid}/apply", async (EditionId id, DeskCaseId of, ApplyDeskPlan.Request request, HttpRequest http, ForumsDb db, Texts texts, Formats formats, CancellationToken ct) =>
            {
                var done = await ApplyDeskPlan.Handle(id, of, request, http.IfMatch(), db, texts, formats, ct);
                return (done.Succeeded ? await Tell(id, done.Value, request.Publish, db, texts, formats, ct) : done.Refusal).ToResult(TypedResults.Ok);
            })
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("schedule.desk.apply").WithSummary("Does one of the plans, exactly as shown, and publishes it if asked to; 409 when the draft has changed since");
        api.MapPost("/desk/{of:guid}/undo", async (EditionId id, DeskCaseId of, UndoDeskPlan.Request request, HttpRequest http, ForumsDb db, Texts texts, Formats formats, CancellationToken ct) =>
            {
                var done = await UndoDeskPlan.Handle(id, of, request, http.IfMatch(), db, texts, formats, ct);
                return (done.Succeeded ? await Tell(id, done.Value, request.Publish, db, texts, formats, ct) : done.Refusal).ToResult(TypedResults.Ok);
            })
            .RequireAccess(Policies.Organiser, "forums:write").WithName("schedule.desk.undo").WithSummary("Takes back what was done at the desk");
    }

    private static async Task<Outcome<DeskCaseView>> Show(EditionId id, DeskCaseId of, ForumsDb db, Texts texts, Formats formats, CancellationToken ct)
    {
        if (await db.DeskCases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == of && c.EditionId == id, ct) is not { } found || await ReadBoard.Of(id, db, tracked: false, ct) is not { } board) return Refusal.NotFound();
        return DeskCaseView.Of(found, board, new SlotWords(board, texts, formats));
    }

    private static async Task<Outcome<Answer>> Tell(EditionId id, ApplyDeskPlan.Applied done, bool publish, ForumsDb db, Texts texts, Formats formats, CancellationToken ct)
    {
        var shown = await Show(id, done.Case.Id, db, texts, formats, ct);
        return shown.Succeeded ? new Answer(shown.Value, publish && done.NotPublished is null, done.NotPublished?.Code) : shown.Refusal;
    }
}
