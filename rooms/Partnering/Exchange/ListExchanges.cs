using Isthmus.Contracts.Forums;

namespace Isthmus.Partnering.Exchange;

/// <summary>The technology exchange meetings that were made, the newest first.</summary>
internal static class ListExchanges
{
    public sealed record Row(ExchangeId Id, EditionId Edition, IReadOnlyDictionary<string, string> Titles, DateOnly? StartsOn, string Filter, int Invited, DateTime At);

    public static async Task<Outcome<List<Row>>> Handle(int skip, int take, Actor actor, IEditions editions, PartneringDb db, CancellationToken ct)
    {
        if (!actor.IsOrganiser) return Refusal.Forbidden();
        var rows = await db.Exchanges.AsNoTracking().OrderByDescending(x => x.At).ThenByDescending(x => x.Id).Skip(skip).Take(take)
            .Select(x => new { x.Id, x.Edition, x.Filter, x.At, Invited = db.ExchangeGuests.Count(g => g.ExchangeId == x.Id) }).ToListAsync(ct);
        var known = await editions.Find([.. rows.Select(r => r.Edition).Distinct()], ct);
        return rows.ConvertAll(r => new Row(r.Id, r.Edition, known.GetValueOrDefault(r.Edition)?.Titles ?? new Dictionary<string, string>(), known.GetValueOrDefault(r.Edition)?.StartsOn, r.Filter, r.Invited, r.At));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/exchanges", async (int? skip, int? limit, CurrentActor actor, IEditions editions, PartneringDb db, CancellationToken ct) =>
            (await Handle(Math.Clamp(skip ?? 0, 0, 100_000), Cursor.Take(limit), actor.Actor, editions, db, ct)).ToResult(rows => TypedResults.Ok(rows)))
        .RequireAccess(Policies.Organiser, Scopes.Read).WithName("partnering.exchanges").WithSummary("The technology exchange meetings that were made of filters, the newest first");
}
