// The room has a component of that name.
using Card = Isthmus.Contracts.Forums.EditionCard;

namespace Isthmus.Forums.Editions;

/// <summary>Editions as other rooms read them.</summary>
internal sealed class ForumsEditions(ForumsDb db) : IEditions
{
    public async Task<IReadOnlyDictionary<EditionId, Card>> Find(IReadOnlyCollection<EditionId> ids, CancellationToken ct)
    {
        var editions = await db.Editions.AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(ct);
        var venues = (await db.Venues.AsNoTracking().Where(v => ids.Contains(v.EditionId)).OrderBy(v => v.Place).ToListAsync(ct)).ToLookup(v => v.EditionId, v => new EditionVenue(v.City, v.Name, v.Address));
        return editions.ToDictionary(e => e.Id, e => new Card(e.Id, e.Title.All, e.StartsOn, e.EndsOn, e.Zone, e.Country, e.Cities, [.. venues[e.Id]], e.IsPublished));
    }
}
