using Isthmus.Contracts.Forums;
using Isthmus.Partnering.Browsing;
using Isthmus.Partnering.Matching;
using Isthmus.Partnering.Opportunities;

namespace Isthmus.Partnering.Exchange;

/// <summary>Who would be invited to a technology exchange meeting made of a filter: who offers, who looks for something, which pairs match, and who stands alone.</summary>
internal static class PreviewExchange
{
    private const int MostOpportunities = 1000;
    public const string NoEdition = "partnering.no-such-edition";

    /// <summary>How an organisation stands to the meeting. Stored nowhere.</summary>
    public enum Standing { ToInvite, NoMatch, BeingChecked, TakesPart, Invited }

    public sealed record Guest(OrganisationId Organisation, string Name, string? Country, bool Offers, bool LooksFor, int Matches, Standing Standing);

    /// <param name="Meeting">The meeting, where it was made already.</param>
    /// <param name="Anonymous">Opportunities whose owners are not named: they are left out.</param>
    public sealed record Answer(EditionId Edition, string Filter, ExchangeId? Meeting, int Opportunities, int Anonymous, int Offering, int LookingFor, int Pairs, IReadOnlyList<Guest> Guests)
    {
        public int Count(Standing standing) => Guests.Count(g => g.Standing == standing);
    }

    public static async Task<Outcome<Answer>> Handle(EditionId id, string? address, Actor actor, IEditions editions, IOrganisations organisations, IClearance gate, SuggestMatches matching, OpportunityIndex index, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOrganiser) return Refusal.Forbidden();
        var now = Instants.Stored(clock);
        if ((await editions.Find([id], ct)).GetValueOrDefault(id) is not { } edition) return Refusal.NotFound(NoEdition);
        if (edition.EndsOn < DateOnly.FromDateTime(now)) return Refusal.Conflict("partnering.edition-over");
        var filter = FilterAddress.Read(address);
        var written = FilterAddress.Of(filter);
        if (written.Length is 0 or > FilterAddress.Longest) return Refusal.InvalidField("Filter", "partnering.exchange.narrow");

        var rows = OpportunityFilter.Taking((await filter.Searched(index, db, ct)).Rows(db, now), now);
        await index.CatchUp(db, ct);
        if (await rows.CountAsync(ct) > MostOpportunities) return Refusal.InvalidField("Filter", "partnering.exchange.tooMany", MostOpportunities);
        var all = await rows.OrderBy(o => o.Id).ToListAsync(ct);
        var open = all.Where(o => !o.IsAnonymous).ToList();
        var meeting = await db.Exchanges.AsNoTracking().SingleOrDefaultAsync(x => x.Edition == id && x.FilterKey == FilterAddress.Key(written), ct);
        List<OrganisationId> invited = meeting is null ? [] : await db.ExchangeGuests.Where(g => g.ExchangeId == meeting.Id).Select(g => g.Organisation).ToListAsync(ct);

        // Whoever was merged since is found as what it is now.
        var cards = await organisations.Find([.. open.Select(o => o.Owner).Concat(invited).Distinct()], ct);
        var known = open.Where(o => cards.ContainsKey(o.Owner)).ToLookup(o => cards[o.Owner].Id);
        var was = invited.Select(o => cards.GetValueOrDefault(o)?.Id ?? o).ToHashSet();
        var there = await editions.Participants(id, ct);
        var standings = await gate.Of([.. known.Select(g => IClearance.Subject(g.Key))], ct);
        var found = (await matching.Make([.. known.Select(g => g.Key)], open, now, ct)).Suggestions.Pairs;
        var matches = found.SelectMany(p => new[] { p.A.Organisation, p.B.Organisation }).Where(cards.ContainsKey).GroupBy(o => cards[o].Id).ToDictionary(g => g.Key, g => g.Count());
        var byId = cards.Values.DistinctBy(c => c.Id).ToDictionary(c => c.Id);
        return new Answer(id, written, meeting?.Id, all.Count, all.Count - open.Count, known.Count(g => g.Any(Offers)), known.Count(g => g.Any(o => !Offers(o))), found.Count,
        [
            .. known.Select(g => new Guest(g.Key, byId[g.Key].Name, byId[g.Key].Country, g.Any(Offers), g.Any(o => !Offers(o)), matches.GetValueOrDefault(g.Key),
                    there.Contains(g.Key) ? Standing.TakesPart : was.Contains(g.Key) ? Standing.Invited : standings[IClearance.Subject(g.Key)] != Contracts.Compliance.Standing.Clear ? Standing.BeingChecked
                        : matches.ContainsKey(g.Key) ? Standing.ToInvite : Standing.NoMatch))
                .OrderBy(g => g.Standing).ThenByDescending(g => g.Matches).ThenBy(g => g.Name, StringComparer.Ordinal).ThenBy(g => g.Organisation.Value),
        ]);
    }

    private static bool Offers(Opportunity o) => o.Profile is ProfileType.BusinessOffer or ProfileType.TechnologyOffer;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/exchange", async (EditionId edition, string? filter, CurrentActor actor, IEditions editions, IOrganisations organisations, IClearance gate, SuggestMatches matching, OpportunityIndex index, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(edition, filter, actor.Actor, editions, organisations, gate, matching, index, db, clock, ct)).ToResult(a => TypedResults.Ok(a)))
        .RequireAccess(Policies.Organiser, Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("partnering.exchange.preview").WithSummary("Who would be invited to a technology exchange meeting made of a filter of the public list (filter=q%3Dvalve%26country%3DIR)");
}
