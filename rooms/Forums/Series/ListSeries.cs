namespace Isthmus.Forums.Series;

internal static class ListSeries
{
    public sealed record Row(SeriesId Id, IReadOnlyDictionary<string, string> Name, OrganisationId? Home, int Editions, int NextOrdinal, int Version);

    public static async Task<IReadOnlyList<Row>> Handle(ForumsDb db, CancellationToken ct)
    {
        var series = await db.Series.AsNoTracking().ToListAsync(ct);
        var ordinals = (await db.Editions.AsNoTracking().Select(e => new { e.SeriesId, e.Ordinal }).ToListAsync(ct)).ToLookup(e => e.SeriesId, e => e.Ordinal);
        return [.. series.OrderBy(s => s.Name.In("en"), StringComparer.OrdinalIgnoreCase)
            .Select(s => new Row(s.Id, s.Name.All, s.Home, ordinals[s.Id].Count(), ordinals[s.Id].DefaultIfEmpty(0).Max() + 1, s.Version))];
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/series", async (ForumsDb db, CancellationToken ct) => TypedResults.Ok(await Handle(db, ct)))
        .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.series.list").WithSummary("All series with the number that the next edition gets");
}
