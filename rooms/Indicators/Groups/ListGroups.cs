namespace Isthmus.Indicators.Groups;

/// <summary>The sets of countries, with who belongs to each today.</summary>
internal static class ListGroups
{
    private const int Most = 500;

    public sealed record Row(string Code, string Subject, IReadOnlyDictionary<string, string> Title, IReadOnlyList<string> Members, int Version);

    public static async Task<IReadOnlyList<CountryGroup>> Handle(IndicatorsDb db, CancellationToken ct) => await db.Groups.AsNoTracking().OrderBy(g => g.Code).Take(Most).ToListAsync(ct);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/groups", async (IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var today = DateOnly.FromDateTime(Instants.Stored(clock));
            return TypedResults.Ok<IReadOnlyList<Row>>([.. (await Handle(db, ct)).Select(g => new Row(g.Code, g.Key, g.Title.All, g.On(today), g.Version))]);
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.groups.list").WithSummary("Sets of countries that are spoken of together, with who belongs to each today");
}

/// <summary>One set of countries.</summary>
internal static class ShowGroup
{
    public sealed record Member(string Country, DateOnly? From, DateOnly? Until);

    public sealed record View(string Code, string Subject, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Definition, IReadOnlyList<Member> Members, int Version);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/groups/{code}", async (string code, HttpResponse response, IndicatorsDb db, CancellationToken ct) =>
        {
            if (await db.Groups.AsNoTracking().SingleOrDefaultAsync(g => g.Code == code, ct) is not { } group) return Refusal.NotFound(WriteGroup.Unknown).ToProblem();
            response.SetETag(group);
            return (Results<Ok<View>, Problem>)TypedResults.Ok(new View(group.Code, group.Key, group.Title.All, group.Definition.All, [.. group.Members.Select(m => new Member(m.Country, m.From, m.Until))], group.Version));
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.groups.show").WithSummary("One set of countries with the days from and until which each belongs");
}
