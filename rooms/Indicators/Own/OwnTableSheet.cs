using System.Globalization;
using Isthmus.Charts;
using Isthmus.Indicators.Charts;
using Microsoft.Extensions.Options;

namespace Isthmus.Indicators.Own;

/// <summary>One table of our own numbers: how it is drawn, and its files.</summary>
internal static class OwnTableSheet
{
    /// <summary>Rows that a table on the page, and its drawing, hold.</summary>
    public const int Most = 20;
    private const int FewestBars = 3;
    private static readonly string[] s_header = ["code", "title", "by", "group", "group_title", "value", "hidden", "records"];

    /// <summary>The part of the address that names a table: <c>organisations-kind</c>; null for what is told apart by nothing.</summary>
    public static string? KeyOf(OwnRow row) => row.Figure.Division is { } division ? $"{row.Figure.Code}-{division}" : null;

    public static string TitleOf(OwnRow row) => $"{row.Figure.Title}: {row.Figure.By}";

    /// <summary>Bars of what this reader is told; null where that is too little to compare.</summary>
    public static Chart? Draw(IReadOnlyList<OwnRow> rows, Texts t, Formats f)
    {
        var told = rows.Take(Most).Where(r => !r.IsHidden && r.Figure.Value > 0).ToList();
        if (told.Count < FewestBars) return null;
        var title = TitleOf(told[0]);
        var text = new ChartText(title, title) { Measure = t["indicators.unit.number"], Source = t["indicators.own"], Note = rows.Any(r => r.IsHidden) ? t["indicators.own.notDrawn", OwnNumbers.FewestTold] : null };
        return new BarChart(text, [.. told.Select(Name)], [new(title, [.. told.Select((r, i) => new ChartPoint($"{Name(r)}: {f.Number(r.Figure.Value)}") { Category = i, Value = r.Figure.Value })])], v => f.Number((long)v));
    }

    public static ChartSheet Of(string key, IReadOnlyList<OwnRow> rows, bool seesRecords, DateTime at, Texts t, Formats f) => new(key, "/indicators/overview", new([new(f.Language.Code, TitleOf(rows[0]))]), at)
    {
        Draw = () => Draw(rows, t, f) is { } chart ? chart : ChartFiles.NothingToDraw, Header = s_header, IsForOrganisers = seesRecords && rows.Any(r => r.Figure.Value > 0 && r.Figure.Organisations < OwnNumbers.FewestTold),
        // What is not told has a row without a number: a reader of the file sees that something is missing, and why.
        Rows = [.. rows.Select(r => (IReadOnlyList<object?>)[r.Figure.Code, r.Figure.Title, r.Figure.By, r.Figure.Group, r.Figure.GroupTitle, r.IsHidden ? null : (decimal)r.Figure.Value, r.IsHidden ? string.Create(CultureInfo.InvariantCulture, $"fewer than {OwnNumbers.FewestTold} organisations") : null, r.Figure.Records])],
        Sources = [.. rows.Select(_ => (t["indicators.own"], (string?)null))],
    };

    private static string Name(OwnRow row) => row.Figure.GroupTitle ?? row.Figure.Title;
}

/// <summary>The tables of the overview, for their files.</summary>
internal sealed class OwnSheets(OwnNumbers own, CurrentActor current, IndicatorsDb db, Texts t, Formats f, TimeProvider clock)
{
    public async Task<Outcome<ChartSheet>> Read(string table, CancellationToken ct)
    {
        if (table == ModelTable.Key) return await ModelTable.Sheet(db, t, f, clock, ct);
        var rows = (await own.Read(f.Language.Code, current.Actor, ct)).Where(r => OwnTableSheet.KeyOf(r) == table).ToList();
        return rows.Count > 0 ? OwnTableSheet.Of(table, rows, current.Actor.IsOrganiser, Instants.Stored(clock), t, f) : Refusal.NotFound("indicators.no-such-table");
    }

    public static void Map(RouteGroupBuilder files) => ChartFiles.Open("indicators.overview", "a table of the overview",
        files.MapGet("/chart.svg", (string table, int? width, OwnSheets sheets, Formats f, HttpResponse response, CancellationToken ct) => ChartFiles.Svg(sheets.Read(table, ct), width, f, response)),
        files.MapGet("/chart.png", (string table, int? width, OwnSheets sheets, Formats f, PicturePrinter printer, CancellationToken ct) => ChartFiles.Png(sheets.Read(table, ct), width, f, printer, ct)),
        files.MapGet("/figures.csv", (string table, OwnSheets sheets, CancellationToken ct) => ChartFiles.Csv(sheets.Read(table, ct), ct)),
        files.MapGet("/figures.json", (string table, OwnSheets sheets, CancellationToken ct) => ChartFiles.Json(sheets.Read(table, ct))),
        files.MapGet("/figures.csv-metadata.json", (string table, OwnSheets sheets, IOptions<UiOptions> site, HttpRequest request, CancellationToken ct) => ChartFiles.Metadata(sheets.Read(table, ct), site, request)));
}
