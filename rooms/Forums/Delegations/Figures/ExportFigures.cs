using Isthmus.Forums.Editions;
using Isthmus.Tabular;

namespace Isthmus.Forums.Delegations.Figures;

/// <summary>The stated figures as a table for spreadsheet programs: number, qualifier and reach each in a column of its own, and each reading with what is counted.</summary>
internal static class ExportFigures
{
    private static readonly string[] s_columns = ["about", "measure", "qualifier", "number", "reach", "ambiguous", "quote", "speaker", "outlet", "url", "saidOn", "countedInTotal", "verdictInTotal", "countedEach", "verdictEach"];

    private static async Task<IResult> Send(EditionId id, bool workbook, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        db.Record("forums.export-figures", new SubjectRef("forums_edition", id.ToString()));
        await db.SaveChangesAsync(ct);
        var titles = (await db.Delegations.AsNoTracking().Where(d => d.EditionId == id).ToListAsync(ct)).ToDictionary(d => d.Id, d => d.Title.In(texts.Language.Code));
        string[] header = [.. s_columns.Select(c => texts["forums.figure.export." + c])];
        var rows = (await ShowFigures.Read(db, id, who.Actor, ShowFigures.Matching(db, id, new()).NewestFirst(), ct)).Select(v => Row(v, titles, texts));
        var options = new TableWriteOptions { Sheet = texts["forums.figures"], RightToLeft = texts.Language.IsRightToLeft };
        var file = new MemoryStream();
        await (workbook ? TableWriter.WriteXlsxAsync(file, header, rows, options, ct) : TableWriter.WriteCsvAsync(file, header, rows, options, ct));
        file.Position = 0;
        return workbook ? TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "figures.xlsx") : TypedResults.File(file, "text/csv; charset=utf-8", "figures.csv");
    }

    private static IReadOnlyList<object?> Row(ShowFigures.View v, Dictionary<DelegationId, string> titles, Texts t)
    {
        string? Counted(FigureReach reach) => v.Readings.FirstOrDefault(r => r.Reach == reach) is { } r ? FigureWords.Counted(r, t) : null;
        string? Verdict(FigureReach reach) => v.Readings.FirstOrDefault(r => r.Reach == reach) is { } r ? t.Of("forums.figure.verdict", r.Verdict) : null;
        return
        [
            v.Delegation is { } d ? titles[d] : t["forums.figure.about.all"], t.Of("forums.figure.measure", v.Measure), t.Of("forums.figure.qualifier", v.Qualifier), v.Number, t.Of("forums.figure.reach", v.Reach), v.Ambiguous ? t["forums.figure.ambiguous"] : null,
            v.Quote, v.Speaker, v.Outlet, v.Url, v.SaidOn, Counted(FigureReach.InTotal), Verdict(FigureReach.InTotal), Counted(FigureReach.Each), Verdict(FigureReach.Each),
        ];
    }

    public static void Map(RouteGroupBuilder api)
    {
        foreach (var format in new[] { "csv", "xlsx" })
            api.MapGet($"/{{id}}/figures/figures.{format}", (EditionId id, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct) => Send(id, format == "xlsx", who, db, texts, ct))
                .RequireAccess(Policies.Organiser, "forums:read").WithName($"forums.figures.{format}").WithSummary($"Stated figures as {format.ToUpperInvariant()}, qualifier and reach in columns of their own; recorded in the audit");
    }
}
