using Isthmus.Contracts.Places;
using Isthmus.Places.Residents.Intakes;

namespace Isthmus.Places.Residents.Browsing;

/// <summary>The residents of a cluster, for everybody; nobody on hold, and no organisation that is not public.</summary>
internal static class ListResidents
{
    public sealed record Row(OrganisationId Organisation, string Name, string? Country, string Project, Profiles.Activity? Field, DateOnly? Since);

    public static async Task<List<Row>> Public(PlaceId place, string language, IOrganisations organisations, PlacesDb db, CancellationToken ct)
    {
        var residents = await db.Residents.AsNoTracking().Where(r => r.PlaceId == place && r.State == ResidentState.Resident && !r.OnHold).ToListAsync(ct);
        var ids = residents.Select(r => r.Organisation).Distinct().ToList();
        var (cards, shown) = (await organisations.Find(ids, ct), await organisations.Profiles(ids, language, ct));
        return [.. residents.Where(r => shown.ContainsKey(r.Organisation) && cards.ContainsKey(r.Organisation))
            .Select(r => new Row(cards[r.Organisation].Id, shown[r.Organisation].Name, cards[r.Organisation].Country, r.Project, r.Facts.Field, r.Since)).OrderBy(r => r.Name, StringComparer.Create(System.Globalization.CultureInfo.InvariantCulture, ignoreCase: true))];
    }

    public static void Map(RouteGroupBuilder places) => places.MapGet("/{place}/residents", async (PlaceId place, CurrentActor actor, IOrganisations organisations, PlacesDb db, CancellationToken ct) =>
            await PublicPlaces.Sees(actor.Actor, place, db, ct) ? (Results<Ok<List<Row>>, Problem>)TypedResults.Ok(await Public(place, Language.Current.Code, organisations, db, ct)) : Refusal.NotFound(EditIntake.Unknown).ToProblem())
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("residents.list").WithSummary("The residents of a cluster");
}
