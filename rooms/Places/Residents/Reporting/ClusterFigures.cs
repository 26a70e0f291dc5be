using Isthmus.Places.Residents.Browsing;
using Isthmus.Places.Residents.Intakes;
using Isthmus.Tabular;

namespace Isthmus.Places.Residents.Reporting;

/// <summary>What residents reported, by cluster and year: sums of accepted and filed reports, money by currency. Where fewer than five organisations stand behind a number, those who may not see the reports see none.</summary>
internal static class ClusterFigures
{
    public const int FewestOrganisations = 5;

    /// <param name="Sum">Null where too few organisations stand behind it.</param>
    public sealed record Figure(PlaceId Place, int Year, Kpi Kpi, KpiUnit Unit, string? Currency, int? Organisations, decimal? Sum);

    /// <summary>How many projects a cluster has: what is tried at its sites, and what it helps into use.</summary>
    public sealed record Projects(PlaceId Place, int Residents, int Pilots, int TransferItems);

    public sealed record Whole(IReadOnlyList<Figure> Figures, IReadOnlyList<Projects> Portfolio);

    public static async Task<Whole> Read(PlaceId place, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var places = await Visible(place, actor, db, ct);
        var reports = await db.AnnualReports.AsNoTracking().Where(a => a.State == ReportState.Filed || a.State == ReportState.Accepted).Join(db.Residents.Where(r => places.Contains(r.PlaceId)), a => a.ResidentId, r => r.Id, (a, r) => new { Report = a, r.PlaceId, r.Organisation }).ToListAsync(ct);
        var figures = reports.SelectMany(x => x.Report.Values.Select(v => (x.PlaceId, x.Organisation, x.Report.Year, v.Kpi, Currency: AnnualReport.UnitOf(v.Kpi) == KpiUnit.Money ? x.Report.Currency : null, v.Value)))
            .GroupBy(x => (x.PlaceId, x.Year, x.Kpi, x.Currency)).OrderBy(g => places.IndexOf(g.Key.PlaceId)).ThenByDescending(g => g.Key.Year).ThenBy(g => g.Key.Kpi).ThenBy(g => g.Key.Currency, StringComparer.Ordinal)
            .Select(g => (g.Key, Organisations: g.Select(x => x.Organisation).Distinct().Count(), Sum: g.Sum(x => x.Value)))
            .Select(g => Shown(actor, g.Organisations) ? new Figure(g.Key.PlaceId, g.Key.Year, g.Key.Kpi, AnnualReport.UnitOf(g.Key.Kpi), g.Key.Currency, g.Organisations, g.Sum) : new Figure(g.Key.PlaceId, g.Key.Year, g.Key.Kpi, AnnualReport.UnitOf(g.Key.Kpi), g.Key.Currency, null, null));
        var residents = await db.Residents.AsNoTracking().Where(r => places.Contains(r.PlaceId) && r.State == ResidentState.Resident && !r.OnHold).GroupBy(r => r.PlaceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var pilots = await db.Pilots.AsNoTracking().Where(p => places.Contains(p.PlaceId) && !p.IsOver && !p.OnHold && p.State != Pilots.PilotState.Proposed).GroupBy(p => p.PlaceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var items = await db.TransferItems.AsNoTracking().Where(t => places.Contains(t.PlaceId) && !t.IsDropped && !t.OnHold).GroupBy(t => t.PlaceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new([.. figures], places.ConvertAll(p => new Projects(p, residents.GetValueOrDefault(p), pilots.GetValueOrDefault(p), items.GetValueOrDefault(p))));
    }

    private static bool Shown(Actor actor, int organisations) => actor.IsOfficer || organisations >= FewestOrganisations;

    private static async Task<List<PlaceId>> Visible(PlaceId place, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var under = await Funnel.Under(place, db, ct);
        var seen = await PublicPlaces.For(actor, db).Where(p => under.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        return [.. under.Where(seen.Contains)];
    }

    private static async Task<IResult> File(PlaceId place, bool workbook, Actor actor, Texts texts, PlacesDb db, CancellationToken ct)
    {
        if (!await PublicPlaces.Sees(actor, place, db, ct)) return Refusal.NotFound(EditIntake.Unknown).ToProblem();
        var whole = await Read(place, actor, db, ct);
        var ids = whole.Portfolio.Select(p => p.Place).ToList();
        var names = await db.Places.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var rows = whole.Figures.Select(f => (IReadOnlyList<object?>)[names[f.Place].In(texts.Language.Code), f.Year, texts.Of("residents.kpi", f.Kpi), f.Unit == KpiUnit.Money ? f.Currency : texts.Of("residents.unit", f.Unit), f.Organisations, f.Sum is null ? texts["figures.few"] : f.Sum]);
        string[] header = [texts["residents.cluster"], texts["residents.year"], texts["figures.figure"], texts["figures.unit"], texts["residents.funnel.count"], texts["figures.sum"]];
        return await Files.Of(header, rows, "figures", workbook, new TableWriteOptions { Sheet = texts["figures.title"], RightToLeft = texts.Language.IsRightToLeft }, ct);
    }

    public static void Map(IEndpointRouteBuilder routes, RouteGroupBuilder places)
    {
        places.MapGet("/{place}/figures", async (PlaceId place, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
                await PublicPlaces.Sees(actor.Actor, place, db, ct) ? (Results<Ok<Whole>, Problem>)TypedResults.Ok(await Read(place, actor.Actor, db, ct)) : Refusal.NotFound(EditIntake.Unknown).ToProblem())
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("residents.figures").WithSummary("What residents reported by cluster and year, and how many projects each cluster has");
        foreach (var format in new[] { "csv", "xlsx" })
            foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[($"/places/{{place}}/figures.{format}", $"residents.figures.page-{format}"), ($"/api/places/{{place}}/figures.{format}", $"residents.figures.{format}")])
                routes.MapGet(path, (PlaceId place, CurrentActor actor, Texts texts, PlacesDb db, CancellationToken ct) => File(place, format == "xlsx", actor.Actor, texts, db, ct))
                    .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithTags("Places").WithName(name).WithSummary($"The figures as {format.ToUpperInvariant()}");
    }
}
