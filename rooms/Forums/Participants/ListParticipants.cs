using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Participants;

/// <summary>Who comes to an edition. Contacts and people are on the participant's own record, for itself and the organisers.</summary>
internal static class ListParticipants
{
    public sealed record Row(ParticipantId Id, OrganisationId Organisation, string Name, string? Country, Side Side, DelegationId? Delegation, ParticipantState State);

    public static async Task<Outcome<CursorPage<Row>>> Handle(EditionId id, Side? side, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.EditionOfMine(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = db.Participants.AsNoTracking().Where(p => p.EditionId == id && (side == null || p.Side == side));
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new ParticipantId(guid);
            query = query.Where(p => p.Id > last);
        }
        var take = Cursor.Take(limit);
        var rows = await query.OrderBy(p => p.Id).Take(take + 1).Select(p => new Row(p.Id, p.Organisation, p.Name, p.Country, p.Side, p.DelegationId, p.State)).ToListAsync(ct);
        return Cursor.Page(rows, take, r => Cursor.Write("", r.Id.Value));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{id}/participants", async (EditionId id, Side? side, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct) =>
            (await Handle(id, side, cursor, limit, who, db, ct)).ToResult(p => TypedResults.Ok(p)))
        .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithName("forums.participants.list").WithSummary("Who comes to an edition, in the order in which they were added");
}
