using Isthmus.Indicators.Claims;
using Isthmus.Names;

namespace Isthmus.Indicators.Measures;

/// <summary>The measures, by words in any script, theme and model of cooperation.</summary>
internal static class ListMeasures
{
    private const int MostWords = 8;

    public sealed record Row(string Code, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Definition, string Unit, MeasureKind Kind, Better Better, Theme Theme, CooperationModel? Model, int Version);

    internal sealed record Filter(string Words, Theme? Theme, CooperationModel? Model)
    {
        public IQueryable<Measure> Rows(IndicatorsDb db)
        {
            var rows = db.Measures.AsNoTracking();
            if (Theme is { } theme) rows = rows.Where(m => m.Theme == theme);
            if (Model is { } model) rows = rows.Where(m => m.Model == model);
            foreach (var word in SearchTerms.Of(Words).Take(MostWords))
            {
                var (term, sound) = (" " + word.Term, word.Sound is null ? null : $" {word.Sound} ");
                rows = sound is null ? rows.Where(m => m.Search.Contains(term)) : rows.Where(m => m.Search.Contains(term) || m.Search.Contains(sound));
            }
            return rows;
        }
    }

    public static async Task<(List<Measure> Rows, int Total)> Page(Filter filter, int skip, int take, IndicatorsDb db, CancellationToken ct)
    {
        var rows = filter.Rows(db);
        var total = await rows.CountAsync(ct);
        return (skip >= total ? [] : await rows.OrderBy(m => m.Theme).ThenBy(m => m.Code).Skip(skip).Take(take).ToListAsync(ct), total);
    }

    /// <summary>How many claims are said of each.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Counts(IReadOnlyList<string> codes, DateTime at, IndicatorsDb db, CancellationToken ct) =>
        await SaidClaims.At(db, at).Where(c => codes.Contains(c.MeasureCode)).GroupBy(c => c.MeasureCode).ToDictionaryAsync(g => g.Key, g => g.Count(), ct);

    public static Row Of(Measure m) => new(m.Code, m.Title.All, m.Definition.All, m.Unit.ToString(), m.Kind, m.Better, m.Theme, m.Model, m.Version);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/measures", async (string? q, Theme? theme, CooperationModel? model, string? cursor, int? limit, IndicatorsDb db, CancellationToken ct) =>
        {
            var take = Cursor.Take(limit);
            var rows = new Filter(PlainText.IsWritable(q) ? (q ?? "").Cut(200) : "", theme, model).Rows(db);
            if (Cursor.Read(cursor) is { } after) rows = rows.Where(m => string.Compare(m.Code, after.Key) > 0);
            var page = Cursor.Page(await rows.OrderBy(m => m.Code).Take(take + 1).ToListAsync(ct), take, m => Cursor.Write(m.Code, default));
            return TypedResults.Ok(new CursorPage<Row>([.. page.Items.Select(Of)], page.Next));
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.measures.list").WithSummary("What is measured, by words in any script, theme and model of cooperation");
}
