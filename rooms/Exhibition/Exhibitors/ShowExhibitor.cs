using Isthmus.Exhibition.Floor;

namespace Isthmus.Exhibition.Exhibitors;

/// <summary>One exhibitor with its booths and those who share them.</summary>
internal static class ShowExhibitor
{
    public sealed record Other(ExhibitorId Id, string Name);
    public sealed record BoothView(BoothId Id, string Number, HallId? Hall, IReadOnlyDictionary<string, string>? HallName, IReadOnlyDictionary<string, string>? Pavilion, PlaceRole Role, IReadOnlyList<Other> With);

    public sealed record View(
        ExhibitorId Id, string Name, OrganisationId? Organisation, string? OrganisationName, string? Country, IReadOnlyList<string> Sectors, string? Website, IReadOnlyDictionary<string, string> About, IReadOnlyDictionary<string, string> Shows,
        IReadOnlyList<BoothView> Booths, int Version, bool OnHold);

    public static async Task<Outcome<View>> Handle(EditionId id, ExhibitorId exhibitorId, Gate gate, IOrganisations organisations, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Visible(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Exhibitors.AsNoTracking().SingleOrDefaultAsync(e => e.Id == exhibitorId && e.EditionId == id, ct) is not { } e || e.OnHold && !gate.MayOrganise) return Refusal.NotFound("exhibition.no-such-exhibitor");
        var card = e.Organisation is { } organisation ? (await organisations.Find([organisation], ct)).GetValueOrDefault(organisation) : null;
        var places = await db.Places.AsNoTracking().Where(p => p.ExhibitorId == exhibitorId).ToListAsync(ct);
        var ids = places.ConvertAll(p => p.BoothId);
        var booths = await db.Booths.AsNoTracking().Where(b => ids.Contains(b.Id)).ToListAsync(ct);
        var others = (await db.Places.AsNoTracking().Where(p => ids.Contains(p.BoothId) && p.ExhibitorId != exhibitorId).Join(db.Exhibitors.Where(x => gate.MayOrganise || !x.OnHold), p => p.ExhibitorId, x => x.Id, (p, x) => new { p.BoothId, x.Id, x.Name, x.SortKey }).OrderBy(x => x.SortKey).ToListAsync(ct))
            .ToLookup(p => p.BoothId, p => new Other(p.Id, p.Name));
        var halls = (await db.Halls.AsNoTracking().Where(h => h.EditionId == id).ToListAsync(ct)).ToDictionary(h => h.Id, h => h.Name.All);
        var pavilions = (await db.Pavilions.AsNoTracking().Where(p => p.EditionId == id).ToListAsync(ct)).ToDictionary(p => p.Id, p => p.Name.All);
        return new View(e.Id, e.Name, card?.Id, card?.Name, e.Country, e.Sectors, e.Website, e.About.All, e.Shows.All,
            [.. booths.OrderBy(b => FloorData.Order(b.Key), StringComparer.Ordinal).Select(b => new BoothView(b.Id, b.Number, b.HallId, b.HallId is { } h ? halls.GetValueOrDefault(h) : null,
                b.PavilionId is { } p ? pavilions.GetValueOrDefault(p) : null, places.First(x => x.BoothId == b.Id).Role, [.. others[b.Id]]))], e.Version, e.OnHold);
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/exhibitors/{exhibitor}", async (EditionId id, ExhibitorId exhibitor, HttpResponse response, Gate gate, IOrganisations organisations, ExhibitionDb db, CancellationToken ct) =>
            (await Handle(id, exhibitor, gate, organisations, db, ct)).ToResult(v => { response.Headers.ETag = Versions.Tag(v.Version); return TypedResults.Ok(v); }))
        .OpenToAll("forums:read").WithName("exhibition.exhibitors.show").WithSummary("An exhibitor with its booths and who shares them");
}
