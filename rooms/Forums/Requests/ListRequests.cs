using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Requests;

/// <summary>The requests of an edition: all for organisers, one's own for participants.</summary>
internal static class ListRequests
{
    public sealed record Filter(RequestState? State, ParticipantId? Participant);

    public sealed record Seen(IQueryable<MeetingRequest> Rows, RequestSight Sight);

    public static async Task<Outcome<CursorPage<RequestView>>> Handle(EditionId id, Filter filter, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.EditionOfMine(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (query, sight) = await Visible(db, id, filter, who.Actor, ct);
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new RequestId(guid);
            query = query.Where(r => r.Id > last);
        }
        var take = Cursor.Take(limit);
        var rows = await query.OrderBy(r => r.Id).Take(take + 1).ToListAsync(ct);
        var page = Cursor.Page(rows, take, r => Cursor.Write("", r.Id.Value));
        return new CursorPage<RequestView>([.. page.Items.Select(sight.View)], page.Next);
    }

    public static async Task<Seen> Visible(ForumsDb db, EditionId id, Filter filter, Actor actor, CancellationToken ct)
    {
        var sight = RequestSight.Of(actor, actor.IsOrganiser ? [] : await db.Mine(id, actor, ct));
        var query = sight.Of(db.Requests.AsNoTracking().Where(r => r.EditionId == id), filter.State);
        if (filter.Participant is { } participant) query = query.Where(r => r.FromId == participant || r.ToId == participant);
        return new(query, sight);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/requests", async (EditionId id, RequestState? state, Guid? participant, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Handle(id, new(state, participant is { } p ? new(p) : null), cursor, limit, who, db, ct)).ToResult(p => TypedResults.Ok(p)))
            .RequireAccess(Policies.SignedIn, "forums:read").WithName("forums.requests.list").WithSummary("Meeting requests: all for organisers, one's own for participants");
        api.MapGet("/{id}/requests/{request}", async (EditionId id, RequestId request, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Show(id, request, who, db, ct)).ToResult(r => { response.Headers.ETag = Versions.Tag(r.Version); return TypedResults.Ok(r); }))
            .RequireAccess(Policies.SignedIn, "forums:read").WithName("forums.requests.show").WithSummary("A meeting request");
    }

    public static async Task<Outcome<RequestView>> Show(EditionId id, RequestId request, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var (query, sight) = await Visible(db, id, new(null, null), who.Actor, ct);
        return await query.SingleOrDefaultAsync(r => r.Id == request, ct) is { } row ? sight.View(row) : Refusal.NotFound("forums.no-such-request");
    }
}
