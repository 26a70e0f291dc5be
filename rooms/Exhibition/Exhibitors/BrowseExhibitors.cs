using Isthmus.Exhibition.Floor;
using Isthmus.Names;

namespace Isthmus.Exhibition.Exhibitors;

/// <summary>What is looked for. Values of one kind widen, kinds of values narrow.</summary>
internal sealed record ExhibitorFilter(string Text = "", IReadOnlyList<string>? Countries = null, IReadOnlyList<string>? Sectors = null, IReadOnlyList<string>? Pavilions = null, bool Unmatched = false, bool WithoutBooth = false)
{
    /// <summary>Also those on hold: for organisers.</summary>
    public bool Held { get; init; }
}

/// <summary>Who was found, in the order of the names, and how many each choice would leave; a choice does not narrow its own list.</summary>
internal sealed record FoundExhibitors(IReadOnlyList<ExhibitorId> Ids, IReadOnlyDictionary<string, int> Countries, IReadOnlyDictionary<string, int> Sectors, IReadOnlyDictionary<string, int> Pavilions);

/// <summary>A row of a list: the exhibitor and where it is.</summary>
internal sealed record ExhibitorRow(Exhibitor Exhibitor, IReadOnlyList<Booth> Booths);

/// <summary>The exhibitors of one edition: thousands at most, so that facets are counted here and not by the database.</summary>
internal static class BrowseExhibitors
{
    private const int MostWords = 6;

    public static async Task<FoundExhibitors> Find(ExhibitionDb db, EditionId id, ExhibitorFilter filter, CancellationToken ct)
    {
        var rows = await Matching(db, id, filter).OrderBy(e => e.SortKey).ThenBy(e => e.Id).Select(e => new { e.Id, e.Country, e.Sectors }).ToListAsync(ct);
        var pavilions = (await db.Places.Where(p => p.EditionId == id).Join(db.Booths, p => p.BoothId, b => b.Id, (p, b) => new { p.ExhibitorId, b.PavilionId }).Where(p => p.PavilionId != null).Distinct().ToListAsync(ct))
            .ToLookup(p => p.ExhibitorId, p => p.PavilionId!.Value.ToString());
        bool InCountry(string? country) => filter.Countries is not { Count: > 0 } some || country is not null && some.Contains(country, StringComparer.OrdinalIgnoreCase);
        bool InSector(IReadOnlyList<string> sectors) => filter.Sectors is not { Count: > 0 } some || sectors.Any(s => some.Contains(s, StringComparer.OrdinalIgnoreCase));
        bool InPavilion(ExhibitorId e) => filter.Pavilions is not { Count: > 0 } some || pavilions[e].Any(some.Contains);
        static Dictionary<string, int> Count(IEnumerable<string> values) => values.GroupBy(v => v, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Count());
        return new(
            [.. rows.Where(r => InCountry(r.Country) && InSector(r.Sectors) && InPavilion(r.Id)).Select(r => r.Id)],
            Count(rows.Where(r => r.Country is not null && InSector(r.Sectors) && InPavilion(r.Id)).Select(r => r.Country!)),
            Count(rows.Where(r => InCountry(r.Country) && InPavilion(r.Id)).SelectMany(r => r.Sectors)),
            Count(rows.Where(r => InCountry(r.Country) && InSector(r.Sectors)).SelectMany(r => pavilions[r.Id])));
    }

    public static async Task<IReadOnlyList<ExhibitorRow>> Rows(ExhibitionDb db, IReadOnlyCollection<ExhibitorId> ids, CancellationToken ct)
    {
        var some = ids.ToList();
        var exhibitors = (await db.Exhibitors.AsNoTracking().Where(e => some.Contains(e.Id)).ToListAsync(ct)).ToDictionary(e => e.Id);
        var booths = (await db.Places.Where(p => some.Contains(p.ExhibitorId)).Join(db.Booths, p => p.BoothId, b => b.Id, (p, b) => new { p.ExhibitorId, Booth = b }).AsNoTracking().ToListAsync(ct)).ToLookup(p => p.ExhibitorId, p => p.Booth);
        return [.. some.Where(exhibitors.ContainsKey).Select(i => new ExhibitorRow(exhibitors[i], [.. booths[i].OrderBy(b => FloorData.Order(b.Key), StringComparer.Ordinal)]))];
    }

    private static IQueryable<Exhibitor> Matching(ExhibitionDb db, EditionId id, ExhibitorFilter filter)
    {
        var query = db.Exhibitors.AsNoTracking().Where(e => e.EditionId == id);
        if (!filter.Held) query = query.Where(e => !e.OnHold);
        if (filter.Unmatched) query = query.Where(e => e.Organisation == null);
        if (filter.WithoutBooth) query = query.Where(e => !db.Places.Any(p => p.ExhibitorId == e.Id));
        var number = Written.BoothKey(filter.Text);
        var atBooth = query.Where(e => db.Places.Any(p => p.ExhibitorId == e.Id && db.Booths.Any(b => b.Id == p.BoothId && b.Key == number)));
        var named = query;
        foreach (var word in SearchTerms.Of(filter.Text).Take(MostWords))
        {
            var (term, sound) = (" " + word.Term, word.Sound is null ? " " + word.Term : $" {word.Sound} ");
            named = named.Where(e => e.Search.Contains(term) || e.Search.Contains(sound));
        }
        // A booth's number is looked for in the same field as a name.
        return number.Length == 0 ? named : named.Union(atBooth);
    }
}
