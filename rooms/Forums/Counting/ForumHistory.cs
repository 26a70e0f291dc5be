using Isthmus.Contracts.Indicators;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Counting;

/// <summary>Public forums at which both countries were, and delegations of one to a forum in the other.</summary>
internal sealed class ForumHistory(ForumsDb db, Texts texts) : IPairHistory
{
    public IReadOnlyList<string> Kinds(string language) => texts.In(Language.Find(language) ?? Language.English) is var t ? [t["forums.counted.edition"], t["forums.counted.delegation"]] : [];

    public async Task<IReadOnlyList<PairItem>> Between(string one, string other, string language, CancellationToken ct)
    {
        var t = texts.In(Language.Find(language) ?? Language.English);
        var editions = await db.Editions.AsNoTracking().Where(e => e.PublishedAt != null).ToListAsync(ct);
        var ids = editions.ConvertAll(e => e.Id);
        var there = (await db.Participants.AsNoTracking().Where(p => ids.Contains(p.EditionId) && p.State == ParticipantState.Active && !p.OnHold && (p.Country == one || p.Country == other)).Select(p => new { p.EditionId, p.Country }).Distinct().ToListAsync(ct)).ToLookup(p => p.EditionId, p => p.Country);
        var delegations = await db.Delegations.AsNoTracking().Where(d => ids.Contains(d.EditionId) && (d.Country == one || d.Country == other)).ToListAsync(ct);
        var both = editions.Where(e => new[] { one, other }.All(c => e.Country == c || there[e.Id].Contains(c)));
        var sent = delegations.Where(d => editions.Find(e => e.Id == d.EditionId)!.Country is { } host && host != d.Country && (host == one || host == other));
        return
        [
            .. both.Select(e => new PairItem(t["forums.counted.edition"], e.StartsOn, e.EndsOn, e.Title.In(language), $"/forums/{e.Id}")),
            .. sent.Select(d => new PairItem(t["forums.counted.delegation"], d.StartsOn, d.EndsOn, d.Title.In(language), $"/forums/{d.EditionId}/delegations/{d.Id}")),
        ];
    }
}
