using Isthmus.Contracts.Indicators;
using Isthmus.Figures.Periods;

namespace Isthmus.Places.Network;

/// <summary>Published places that are open today, by kind and country, and the houses of innovation abroad.</summary>
internal sealed class PlaceFigures(PlacesDb db, Texts texts, TimeProvider clock) : IOwnFigures
{
    public async Task<IReadOnlyList<OwnFigure>> Count(string language, CancellationToken ct)
    {
        var t = texts.In(Language.Find(language) ?? Language.English);
        var view = await NetworkOn.Read(NetworkOn.Day(null, clock)!.Value, new(null, null, false), db, ct);
        var of = (await db.Places.AsNoTracking().Where(p => p.PublishedAt != null && !p.OnHold).ToListAsync(ct)).ToDictionary(p => p.Id, p => p.Operator ?? p.Owner);
        int Behind(IEnumerable<NetworkOn.Row> rows) => rows.Select(r => of[r.Id]).OfType<OrganisationId>().Distinct().Count();
        OwnFigure Of(string code, string title, string? by, string? group, string? groupTitle, List<NetworkOn.Row> rows, string records, (string, string)? pair = null) => new(code, title, pair, by, group, groupTitle, rows.Count, Behind(rows), records);
        var houses = view.Open.Where(r => r.Kind == PlaceKind.HouseOfInnovation && r.IsAbroad).ToList();
        return
        [
            Of("places-open", t["places.figures.open"], null, null, null, [.. view.Open], "/places/network"),
            .. view.Open.GroupBy(r => r.Kind).OrderByDescending(g => g.Count()).Select(g => Of("places-open", t["places.figures.open"], t["places.figures.byKind"], g.Key.ToString(), t.Of("places.kind", g.Key), [.. g], $"/places/network?kind={g.Key}")),
            .. view.Open.GroupBy(r => r.Country).OrderByDescending(g => g.Count()).Select(g => Of("places-open", t["places.figures.open"], t["places.figures.byCountry"], g.Key, Countries.Name(g.Key, t.Language), [.. g], $"/places?country={g.Key}")),
            Of("houses-abroad", t["places.figures.abroad"], null, null, null, houses, "/places/network?kind=HouseOfInnovation&abroad=true"),
            .. houses.GroupBy(r => string.CompareOrdinal(r.Country, r.HomeCountry) < 0 ? (One: r.Country, Other: r.HomeCountry!) : (One: r.HomeCountry!, Other: r.Country)).Select(g => Of("houses-abroad", t["places.figures.abroad"], t["places.figures.byPair"], $"{g.Key.One}~{g.Key.Other}",
                $"{Countries.Name(g.Key.One, t.Language)} – {Countries.Name(g.Key.Other, t.Language)}", [.. g], "/places/network?kind=HouseOfInnovation&abroad=true", g.Key)),
        ];
    }
}

/// <summary>Places of one country in the other, with the date they opened.</summary>
internal sealed class PlaceHistory(PlacesDb db, Texts texts) : IPairHistory
{
    public IReadOnlyList<string> Kinds(string language) => [texts.In(Language.Find(language) ?? Language.English)["places.figures.opened"]];

    public async Task<IReadOnlyList<PairItem>> Between(string one, string other, string language, CancellationToken ct)
    {
        var t = texts.In(Language.Find(language) ?? Language.English);
        var places = await db.Places.AsNoTracking().Where(p => p.PublishedAt != null && !p.OnHold && p.Opened != null && (p.CountryCode == one && p.HomeCountry == other || p.CountryCode == other && p.HomeCountry == one)).ToListAsync(ct);
        return [.. places.Select(p => (Place: p, When: Period.Parse(p.Opened!))).Select(p => new PairItem(t["places.figures.opened"], p.When.First!.Value, p.When.Last!.Value, p.Place.Name.In(language), $"/places/{p.Place.Id}"))];
    }
}
