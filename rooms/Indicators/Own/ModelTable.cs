using Isthmus.Charts;
using Isthmus.Indicators.Charts;
using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Measures;

namespace Isthmus.Indicators.Own;

/// <summary>Measures and claims by model of cooperation. Each measure stands under one model or under none, so that the rows add up.</summary>
internal static class ModelTable
{
    public const string Key = "models";

    public sealed record Row(CooperationModel? Model, int Measures, int Claims, bool IsTotal = false);

    public static async Task<IReadOnlyList<Row>> Read(DateTime at, IndicatorsDb db, CancellationToken ct)
    {
        var measures = await db.Measures.AsNoTracking().Select(m => new { m.Code, m.Model }).ToListAsync(ct);
        var counts = await SaidClaims.At(db, at).GroupBy(c => c.MeasureCode).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var rows = measures.GroupBy(m => m.Model).OrderBy(g => g.Key is null ? 1 : 0).ThenBy(g => g.Key).Select(g => new Row(g.Key, g.Count(), g.Sum(m => counts.GetValueOrDefault(m.Code)))).ToList();
        return [.. rows, new(null, rows.Sum(m => m.Measures), rows.Sum(m => m.Claims), true)];
    }

    public static Chart? Draw(IReadOnlyList<Row> rows, Texts t, Formats f)
    {
        var bars = rows.Where(r => !r.IsTotal && r.Claims > 0).ToList();
        if (bars.Count < 2) return null;
        var text = new ChartText(t["indicators.byModel"], t["indicators.byModel.text"]) { Measure = t["indicators.claims"] };
        return new BarChart(text, [.. bars.Select(r => Name(r, t))], [new(t["indicators.claims"], [.. bars.Select((r, i) => new ChartPoint($"{Name(r, t)}: {f.Number(r.Claims)}") { Category = i, Value = r.Claims })])], v => f.Number((long)v));
    }

    public static async Task<ChartSheet> Sheet(IndicatorsDb db, Texts t, Formats f, TimeProvider clock, CancellationToken ct)
    {
        var at = Instants.Stored(clock);
        var rows = await Read(at, db, ct);
        return new(Key, "/indicators/overview?view=models", new([new(f.Language.Code, t["indicators.byModel"])]), at)
        {
            Draw = () => Draw(rows, t, f) is { } chart ? chart : ChartFiles.NothingToDraw, Header = ["model", "model_title", "measures", "claims"],
            Rows = [.. rows.Select(r => (IReadOnlyList<object?>)[r.IsTotal ? "total" : r.Model?.ToString(), r.IsTotal ? t["indicators.total"] : Name(r, t), (decimal)r.Measures, (decimal)r.Claims])], Sources = [(t["indicators.own"], null)],
        };
    }

    private static string Name(Row row, Texts t) => row.Model is { } model ? t.Of("indicators.model", model) : t["indicators.noModel"];
}
