using System.Globalization;

namespace Isthmus.Forums.Editions;

/// <summary>Editions by date, the latest first. Drafts are listed for organisers only.</summary>
internal static class ListEditions
{
    public sealed record Row(EditionId Id, IReadOnlyDictionary<string, string> Title, int Ordinal, DateOnly StartsOn, DateOnly EndsOn, string? Country, IReadOnlyList<string> Cities, ForumLevel Level, EditionState State, bool Published);

    public static Row ToRow(ForumEdition e, DateTimeOffset now) => new(e.Id, e.Title.All, e.Ordinal, e.StartsOn, e.EndsOn, e.Country, e.Cities, e.Level, e.StateAt(now), e.IsPublished);

    public static IQueryable<ForumEdition> Visible(ForumsDb db, Actor actor) => db.Editions.AsNoTracking().Where(e => actor.IsOrganiser || e.PublishedAt != null);

    /// <summary>Editions under way and to come, the nearest first.</summary>
    public static async Task<List<Row>> Coming(IQueryable<ForumEdition> visible, DateTimeOffset now, CancellationToken ct)
    {
        // A day of margin for zones; the state itself is computed where the edition is held.
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        var rows = await visible.Where(e => e.EndsOn >= since).OrderBy(e => e.StartsOn).Take(60).ToListAsync(ct);
        return [.. rows.Select(e => ToRow(e, now)).Where(e => e.State != EditionState.Past)];
    }

    public static string Href(Row edition, Actor reader) => $"/forums/{edition.Id}" + (reader.IsOrganiser ? "/manage" : "");

    public static async Task<CursorPage<Row>> Handle(string? cursor, int? limit, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var query = Visible(db, who.Actor);
        if (Cursor.Read(cursor) is var (key, _) && Position(key) is var (from, made)) query = query.Where(e => e.StartsOn < from || e.StartsOn == from && e.CreatedAt < made);
        var take = Cursor.Take(limit);
        var rows = await query.OrderByDescending(e => e.StartsOn).ThenByDescending(e => e.CreatedAt).Take(take + 1).ToListAsync(ct);
        var page = Cursor.Page(rows, take, e => Cursor.Write(string.Create(CultureInfo.InvariantCulture, $"{e.StartsOn:yyyy-MM-dd} {e.CreatedAt.Ticks}"), e.Id.Value));
        return new([.. page.Items.Select(e => ToRow(e, clock.GetUtcNow()))], page.Next);
    }

    private static (DateOnly, DateTime)? Position(string key) =>
        key.Split(' ') is [var day, var ticks] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            && long.TryParse(ticks, CultureInfo.InvariantCulture, out var made) && made is >= 0 and < 3155378975999999999 ? (from, new DateTime(made, DateTimeKind.Utc)) : null;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/", async (string? cursor, int? limit, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
            TypedResults.Ok(await Handle(cursor, limit, who, db, clock, ct)))
        .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithName("forums.list").WithSummary("Editions, the latest first");
}
