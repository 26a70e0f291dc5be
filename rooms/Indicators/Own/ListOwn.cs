namespace Isthmus.Indicators.Own;

/// <summary>The numbers of our own records over the API.</summary>
internal static class ListOwn
{
    /// <param name="Value">Null where it is not told: it is about fewer than five organisations.</param>
    public sealed record View(string Code, string Title, string? Pair, string? By, string? Group, string? GroupTitle, long? Value, bool IsHidden, string? Records);

    public static View Of(OwnRow r) => new(r.Figure.Code, r.Figure.Title, r.Figure.Pair is var (one, other) ? $"{one}~{other}" : null, r.Figure.By, r.Figure.Group, r.Figure.GroupTitle, r.IsHidden ? null : r.Figure.Value, r.IsHidden, r.Figure.Records);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/own", async (OwnNumbers own, Formats f, CurrentActor actor, CancellationToken ct) =>
        {
            var rows = await own.Read(f.Language.Code, actor.Actor, ct);
            return TypedResults.Ok<IReadOnlyList<View>>([.. rows.Select(Of)]);
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.own").WithSummary("Numbers counted in the site’s own records; what is about fewer than five organisations is told to organisers only");
}
