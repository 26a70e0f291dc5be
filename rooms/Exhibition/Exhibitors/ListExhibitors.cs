using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Exhibition.Exhibitors;

/// <summary>The exhibitors in the API: searched, narrowed, in the order of adding.</summary>
internal static class ListExhibitors
{
    public sealed record BoothNumber(BoothId Id, string Number);
    public sealed record Row(ExhibitorId Id, string Name, OrganisationId? Organisation, string? Country, IReadOnlyList<string> Sectors, string? Website, IReadOnlyList<BoothNumber> Booths, int Version, bool OnHold);

    private static async Task<Outcome<CursorPage<Row>>> Handle(EditionId id, ExhibitorFilter filter, string? cursor, int? limit, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Visible(id, ct);
        if (!found.Succeeded) return found.Refusal;
        var after = Cursor.Read(cursor)?.Id ?? Guid.Empty;
        var take = Cursor.Take(limit);
        var ids = (await BrowseExhibitors.Find(db, id, filter with { Held = gate.MayOrganise }, ct)).Ids.Where(e => e.Value.CompareTo(after) > 0).Order().Take(take + 1).ToList();
        var rows = (await BrowseExhibitors.Rows(db, ids, ct)).Select(r => new Row(r.Exhibitor.Id, r.Exhibitor.Name, r.Exhibitor.Organisation, r.Exhibitor.Country, r.Exhibitor.Sectors, r.Exhibitor.Website,
            [.. r.Booths.Select(b => new BoothNumber(b.Id, b.Number))], r.Exhibitor.Version, r.Exhibitor.OnHold)).ToList();
        return Cursor.Page(rows, take, r => Cursor.Write("", r.Id.Value));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/exhibitors", async (EditionId id, string? q, [FromQuery] string[]? country, [FromQuery] string[]? sector, [FromQuery] string[]? pavilion, bool? unmatched, bool? withoutBooth, string? cursor, int? limit,
            Gate gate, ExhibitionDb db, CancellationToken ct) => (await Handle(id, new(q?.Trim() ?? "", country, sector, pavilion, unmatched == true, withoutBooth == true), cursor, limit, gate, db, ct)).ToResult(p => TypedResults.Ok(p)))
        .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithName("exhibition.exhibitors.list").WithSummary("Exhibitors by words in any script or a booth's number, by country, sector and pavilion");
}
