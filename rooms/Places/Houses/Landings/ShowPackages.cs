using Isthmus.Places.Network;

namespace Isthmus.Places.Houses.Landings;

/// <summary>The packages of a house: published ones for everybody, with how many places are taken; who took them for the two sides only.</summary>
internal static class ShowPackages
{
    public sealed record LandingView(LandingId Id, OrganisationId Organisation, string OrganisationName, LandingState State, string? Outcome, DateTime TakenAt, DateTime? EndedAt, int Version);

    public sealed record View(
        PackageId Id, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> About, OrganisationLine? Sending, int Quota, int Taken, DateOnly From, DateOnly Until, IReadOnlyDictionary<string, string> HostLevel, IReadOnlyDictionary<string, string> SendingLevel, string? Outcome,
        bool Published, bool OnHold, bool IsHost, bool IsSide, IReadOnlyList<LandingView> Places, int Version);

    public static async Task<Outcome<List<View>>> List(PlaceId id, Actor actor, PlacesDb db, IOrganisations organisations, CancellationToken ct)
    {
        var found = await db.Visible(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var packages = (await db.Packages.AsNoTracking().Where(p => p.PlaceId == id).OrderByDescending(p => p.Until).ThenBy(p => p.Id).Take(500).ToListAsync(ct))
            .FindAll(p => actor.MayRun(found.Value) || actor.MayEdit(p.Sending) || p.PublishedAt is not null && !p.OnHold && found.Value.IsPublic());
        return await Views(packages, found.Value, actor, db, organisations, ct);
    }

    public static async Task<Outcome<View>> One(PlaceId id, PackageId packageId, Actor actor, PlacesDb db, IOrganisations organisations, CancellationToken ct)
    {
        var found = await db.Package(id, packageId, actor, ct);
        return found.Succeeded ? (await Views([found.Value.Package], found.Value.House, actor, db, organisations, ct))[0] : found.Refusal;
    }

    private static async Task<List<View>> Views(List<LandingPackage> packages, Place house, Actor actor, PlacesDb db, IOrganisations organisations, CancellationToken ct)
    {
        var ids = packages.ConvertAll(p => p.Id);
        var landings = (await db.Landings.AsNoTracking().Where(l => ids.Contains(l.PackageId)).OrderBy(l => l.TakenAt).ToListAsync(ct)).ToLookup(l => l.PackageId);
        var cards = await organisations.Find([.. packages.Select(p => p.Sending).Concat(landings.SelectMany(l => l).Select(l => l.Organisation)).Distinct()], ct);
        return packages.ConvertAll(p =>
        {
            var isHost = actor.MayRun(house);
            var side = isHost || actor.MayEdit(p.Sending);
            var all = landings[p.Id].ToList();
            return new View(p.Id, p.Title.All, p.About.All, cards.TryGetValue(p.Sending, out var body) ? new(body.Id, body.Name, body.Country, body.IsInvented) : null, p.Quota, all.Count(l => l.State != LandingState.Left), p.From, p.Until, p.HostLevel.All, p.SendingLevel.All, p.Outcome,
                p.PublishedAt is not null, p.OnHold, isHost, side, side ? all.ConvertAll(l => new LandingView(l.Id, l.Organisation, cards.GetValueOrDefault(l.Organisation)?.Name ?? "…", l.State, l.Outcome, l.TakenAt, l.EndedAt, l.Version)) : [], p.Version);
        });
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{place}/landing", async (PlaceId place, CurrentActor actor, PlacesDb db, IOrganisations organisations, CancellationToken ct) => (await List(place, actor.Actor, db, organisations, ct)).ToResult(p => TypedResults.Ok(p)))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("places.landing.list").WithSummary("The soft-landing packages of a house, with places taken and free");
        api.MapGet("/{place}/landing/{package}", async (PlaceId place, PackageId package, HttpResponse response, CurrentActor actor, PlacesDb db, IOrganisations organisations, CancellationToken ct) =>
                (await One(place, package, actor.Actor, db, organisations, ct)).ToResult(p => { response.Headers.ETag = Versions.Tag(p.Version); return TypedResults.Ok(p); }))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("places.landing.show").WithSummary("A package; who landed by it is shown to its two sides");
    }
}
