using Isthmus.Names;
using Isthmus.Tabular;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Places.Network;

/// <summary>What is looked for. Values of one kind widen, kinds of values narrow.</summary>
internal sealed record PlaceFilter(string Text = "", IReadOnlyList<string>? Kinds = null, IReadOnlyList<string>? Countries = null, IReadOnlyList<string>? Stages = null);

/// <summary>The places of the network: hundreds at most, so that facets are counted here and not by the database.</summary>
internal static class ListPlaces
{
    private const int MostWords = 6;

    public sealed record Row(
        PlaceId Id, PlaceKind Kind, IReadOnlyDictionary<string, string> Name, string Country, string? HomeCountry, string City, PlaceStage Stage, string? Opened, PlaceId? Parent, int? Order, bool IsInvented, bool Published, bool OnHold, int Version);

    /// <summary>Facets count what each choice would leave; a choice does not narrow its own list.</summary>
    public sealed record Found(IReadOnlyList<Row> Rows, IReadOnlyDictionary<string, int> Kinds, IReadOnlyDictionary<string, int> Countries, IReadOnlyDictionary<string, int> Stages);

    /// <param name="drafts">Also those not published or on hold: for organisers.</param>
    public static async Task<Found> Find(PlacesDb db, PlaceFilter filter, bool drafts, CancellationToken ct)
    {
        var query = db.Places.AsNoTracking();
        if (!drafts) query = query.Where(p => p.PublishedAt != null && !p.OnHold);
        foreach (var word in SearchTerms.Of(filter.Text).Take(MostWords))
        {
            var (term, sound) = (" " + word.Term, word.Sound is null ? " " + word.Term : $" {word.Sound} ");
            query = query.Where(p => p.Search.Contains(term) || p.Search.Contains(sound));
        }
        var rows = (await query.OrderBy(p => p.Id).ToListAsync(ct)).ConvertAll(Of);
        bool Kind(Row r) => Any(filter.Kinds, r.Kind.ToString());
        bool Country(Row r) => Any(filter.Countries, r.Country);
        bool Stage(Row r) => Any(filter.Stages, r.Stage.ToString());
        return new([.. rows.Where(r => Kind(r) && Country(r) && Stage(r))],
            rows.Where(r => Country(r) && Stage(r)).CountBy(r => r.Kind.ToString()).ToDictionary(), rows.Where(r => Kind(r) && Stage(r)).CountBy(r => r.Country).ToDictionary(), rows.Where(r => Kind(r) && Country(r)).CountBy(r => r.Stage.ToString()).ToDictionary());
    }

    public static Row Of(Place p) => new(p.Id, p.Kind, p.Name.All, p.CountryCode, p.HomeCountry, p.City, p.Stage, p.Opened, p.ParentId, p.Order, p.IsInvented, p.PublishedAt is not null, p.OnHold, p.Version);

    private static bool Any(IReadOnlyList<string>? some, string value) => some is not { Count: > 0 } || some.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static async Task<IResult> Csv(PlaceFilter filter, PlacesDb db, IOrganisations organisations, Texts t, CancellationToken ct)
    {
        var language = t.Language.Code;
        var found = await Find(db, filter, drafts: false, ct);
        var ids = found.Rows.Select(r => r.Id).ToList();
        var places = (await db.Places.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct)).ToDictionary(p => p.Id);
        var cards = await organisations.Find([.. places.Values.SelectMany(p => p.Organisations()).Distinct()], ct);
        string? Named(OrganisationId? id) => id is { } known ? cards.GetValueOrDefault(known)?.Name : null;
        string[] header = [t["places.id"], t["places.name"], t["places.kind"], t["places.country"], t["places.homeCountry"], t["places.city"], t["places.stage"], t["places.opened"], t["places.owner"], t["places.operator"], t["places.management"], t["places.partOf"], t["places.order"], t["places.invented"]];
        var cells = found.Rows.Select(r => (IReadOnlyList<object?>)
        [
            r.Id.ToString(), r.Name.In(language), t.Of("places.kind", r.Kind), r.Country, r.HomeCountry, r.City, t.Of("places.stage", r.Stage), r.Opened, Named(places[r.Id].Owner), Named(places[r.Id].Operator), Named(places[r.Id].Management),
            r.Parent is { } parent && places.TryGetValue(parent, out var above) ? above.Name.In(language) : null, r.Order, r.IsInvented,
        ]);
        var file = new MemoryStream();
        await TableWriter.WriteCsvAsync(file, header, cells, new() { Sheet = t["places.title"] }, ct);
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", "places.csv");
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/", async (string? q, [FromQuery] string[]? kind, [FromQuery] string[]? country, [FromQuery] string[]? stage, string? cursor, int? limit, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                var (after, take) = (Cursor.Read(cursor)?.Id ?? Guid.Empty, Cursor.Take(limit));
                var rows = (await Find(db, new(q?.Trim() ?? "", kind, country, stage), actor.Actor.MayKeep(), ct)).Rows.Where(r => r.Id.Value.CompareTo(after) > 0).Take(take + 1).ToList();
                return TypedResults.Ok(Cursor.Page(rows, take, r => Cursor.Write("", r.Id.Value)));
            })
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("places.list").WithSummary("Places by words in any script, by kind, country and stage; drafts for organisers only");
        api.MapGet("/export.csv", (string? q, [FromQuery] string[]? kind, [FromQuery] string[]? country, [FromQuery] string[]? stage, PlacesDb db, IOrganisations organisations, Texts t, CancellationToken ct) => Csv(new(q?.Trim() ?? "", kind, country, stage), db, organisations, t, ct))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("places.csv").WithSummary("The published places as CSV, narrowed as the list is");
    }
}
