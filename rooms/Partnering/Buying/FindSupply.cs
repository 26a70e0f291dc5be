using Isthmus.Matching;
using Isthmus.Matching.Explaining;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;
using Isthmus.Partnering.Matching;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Taxonomy;
using Profile = Isthmus.Contracts.Partnering.ProfileType;

namespace Isthmus.Partnering.Buying;

/// <summary>Who could supply what is asked for: public offers whose texts answer it, in any language. Those of the buyer's own country first.</summary>
internal static class FindSupply
{
    private const int Candidates = 60;
    private const int Shown = 12;
    private static readonly Profile[] s_offers = [Profile.BusinessOffer, Profile.TechnologyOffer];

    /// <param name="Score">Beside the best of all that were found, 0 to 1.</param>
    /// <param name="SharedGoods">HS codes of the offer that lie under one of the request, or above it.</param>
    public sealed record Supplier(Opportunity Offer, TextsIn Texts, double Score, TextExplanation Need, IReadOnlyList<string> SharedGoods, bool IsInvited);

    public sealed record Groups(IReadOnlyList<Supplier> Domestic, IReadOnlyList<Supplier> Abroad, IReadOnlyList<RegisterSupply.Found> Register);

    public sealed record Row(OpportunityId Id, string Reference, Profile Profile, string Language, string Title, string? Country, OrganisationId? Organisation, double Score, IReadOnlyList<string> SharedGoods, IReadOnlyList<Phrase> Phrases, bool IsInvited);

    public sealed record Phrase(string Ours, string Theirs, EvidenceKind Kind, double Share);

    public sealed record View(IReadOnlyList<Row> Domestic, IReadOnlyList<Row> Abroad, IReadOnlyList<RegisterSupply.Row> Register);

    public static async Task<Outcome<Groups>> Handle(RfqId id, Actor actor, OpportunityIndex index, ISuppliers suppliers, IAccounts accounts, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Rfqs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } r || !actor.Sees(r)) return Refusal.NotFound(RfqAccess.Unknown);
        if (!actor.MayView(r.Buyer)) return Refusal.Forbidden();
        if (!r.IsShown) return Refusal.Conflict("partnering.supply-when-public");
        await index.CatchUp(db, ct);
        var now = Instants.Stored(clock);
        var question = Question(r, index.Taxonomies, now);
        var hits = index.Searcher.Search(question);
        // Of one offer in several languages the best counts.
        var best = hits.DistinctBy(h => OpportunityTexts.IdOf(h.Id)).ToList();
        var ids = best.ConvertAll(h => OpportunityTexts.IdOf(h.Id));
        var offers = (await db.Opportunities.AsNoTracking().Where(o => ids.Contains(o.Id) && o.Owner != r.Buyer).ToListAsync(ct)).Where(o => o.IsShown(now)).ToDictionary(o => o.Id);
        var invited = (await db.Invitations.AsNoTracking().Where(i => i.RfqId == id).Select(i => i.OpportunityId).ToListAsync(ct)).ToHashSet();
        var (domestic, abroad) = (new List<Supplier>(), new List<Supplier>());
        foreach (var hit in best)
        {
            if (!offers.TryGetValue(OpportunityTexts.IdOf(hit.Id), out var offer)) continue;
            var group = offer.Country is not null && offer.Country == r.Country ? domestic : abroad;
            if (group.Count >= Shown) continue;
            var texts = offer.Texts.First(t => hit.Id.EndsWith(":" + t.Language, StringComparison.Ordinal));
            group.Add(new(offer, texts, hit.Score / hits[0].Score, index.Searcher.Explain(question, OpportunityTexts.Document(offer, texts, index.Taxonomies)), Shared(r, offer), invited.Contains(offer.Id)));
        }
        var named = domestic.Concat(abroad).Where(s => !s.Offer.IsAnonymous).Select(s => s.Offer.Owner);
        return new Groups(domestic, abroad, await RegisterSupply.Of(r, named, index.Taxonomies, suppliers, accounts, db, ct));
    }

    private static SearchQuery Question(Rfq r, Taxonomies taxonomies, DateTime now)
    {
        var c = r.Content;
        var text = string.Join('\n', new[] { c.Title, c.Need, c.Imported?.What }.Concat(c.Keywords.SelectMany(taxonomies.Names)).Concat(c.Goods).Where(t => !string.IsNullOrEmpty(t)));
        return new(text)
        {
            Language = LanguageCodes.Parse(c.Language), Count = Candidates, IsPlain = true,
            Filter = new() { AnyOf = [[.. s_offers.Select(OpportunityTexts.Profile)]], Ranges = [new(OpportunityTexts.LastDay, DateOnly.FromDateTime(now).DayNumber, DateOnly.MaxValue.DayNumber)] },
        };
    }

    /// <summary>A chapter holds its headings: 84 and 842139 are shared.</summary>
    public static IReadOnlyList<string> Shared(Rfq r, Opportunity offer)
    {
        var asked = r.Content.Goods.ToList();
        return [.. offer.Facts.Keywords.Where(k => k.Scheme == Schemes.Goods).Select(k => k.Code).Where(code => asked.Exists(a => a.StartsWith(code, StringComparison.Ordinal) || code.StartsWith(a, StringComparison.Ordinal)))];
    }

    private static Row Of(Supplier s, Actor actor) => new(s.Offer.Id, s.Offer.Reference, s.Offer.Profile, s.Texts.Language, s.Texts.Title, s.Offer.Country, Visible.Identity(actor, s.Offer) ? s.Offer.Owner : null, Math.Round(s.Score, 4), s.SharedGoods,
        [.. s.Need.Evidence.Select(e => new Phrase(e.QueryPhrase, e.DocumentPhrase, e.Kind, Math.Round(e.Share, 4)))], s.IsInvited);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{rfq}/supply", async (RfqId rfq, CurrentActor actor, OpportunityIndex index, ISuppliers suppliers, IAccounts accounts, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(rfq, actor.Actor, index, suppliers, accounts, db, clock, ct)).ToResult(g => TypedResults.Ok(new View([.. g.Domestic.Select(s => Of(s, actor.Actor))], [.. g.Abroad.Select(s => Of(s, actor.Actor))], [.. g.Register.Select(RegisterSupply.View)]))))
        .RequireAccess(Policies.SignedIn, Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("partnering.rfqs.supply").WithSummary("Public offers that answer a request for quotation of one's own, in any language, with the reasons: those of the buyer's country, then the others; and organisations of the register by their products or names");
}
