using Isthmus.Forums.Editions;
using Isthmus.Names;

namespace Isthmus.Forums.Participants;

/// <summary>Who comes to an edition. Contacts and people are on the participant's own record, for itself and the organisers.</summary>
internal static class ListParticipants
{
    public sealed record Row(ParticipantId Id, OrganisationId Organisation, string Name, string? Country, Side Side, DelegationId? Delegation, ParticipantState State);

    public static async Task<Outcome<CursorPage<Row>>> Handle(EditionId id, Side? side, string? q, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.EditionOfMine(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = db.Participants.AsNoTracking().Where(p => p.EditionId == id && (side == null || p.Side == side));
        if (q is { Length: > 0 }) query = await Named(query, q, ct);
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new ParticipantId(guid);
            query = query.Where(p => p.Id > last);
        }
        var take = Cursor.Take(limit);
        var rows = await query.OrderBy(p => p.Id).Take(take + 1).Select(p => new Row(p.Id, p.Organisation, p.Name, p.Country, p.Side, p.DelegationId, p.State)).ToListAsync(ct);
        return Cursor.Page(rows, take, r => Cursor.Write("", r.Id.Value));
    }

    /// <summary>Those whose name has the words, in whatever script, or the text. Compared here: databases fold letters each in its own way, and an edition has a thousand participants at most.</summary>
    public static async Task<IQueryable<Participant>> Named(IQueryable<Participant> participants, string text, CancellationToken ct)
    {
        var names = await participants.Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        var found = names.Where(p => p.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || SearchTerms.Found(SearchTerms.Column([p.Name]), text)).Select(p => p.Id).ToList();
        return participants.Where(p => found.Contains(p.Id));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{id}/participants", async (EditionId id, Side? side, string? q, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct) =>
            (await Handle(id, side, q, cursor, limit, who, db, ct)).ToResult(p => TypedResults.Ok(p)))
        .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithName("forums.participants.list").WithSummary("Who comes to an edition, in the order in which they were added");
}
