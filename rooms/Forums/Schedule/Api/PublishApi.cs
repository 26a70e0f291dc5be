using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Publishing;

namespace Isthmus.Forums.Schedule.Api;

internal static class PublishApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/publish", async (EditionId id, PublishSchedule.Request request, ForumsDb db, Texts texts, Formats formats, CancellationToken ct) =>
                (await PublishSchedule.Handle(id, request, db, texts, formats, ct)).ToResult(job => TypedResults.Accepted($"/api/forums/{id}/schedule", new JobStarted(job))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("schedule.publish").WithSummary("Publish the draft as the next revision and write to everybody whose timetable changed");
        api.MapPost("/withdraw", async (EditionId id, WithdrawSchedule.Request request, ForumsDb db, CancellationToken ct) =>
                (await WithdrawSchedule.Handle(id, request, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("schedule.withdraw").WithSummary("Take the published timetable down; nobody is written to");
    }
}

internal static class PublishedApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/published", async (EditionId id, Guid? participant, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct) => (await Read(id, participant, who.Actor, db, texts, ct)).ToResult(TypedResults.Ok))
            .RequireAccess(Policies.SignedIn, "forums:read").WithName("schedule.published").WithSummary("The published timetable, whole or of one participant");

    private static async Task<Outcome<TimetableView>> Read(EditionId id, Guid? participant, Actor actor, ForumsDb db, Texts texts, CancellationToken ct)
    {
        if (await PublishedTimetable.Read(id, db, ct) is not { } timetable || timetable.SightOf(actor) is Sight.None) return Refusal.NotFound("forums.schedule-not-published");
        if (participant is not null && timetable.SightOf(actor) != Sight.All) return Refusal.Forbidden();
        var rows = timetable.Rows.Where(r => r.IsHeld && (participant is not { } p || r.Concerns(ParticipantId.From(p))));
        return new TimetableView(timetable.Plan.Revision, timetable.PublishedAt, timetable.Zone.Id, [.. rows.Select(r => TimetableRow.Of(timetable, r, timetable.SightOf(actor) == Sight.All, texts))]);
    }
}
