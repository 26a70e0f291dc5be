using Isthmus.Contracts.Compliance;
using Isthmus.Tabular;

namespace Isthmus.Exhibition.Exhibitors;

/// <summary>The exhibitors, without those on hold, as a file whose columns an import understands again; formulas are neutralised by the writer.</summary>
internal static class ExportExhibitors
{
    private static readonly string[] s_columns = ["name", "country", "booth", "pavilion", "hall", "sectors", "website", "about", "shows", "organisation"];

    private static GateQuestion Question(EditionId id) => new(GatePoint.BulkExport, new SubjectRef("export", $"exhibitors-{id}"), "exhibitors", []);

    private static async Task<IResult> Handle(EditionId id, bool workbook, Gate gate, IClearance clearance, IOrganisations organisations, ExhibitionDb db, Texts texts, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        if (!(await clearance.Ask([Question(id)], ct))[0].IsClear) return Refusal.Conflict("exhibition.export-held").ToProblem();
        db.Record("exhibition.export-exhibitors", new SubjectRef("forums_edition", id.ToString()));
        await db.SaveChangesAsync(ct);
        var language = texts.Language.Code;
        var ids = await db.Exhibitors.Where(e => e.EditionId == id && !e.OnHold).OrderBy(e => e.SortKey).ThenBy(e => e.Id).Select(e => e.Id).ToListAsync(ct);
        var rows = new List<ExhibitorRow>();
        foreach (var some in ids.Chunk(500)) rows.AddRange(await BrowseExhibitors.Rows(db, some, ct));
        var cards = await organisations.Find([.. rows.Select(r => r.Exhibitor.Organisation).OfType<OrganisationId>()], ct);
        var halls = (await db.Halls.AsNoTracking().Where(h => h.EditionId == id).ToListAsync(ct)).ToDictionary(h => h.Id, h => h.Name.In(language));
        var pavilions = (await db.Pavilions.AsNoTracking().Where(p => p.EditionId == id).ToListAsync(ct)).ToDictionary(p => p.Id, p => p.Name.In(language));
        string[] header = [.. s_columns.Select(c => texts["exhibition.column." + c])];
        var cells = rows.Select(r => (IReadOnlyList<object?>)
        [
            r.Exhibitor.Name, r.Exhibitor.Country, string.Join(", ", r.Booths.Select(b => b.Number)), string.Join("; ", r.Booths.Select(b => b.PavilionId).OfType<PavilionId>().Distinct().Select(p => pavilions[p])),
            string.Join("; ", r.Booths.Select(b => b.HallId).OfType<HallId>().Distinct().Select(h => halls[h])), string.Join("; ", r.Exhibitor.Sectors), r.Exhibitor.Website, r.Exhibitor.About.In(language), r.Exhibitor.Shows.In(language),
            r.Exhibitor.Organisation is { } o ? cards.GetValueOrDefault(o)?.Name : null,
        ]);
        var options = new TableWriteOptions { Sheet = texts["exhibition.exhibitors"], RightToLeft = texts.Language.IsRightToLeft };
        var file = new MemoryStream();
        await (workbook ? TableWriter.WriteXlsxAsync(file, header, cells, options, ct) : TableWriter.WriteCsvAsync(file, header, cells, options, ct));
        file.Position = 0;
        return workbook ? TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "exhibitors.xlsx") : TypedResults.File(file, "text/csv; charset=utf-8", "exhibitors.csv");
    }

    public static void Map(RouteGroupBuilder api)
    {
        foreach (var format in new[] { "csv", "xlsx" })
            api.MapGet($"/exhibitors.{format}", (EditionId id, Gate gate, IClearance clearance, IOrganisations organisations, ExhibitionDb db, Texts texts, CancellationToken ct) => Handle(id, format == "xlsx", gate, clearance, organisations, db, texts, ct))
                .RequireAccess(Policies.Organiser, "forums:read").WithName($"exhibition.exhibitors.{format}").WithSummary($"The exhibitors as {format.ToUpperInvariant()}; recorded in the audit");
    }
}
