using Isthmus.Contracts.Forums;

namespace Isthmus.Forums.Editions;

/// <summary>Editions as other rooms read them.</summary>
internal sealed class ForumsEditions(ForumsDb db) : IEditions
{
    public async Task<IReadOnlyDictionary<EditionId, EditionSummary>> Find(IReadOnlyCollection<EditionId> ids, CancellationToken ct)
    {
        var summaries = await Summaries(await db.Editions.AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(ct), ct);
        return summaries.ToDictionary(e => e.Id);
    }

    public async Task<IReadOnlyList<EditionSummary>> ToCome(DateOnly day, int take, CancellationToken ct) =>
        await Summaries(await db.Editions.AsNoTracking().Where(e => e.EndsOn >= day).OrderBy(e => e.StartsOn).ThenBy(e => e.Id).Take(Math.Clamp(take, 1, 500)).ToListAsync(ct), ct);

    public async Task<IReadOnlySet<OrganisationId>> Participants(EditionId id, CancellationToken ct) =>
        (await db.Participants.AsNoTracking().Where(p => p.EditionId == id).Select(p => p.Organisation).ToListAsync(ct)).ToHashSet();

    private async Task<List<EditionSummary>> Summaries(List<ForumEdition> editions, CancellationToken ct)
    {
        var ids = editions.ConvertAll(e => e.Id);
        var venues = (await db.Venues.AsNoTracking().Where(v => ids.Contains(v.EditionId)).OrderBy(v => v.Place).ToListAsync(ct)).ToLookup(v => v.EditionId, v => new EditionVenue(v.City, v.Name, v.Address));
        return editions.ConvertAll(e => new EditionSummary(e.Id, e.Title.All, e.StartsOn, e.EndsOn, e.Zone, e.Country, e.Cities, [.. venues[e.Id]], e.IsPublished));
    }
}
