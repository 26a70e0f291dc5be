using Isthmus.Partnering.Opportunities;

namespace Isthmus.Partnering.Matching;

/// <summary>Who deals with whom: B2B, B2G, G2G and so on, with R for research and A for associations and clusters.</summary>
internal static class Relations
{
    private const int Slice = 500;

    public static string? Of(Opportunity ours, Opportunity theirs) => ours.Actor is { } a && theirs.Actor is { } b ? $"{Letter(a)}2{Letter(b)}" : null;

    private static char Letter(ActorSide kind) => kind.ToString()[0];

    /// <summary>The register may have learnt since what kind of actor an owner is. Changes what the window tracks; the caller saves.</summary>
    public static async Task Follow(IReadOnlyCollection<Opportunity> seen, IOrganisations organisations, PartneringDb db, CancellationToken ct)
    {
        var changed = new Dictionary<OpportunityId, ActorSide>();
        foreach (var some in seen.GroupBy(o => o.Owner).Chunk(Slice))
        {
            var cards = await organisations.Find([.. some.Select(g => g.Key)], ct);
            foreach (var o in some.SelectMany(g => g).Where(o => cards.TryGetValue(o.Owner, out var card) && card.Actor != o.Actor)) changed[o.Id] = cards[o.Owner].Actor;
        }
        foreach (var some in changed.Keys.Chunk(Slice))
            foreach (var o in await db.Opportunities.Where(o => some.Contains(o.Id)).ToListAsync(ct)) o.Actor = changed[o.Id];
    }
}
