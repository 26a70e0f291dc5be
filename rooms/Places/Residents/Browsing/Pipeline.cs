using Isthmus.Contracts.Places;

namespace Isthmus.Places.Residents.Browsing;

/// <summary>Everything that is or was on its way into a cluster, for officers.</summary>
internal static class Pipeline
{
    public sealed record Row(ResidentId Id, OrganisationId Organisation, string Name, string Project, ResidentState State, bool OnHold, DateTime CreatedAt, DateTime ChangedAt, DateOnly? Since, DateOnly? Until, int Version);

    public static async Task<List<Row>> Read(PlaceId place, string? query, ResidentState? state, IOrganisations organisations, PlacesDb db, CancellationToken ct)
    {
        var residents = await db.Residents.AsNoTracking().Where(r => r.PlaceId == place && (state == null || r.State == state)).OrderByDescending(r => r.ChangedAt).ThenBy(r => r.Id).ToListAsync(ct);
        var cards = await organisations.Find([.. residents.Select(r => r.Organisation).Distinct()], ct);
        var rows = residents.Select(r => new Row(r.Id, r.Organisation, cards.GetValueOrDefault(r.Organisation)?.Name ?? "", r.Project, r.State, r.OnHold, r.CreatedAt, r.ChangedAt, r.Since, r.Until, r.Version));
        return [.. rows.Where(r => string.IsNullOrWhiteSpace(query) || r.Name.Contains(query, StringComparison.CurrentCultureIgnoreCase) || r.Project.Contains(query, StringComparison.CurrentCultureIgnoreCase))];
    }

    public static void Map(RouteGroupBuilder places) => places.MapGet("/{place}/pipeline", async (PlaceId place, string? q, string? state, IOrganisations organisations, PlacesDb db, CancellationToken ct) =>
            TypedResults.Ok(await Read(place, q, Choices.Read<ResidentState>(state), organisations, db, ct)))
        .RequireAccess(Policies.Officer, Scopes.Read).WithName("residents.pipeline").WithSummary("All residencies of a cluster, in whatever state");
}
