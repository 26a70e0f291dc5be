using Isthmus.Charts;
using Isthmus.Indicators.Charts;
using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Own;
using Isthmus.Indicators.Subjects;
using Microsoft.Extensions.Options;

namespace Isthmus.Indicators.Pairs;

/// <summary>The pairs of countries of which something is known: how much was said, and the meetings of the two as this reader may see them.</summary>
internal static class PairTable
{
    private const int MostSides = 30;

    /// <param name="Meetings">Null where it is not told.</param>
    public sealed record Row(string One, string Other, int Claims, long? Meetings);

    /// <param name="Rows">The pairs.</param>
    /// <param name="IsForOrganisers">Numbers about few organisations are among them.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, bool IsForOrganisers);

    public static async Task<Found> Read(Actor actor, OwnNumbers own, IndicatorsDb db, Formats f, DateTime at, CancellationToken ct)
    {
        var claims = (await SaidClaims.At(db, at).Where(c => EF.Functions.Like(c.SubjectKey, "%~%")).GroupBy(c => c.SubjectKey).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct))
            .Where(g => SubjectKey.CountriesOf(g.Key).Count == 2).GroupBy(g => (One: SubjectKey.CountriesOf(g.Key)[0], Other: SubjectKey.CountriesOf(g.Key)[1])).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var meetings = (await own.Read(f.Language.Code, actor, ct)).Where(r => r.Figure.Code == "meetings-placed" && r.Figure.Pair is not null).ToDictionary(r => r.Figure.Pair!.Value);
        var rows = claims.Keys.Union(meetings.Keys).Select(p => new Row(p.Item1, p.Item2, claims.GetValueOrDefault(p), meetings.TryGetValue(p, out var row) ? row.IsHidden ? null : row.Figure.Value : 0));
        return new([.. rows.OrderByDescending(r => r.Claims + (r.Meetings ?? 0)).ThenBy(r => r.One, StringComparer.Ordinal).ThenBy(r => r.Other, StringComparer.Ordinal)], actor.IsOrganiser && meetings.Values.Any(m => m.Figure.Organisations < OwnNumbers.FewestTold));
    }

    /// <summary>Both sides of a pair stand in rows and in columns: whichever country is looked for, its row is whole.</summary>
    public static Chart? Draw(IReadOnlyList<Row> rows, Texts t, Formats f)
    {
        var told = rows.Where(r => r.Meetings > 0).ToList();
        if (told.Count < 2) return null;
        var all = told.SelectMany(r => new[] { (Country: r.One, r.Meetings), (Country: r.Other, r.Meetings) }).GroupBy(r => r.Country).OrderByDescending(g => g.Sum(r => r.Meetings)).ThenBy(g => g.Key, StringComparer.Ordinal).Take(MostSides).Select(g => g.Key).ToList();
        var cells = told.Where(r => all.Contains(r.One) && all.Contains(r.Other)).SelectMany(r => new[] { (Row: r.One, Column: r.Other, r.Meetings), (Row: r.Other, Column: r.One, r.Meetings) });
        var text = new ChartText(t["indicators.pair.meetings"], t["indicators.pairs.lead"]) { Measure = t["indicators.pair.meetings"], Source = t["indicators.own"], Note = rows.Any(r => r.Meetings is null) ? t["indicators.own.notDrawn", OwnNumbers.FewestTold] : null };
        return new PairMatrix(text, [.. all.Select(f.Country)], [.. all.Select(f.Country)],
            [.. cells.Select(c => new PairCell(all.IndexOf(c.Row), all.IndexOf(c.Column), c.Meetings!.Value, $"{f.Country(c.Row)} – {f.Country(c.Column)}: {f.Number(c.Meetings.Value)}"))], v => f.Number((long)v));
    }
}

/// <summary>The matrix of pairs, for its files.</summary>
internal sealed class PairsSheets(OwnNumbers own, CurrentActor current, IndicatorsDb db, Texts t, Formats f, TimeProvider clock)
{
    public async Task<Outcome<ChartSheet>> Read(CancellationToken ct)
    {
        var at = Instants.Stored(clock);
        var found = await PairTable.Read(current.Actor, own, db, f, at, ct);
        return new ChartSheet("pairs", "/pairs", new([new(f.Language.Code, t["indicators.pairs"])]), at)
        {
            Draw = () => PairTable.Draw(found.Rows, t, f) is { } chart ? chart : ChartFiles.NothingToDraw, IsForOrganisers = found.IsForOrganisers, Header = ["one", "one_name", "other", "other_name", "claims", "meetings", "hidden"],
            Rows = [.. found.Rows.Select(r => (IReadOnlyList<object?>)[r.One, f.Country(r.One), r.Other, f.Country(r.Other), (decimal)r.Claims, r.Meetings is { } m ? (decimal)m : null, r.Meetings is null ? $"fewer than {OwnNumbers.FewestTold} organisations" : null])],
            Sources = [.. found.Rows.Select(_ => (t["indicators.own"], (string?)null))], AboutRow = "/pairs/{one}-{other}",
        };
    }

    public static void Map(RouteGroupBuilder files) => ChartFiles.Open("indicators.pairs", "all pairs of countries",
        files.MapGet("/chart.svg", (int? width, PairsSheets sheets, Formats f, HttpResponse response, CancellationToken ct) => ChartFiles.Svg(sheets.Read(ct), width, f, response)),
        files.MapGet("/chart.png", (int? width, PairsSheets sheets, Formats f, PicturePrinter printer, CancellationToken ct) => ChartFiles.Png(sheets.Read(ct), width, f, printer, ct)),
        files.MapGet("/figures.csv", (PairsSheets sheets, CancellationToken ct) => ChartFiles.Csv(sheets.Read(ct), ct)),
        files.MapGet("/figures.json", (PairsSheets sheets, CancellationToken ct) => ChartFiles.Json(sheets.Read(ct))),
        files.MapGet("/figures.csv-metadata.json", (PairsSheets sheets, IOptions<UiOptions> site, HttpRequest request, CancellationToken ct) => ChartFiles.Metadata(sheets.Read(ct), site, request)));
}
