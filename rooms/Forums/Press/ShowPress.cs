using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Press;

/// <summary>The press room: for an accredited journalist what is released by now, for organisers everything; and who asked to be accredited.</summary>
internal static class ShowPress
{
    public sealed record MaterialView(MaterialId Id, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Text, string? Link, DateTime? ReleaseAt, int Version)
    {
        public static MaterialView Of(PressMaterial m) => new(m.Id, m.Title.All, m.Text.All, m.Link, m.ReleaseAt, m.Version);
    }

    public sealed record Row(JournalistId Id, string? Name, string? Email, string Outlet, PressState State, DateTime AppliedAt, int Version);

    /// <param name="Materials">Empty until the accreditation is approved.</param>
    public sealed record Room(PressState State, IReadOnlyList<MaterialView> Materials);

    /// <summary>What a journalist may read now: the embargo is in the question to the database, not in the page.</summary>
    public static Task<List<PressMaterial>> Released(ForumsDb db, EditionId id, DateTime now, CancellationToken ct) =>
        db.PressMaterials.AsNoTracking().Where(m => m.EditionId == id && m.ReleaseAt != null && m.ReleaseAt <= now).OrderByDescending(m => m.ReleaseAt).ThenBy(m => m.Id).ToListAsync(ct);

    public static async Task<Journalist?> By(ForumsDb db, EditionId id, string? key, CancellationToken ct) =>
        string.IsNullOrEmpty(key) ? null : await db.Journalists.AsNoTracking().SingleOrDefaultAsync(j => j.Key == key && j.EditionId == id, ct);

    public static IQueryable<Journalist> Matching(ForumsDb db, EditionId id, PressState? state, string text)
    {
        var query = db.Journalists.AsNoTracking().Where(j => j.EditionId == id);
        if (state is { } s) query = query.Where(j => j.State == s);
        if (text.Length == 0) return query;
        var lower = text.ToLowerInvariant();
#pragma warning disable RS0030, CA1304, CA1311, CA1862 // Translated to SQL, where no culture counts
        return query.Where(j => j.Name!.ToLower().Contains(lower) || j.Name!.Contains(text) || j.LiveKey!.Contains(lower) || j.Outlet.ToLower().Contains(lower) || j.Outlet.Contains(text));
#pragma warning restore RS0030, CA1304, CA1311, CA1862
    }

    private static async Task<Outcome<Room>> Open(EditionId id, string key, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await By(db, id, key, ct) is not { } journalist) return Refusal.NotFound(DecideAccreditation.Unknown);
        return new Room(journalist.State, journalist.State == PressState.Approved ? (await Released(db, id, Instants.Stored(clock), ct)).ConvertAll(MaterialView.Of) : []);
    }

    private static async Task<Outcome<List<MaterialView>>> Materials(EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        return (await db.PressMaterials.AsNoTracking().Where(m => m.EditionId == id).OrderBy(m => m.Id).ToListAsync(ct)).ConvertAll(MaterialView.Of);
    }

    private static async Task<Outcome<CursorPage<Row>>> List(EditionId id, PressState? state, string? q, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = Matching(db, id, state, q?.Trim() ?? "");
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new JournalistId(guid);
            query = query.Where(j => j.Id > last);
        }
        var take = Cursor.Take(limit);
        var rows = await query.OrderBy(j => j.Id).Take(take + 1).Select(j => new Row(j.Id, j.Name, j.Email, j.Outlet, j.State, j.AppliedAt, j.Version)).ToListAsync(ct);
        return Cursor.Page(rows, take, r => Cursor.Write("", r.Id.Value));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/press/room/{key}", async (EditionId id, string key, ForumsDb db, TimeProvider clock, CancellationToken ct) => (await Open(id, key, db, clock, ct)).ToResult(TypedResults.Ok))
            .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithName("forums.press.room").WithSummary("What is released to the press by now, for the accredited journalist whom a secret link stands for");
        api.MapGet("/{id}/press/materials", async (EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct) => (await Materials(id, who, db, ct)).ToResult(TypedResults.Ok))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.press.materials").WithSummary("Everything for the press, also what is under embargo");
        api.MapGet("/{id}/press/accreditations", async (EditionId id, PressState? state, string? q, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct) => (await List(id, state, q, cursor, limit, who, db, ct)).ToResult(TypedResults.Ok))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.press.list").WithSummary("Who asked to be accredited");
    }
}
