using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Requests;

/// <summary>The requests of an edition: all for organisers, one's own for participants.</summary>
internal static class ListRequests
{
    public sealed record Filter(RequestState? State, ParticipantId? Participant);

    public static async Task<Outcome<CursorPage<RequestView>>> Handle(EditionId id, Filter filter, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.EditionOfMine(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = await Visible(db, id, filter, who.Actor, ct);
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new RequestId(guid);
            query = query.Where(r => r.Id > last);
        }
        var take = Cursor.Take(limit);
        var rows = await query.OrderBy(r => r.Id).Take(take + 1).ToListAsync(ct);
        var page = Cursor.Page(rows, take, r => Cursor.Write("", r.Id.Value));
        return new CursorPage<RequestView>([.. page.Items.Select(RequestView.Of)], page.Next);
    }

    public static async Task<IQueryable<MeetingRequest>> Visible(ForumsDb db, EditionId id, Filter filter, Actor actor, CancellationToken ct)
    {
        var query = db.Requests.AsNoTracking().Where(r => r.EditionId == id);
        if (!actor.IsOrganiser)
        {
            var mine = (await db.Mine(id, actor, ct)).Select(p => p.Id).ToList();
            // A veto of the other side is not told: the pair is just not there.
            query = query.Where(r => (mine.Contains(r.FromId) || mine.Contains(r.ToId)) && (r.State != RequestState.Vetoed
                || r.Priority == Priority.No && mine.Contains(r.FromId) || r.ReturnPriority == Priority.No && mine.Contains(r.ToId)));
        }
        if (filter.State is { } state) query = query.Where(r => r.State == state);
        if (filter.Participant is { } participant) query = query.Where(r => r.FromId == participant || r.ToId == participant);
        return query;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/requests", async (EditionId id, RequestState? state, Guid? participant, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Handle(id, new(state, participant is { } p ? new(p) : null), cursor, limit, who, db, ct)).ToResult(p => TypedResults.Ok(p)))
            .RequireAccess(Policies.SignedIn, "forums:read").WithName("forums.requests.list").WithSummary("Meeting requests: all for organisers, one's own for participants");
        api.MapGet("/{id}/requests/{request}", async (EditionId id, RequestId request, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Show(id, request, who, db, ct)).ToResult(r => { response.SetETag(r); return TypedResults.Ok(RequestView.Of(r)); }))
            .RequireAccess(Policies.SignedIn, "forums:read").WithName("forums.requests.show").WithSummary("A meeting request");
    }

    public static async Task<Outcome<MeetingRequest>> Show(EditionId id, RequestId request, CurrentActor who, ForumsDb db, CancellationToken ct) =>
        await (await Visible(db, id, new(null, null), who.Actor, ct)).SingleOrDefaultAsync(r => r.Id == request, ct) is { } row ? row : Refusal.NotFound("forums.no-such-request");
}
