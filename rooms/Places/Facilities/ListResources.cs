using Isthmus.Names;

namespace Isthmus.Places.Facilities;

/// <summary>The resources of a published place, open to all: what there is, and by which rules.</summary>
internal static class ListResources
{
    public sealed record Row(ResourceId Id, int Version, ResourceKind Kind, string Code, IReadOnlyDictionary<string, string> Name, IReadOnlyDictionary<string, string> About, string? Group, int Units, string? OperatorGroup, IReadOnlyList<string> Goods, ResourceRules Rules, IReadOnlyList<Rates.RateInput> Rates, bool Retired)
    {
        public static Row Of(Resource r) => new(r.Id, r.Version, r.Kind, r.Code, r.Name.All, r.About.All, r.Group, r.Units, r.OperatorGroup, r.Goods, r.Rules, [.. r.Rates.Select(Isthmus.Places.Rates.RateInput.Of)], r.Retired);
    }

    /// <summary>Hundreds at most in one place: looked through here.</summary>
    public static async Task<List<Resource>> Find(PlaceId place, string? text, ResourceKind? kind, string? group, bool retired, PlacesDb db, CancellationToken ct)
    {
        var resources = db.Resources.AsNoTracking().Where(r => r.PlaceId == place);
        if (!retired) resources = resources.Where(r => !r.Retired);
        if (kind is { } of) resources = resources.Where(r => r.Kind == of);
        if (ResourceRules.Code(group) is { } among) resources = resources.Where(r => r.Group == among);
        var all = await resources.OrderBy(r => r.Code).ToListAsync(ct);
        var terms = SearchTerms.Of(text ?? "").Take(6).ToList();
        return terms.Count == 0 ? all : all.FindAll(r => SearchTerms.Column([r.Code, .. r.Name.All.Values, .. r.About.All.Values, r.Group ?? ""]) is var words && terms.TrueForAll(t => words.Contains(" " + t.Term, StringComparison.Ordinal) || t.Sound is { } sound && words.Contains($" {sound} ", StringComparison.Ordinal)));
    }

    private static async Task<Outcome<CursorPage<Row>>> Handle(PlaceId id, string? q, ResourceKind? kind, string? group, string? cursor, int? limit, Actor actor, PlacesDb db, CancellationToken ct)
    {
        if (await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } place) return Refusal.NotFound("places.no-such-place");
        var staff = Bookings.Staff.Is(actor, place);
        if (!staff && (place.PublishedAt is null || place.OnHold)) return Refusal.NotFound("places.no-such-place");
        var after = Cursor.Read(cursor)?.Id ?? Guid.Empty;
        var take = Cursor.Take(limit);
        var rows = (await Find(id, q, kind, group, staff, db, ct)).OrderBy(r => r.Id).Where(r => r.Id.Value.CompareTo(after) > 0).Take(take + 1).Select(Row.Of).ToList();
        return Cursor.Page(rows, take, r => Cursor.Write("", r.Id.Value));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{place}/resources", async (PlaceId place, string? q, ResourceKind? kind, string? group, string? cursor, int? limit, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            (await Handle(place, q, kind, group, cursor, limit, actor.Actor, db, ct)).ToResult(p => TypedResults.Ok(p)))
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("places.resources.list").WithSummary("The resources of a place with their rules, by words in any script, kind and group; retired ones for its staff only");
}
