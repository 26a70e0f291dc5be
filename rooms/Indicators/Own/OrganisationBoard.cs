using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators.Own;

/// <summary>What a board for one organisation shows, a house of innovation for instance: its measures with the latest of each, what is counted of it, and the pairs of its country with others.</summary>
internal static class OrganisationBoard
{
    private const int MostClaims = 1000;
    private const int MostPairs = 20;

    /// <param name="Measure">The measure.</param>
    /// <param name="Latest">What was said for its last time; several where they differ.</param>
    /// <param name="Figures">How many figures there are in all.</param>
    public sealed record Line(Measure Measure, IReadOnlyList<Claim> Latest, int Figures);

    /// <param name="Meetings">Of this organisation; null where it is not told.</param>
    public sealed record PairLine(string One, string Other, int Claims, long? Meetings);

    public sealed record Found(IReadOnlyList<Line> Measures, IReadOnlyList<OwnRow> Counted, IReadOnlyList<PairLine> Pairs)
    {
        public bool IsEmpty => Measures.Count == 0 && Counted.Count == 0 && Pairs.Count == 0;
    }

    public static async Task<Found> Read(OrganisationId id, string? country, DateTime at, Actor actor, OwnNumbers own, IndicatorsDb db, Formats f, CancellationToken ct)
    {
        var key = SubjectKey.Of(id);
        var said = await SaidClaims.At(db, at).Where(c => c.SubjectKey == key).OrderByDescending(c => c.LastDay).ThenBy(c => c.Id).Take(MostClaims).ToListAsync(ct);
        var codes = said.Select(c => c.MeasureCode).Distinct().ToList();
        var measures = await db.Measures.AsNoTracking().Where(m => codes.Contains(m.Code)).ToDictionaryAsync(m => m.Code, ct);
        var lines = said.GroupBy(c => c.MeasureCode).Select(g => new Line(measures[g.Key], [.. g.Where(c => c.LastDay == g.Max(o => o.LastDay))], g.Count())).OrderBy(l => l.Measure.Theme).ThenBy(l => l.Measure.Code, StringComparer.Ordinal).ToList();
        var rows = await own.Of(id, f.Language.Code, actor, ct);
        return new(lines, [.. rows.Where(r => r.Figure.By is null && (r.IsHidden || r.Figure.Value > 0))], await Pairs(country, rows, at, db, ct));
    }

    private static async Task<IReadOnlyList<PairLine>> Pairs(string? country, IReadOnlyList<OwnRow> rows, DateTime at, IndicatorsDb db, CancellationToken ct)
    {
        var meetings = rows.Where(r => r.Figure.Code == "meetings-placed" && r.Figure.Pair is not null).ToDictionary(r => r.Figure.Pair!.Value);
        var claims = new Dictionary<(string, string), int>();
        if (country is not null)
            foreach (var subject in await SaidClaims.At(db, at).Where(c => EF.Functions.Like(c.SubjectKey, "%~%") && c.SubjectKey.Contains(country)).GroupBy(c => c.SubjectKey).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct))
                if (SubjectKey.CountriesOf(subject.Key) is [var one, var other] && (one == country || other == country)) claims[(one, other)] = claims.GetValueOrDefault((one, other)) + subject.Count;
        return [.. claims.Keys.Union(meetings.Keys).Select(p => new PairLine(p.Item1, p.Item2, claims.GetValueOrDefault(p), meetings.TryGetValue(p, out var row) ? row.IsHidden ? null : row.Figure.Value : 0))
            .OrderByDescending(p => p.Claims + (p.Meetings ?? 0)).ThenBy(p => p.One, StringComparer.Ordinal).ThenBy(p => p.Other, StringComparer.Ordinal).Take(MostPairs)];
    }
}
