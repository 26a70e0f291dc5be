using Isthmus.Contracts.Forums;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Api;
using Isthmus.Forums.Schedule.Boards;

namespace Isthmus.Forums.Outcomes;

internal static class OutcomeApi
{
    public sealed record OutcomeView(MeetingId Meeting, ParticipantId Participant, MeetingResult Result, int? Interest, string? NextStep, DateOnly? FollowUpOn, DateTime At, int Version)
    {
        public static OutcomeView Of(MeetingOutcome o) => new(o.MeetingId, o.ParticipantId, o.Result, o.Interest, o.NextStep, o.FollowUpOn, o.At, o.Version);
    }

    public sealed record RowView(Guid Request, SideView From, SideView To, FunnelStage Stage, DateTime? StartsAt, OutcomeView? FromSays, OutcomeView? ToSays)
    {
        public static RowView Of(FunnelRow r, Board board) => new(r.Request.Id.Value, new(r.Request.FromId.Value, board.NameOf(r.Request.FromId)), new(r.Request.ToId.Value, board.NameOf(r.Request.ToId)),
            r.Stage, r.Slot?.StartsAt, r.From is { } a ? OutcomeView.Of(a) : null, r.To is { } b ? OutcomeView.Of(b) : null);
    }

    public sealed record FunnelView(int Requested, int Accepted, int Placed, int Held, int FollowUp, int Agreed, int NotHeld, int Untold);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/{id}/outcomes/{meeting:guid}", async (EditionId id, MeetingId meeting, TellOutcome.Request request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await TellOutcome.Handle(id, meeting, request, http.IfMatch(), who, db, clock, ct)).ToResult(o => { response.SetETag(o); return TypedResults.Ok(OutcomeView.Of(o)); }))
            .RequireAccess(Policies.SignedIn, "forums:write").WithName("forums.outcomes.tell").WithSummary("How a published meeting went for one side, from its time on: held or not with interest, next step, day of the follow-up");
        api.MapGet("/{id}/outcomes/{meeting:guid}", async (EditionId id, MeetingId meeting, Guid? participant, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Show(id, meeting, participant, who, db, ct)).ToResult(o => { response.SetETag(o); return TypedResults.Ok(OutcomeView.Of(o)); }))
            .RequireAccess(Policies.SignedIn, "forums:read").WithName("forums.outcomes.show").WithSummary("What one side said of a meeting; for itself and the organisers");
        api.MapGet("/{id}/outcomes/funnel", async (EditionId id, ForumsDb db, TimeProvider clock, CancellationToken ct) => (await Numbers(id, db, clock, ct)).ToResult(TypedResults.Ok))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.outcomes.funnel").WithSummary("How many requests were accepted, placed, held, go on, and led to an agreement");
        api.MapGet("/{id}/outcomes", async (EditionId id, FunnelStage? stage, string? cursor, int? limit, ForumsDb db, TimeProvider clock, CancellationToken ct) => (await List(id, stage, cursor, limit, db, clock, ct)).ToResult(TypedResults.Ok))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.outcomes.list").WithSummary("The requests behind a number of the funnel, with what both sides said");
        ExportOutcomes.Map(api);
    }

    private static async Task<Outcome<MeetingOutcome>> Show(EditionId id, MeetingId meeting, Guid? participant, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await TellOutcome.Find(id, meeting, new(participant ?? Guid.Empty), who.Actor, db, ct);
        return !found.Succeeded ? found.Refusal : found.Value.Outcome is { } told ? told : Refusal.NotFound("forums.no-such-outcome");
    }

    private static async Task<Outcome<FunnelView>> Numbers(EditionId id, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await Funnel.Read(id, db, clock, ct) is not { Numbers: var n }) return Refusal.NotFound();
        return new FunnelView(n[FunnelStage.Requested], n[FunnelStage.Accepted], n[FunnelStage.Placed], n[FunnelStage.Held], n[FunnelStage.FollowUp], n[FunnelStage.Agreed], n[FunnelStage.NotHeld], n[FunnelStage.Untold]);
    }

    private static async Task<Outcome<CursorPage<RowView>>> List(EditionId id, FunnelStage? stage, string? cursor, int? limit, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await Funnel.Read(id, db, clock, ct) is not { } funnel) return Refusal.NotFound();
        var (take, from) = (Cursor.Take(limit), Cursor.Read(cursor)?.Id ?? Guid.Empty);
        List<FunnelRow> rows = [.. funnel.Rows.Where(r => (stage is not { } s || r.Is(s)) && r.Request.Id.Value.CompareTo(from) > 0).Take(take + 1)];
        var page = Cursor.Page(rows, take, r => Cursor.Write("", r.Request.Id.Value));
        return new CursorPage<RowView>([.. page.Items.Select(r => RowView.Of(r, funnel.Board))], page.Next);
    }
}
