using Isthmus.Exhibition.Exhibitors;

namespace Isthmus.Exhibition.Floor;

/// <summary>The exhibition's floor in the API: halls, pavilions, booths.</summary>
internal static class ShowFloor
{
    public sealed record HallRow(HallId Id, IReadOnlyDictionary<string, string> Name, decimal Width, decimal Depth, int Version);
    public sealed record PavilionRow(PavilionId Id, IReadOnlyDictionary<string, string> Name, PavilionKind Kind, string? Country, HallId Hall, int Version);

    /// <param name="Booths">Their number by state.</param>
    public sealed record View(IReadOnlyList<HallRow> Halls, IReadOnlyList<PavilionRow> Pavilions, IReadOnlyDictionary<BoothState, int> Booths, int Exhibitors);

    public sealed record BoothExhibitor(ExhibitorId Id, string Name, PlaceRole Role);

    /// <param name="ReservedFor">For organisers only.</param>
    public sealed record BoothRow(
        BoothId Id, string Number, HallId? Hall, PavilionId? Pavilion, decimal? X, decimal? Y, decimal? Width, decimal? Depth, BoothState State, string? ReservedFor, IReadOnlyList<BoothExhibitor> Exhibitors, int Version);

    private static async Task<Outcome<View>> Handle(EditionId id, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Visible(id, ct);
        if (!found.Succeeded) return found.Refusal;
        var floor = await FloorData.Read(db, id, gate.MayOrganise, ct);
        return new View(
            [.. floor.Halls.Select(h => new HallRow(h.Id, h.Name.All, Metres.Of(h.Width), Metres.Of(h.Depth), h.Version))],
            [.. floor.Pavilions.Select(p => new PavilionRow(p.Id, p.Name.All, p.Kind, p.Country, p.HallId, p.Version))],
            Enum.GetValues<BoothState>().ToDictionary(s => s, s => floor.Booths.Count(b => floor.StateOf(b) == s)), await db.Exhibitors.CountAsync(e => e.EditionId == id && (gate.MayOrganise || !e.OnHold), ct));
    }

    private static async Task<Outcome<CursorPage<BoothRow>>> Booths(EditionId id, HallId? hall, PavilionId? pavilion, BoothState? state, string? cursor, int? limit, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Visible(id, ct);
        if (!found.Succeeded) return found.Refusal;
        var floor = await FloorData.Read(db, id, gate.MayOrganise, ct);
        var after = Cursor.Read(cursor)?.Id ?? Guid.Empty;
        var take = Cursor.Take(limit);
        var rows = floor.Booths.Where(b => (hall is null || b.HallId == hall) && (pavilion is null || b.PavilionId == pavilion) && (state is null || floor.StateOf(b) == state)).OrderBy(b => b.Id).Where(b => b.Id.Value.CompareTo(after) > 0).Take(take + 1)
            .Select(b => new BoothRow(b.Id, b.Number, b.HallId, b.PavilionId, Metres.Of(b.X), Metres.Of(b.Y), Metres.Of(b.Width), Metres.Of(b.Depth), floor.StateOf(b), gate.MayOrganise ? b.ReservedFor : null,
                [.. floor.Occupants[b.Id].Select(o => new BoothExhibitor(o.Exhibitor, o.Name, o.Role))], b.Version)).ToList();
        return Cursor.Page(rows, take, b => Cursor.Write("", b.Id.Value));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/", async (EditionId id, Gate gate, ExhibitionDb db, CancellationToken ct) => (await Handle(id, gate, db, ct)).ToResult(v => TypedResults.Ok(v)))
            .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithName("exhibition.show").WithSummary("Halls and pavilions of an edition's exhibition, lengths in metres, and how its booths stand");
        api.MapGet("/booths", async (EditionId id, HallId? hall, PavilionId? pavilion, BoothState? state, string? cursor, int? limit, Gate gate, ExhibitionDb db, CancellationToken ct) =>
                (await Booths(id, hall, pavilion, state, cursor, limit, gate, db, ct)).ToResult(p => TypedResults.Ok(p)))
            .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithName("exhibition.booths.list").WithSummary("Booths with their place in metres, state and exhibitors, in the order of adding");
    }
}
