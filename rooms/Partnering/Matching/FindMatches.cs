using Isthmus.Matching;
using Isthmus.Matching.Explaining;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;
using Isthmus.Matching.TwoSided;
using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Opportunities;
using Profile = Isthmus.Contracts.Partnering.ProfileType;

namespace Isthmus.Partnering.Matching;

/// <summary>Who fits an opportunity, and why: the complementary public ones whose texts answer it, in any language, weighed from both sides.</summary>
internal static class FindMatches
{
    public const string WhenPublic = "partnering.matches-when-public";
    private const int Candidates = 40;
    private const int Shown = 20;

    /// <summary>A match, as its own side sees it: <c>A</c> of the pair is the opportunity that asked.</summary>
    public sealed record Match(Opportunity Other, TextsIn Texts, PairMatch Pair, TextExplanation Need, string? Relation, double? Closeness);

    public sealed record Row(
        OpportunityId Id, string Reference, Profile Profile, string? Relation, string Language, string Title, string? Country, OrganisationId? Organisation, double Score, double WeAccept, double TheyAccept, double Boost, string? PriorityMarket, IReadOnlyList<AxisRow> Axes, IReadOnlyList<PhraseRow> Phrases,
        IReadOnlyList<string> NotAnswered, IReadOnlyList<MissingRow> Missing, double? Closeness);

    public sealed record AxisRow(MatchAxis Axis, int? ForUs, int? ForThem, IReadOnlyList<string> SharedFields);

    public sealed record PhraseRow(string Ours, string Theirs, EvidenceKind Kind, double Share);

    public sealed record MissingRow(bool IsOurs, ProfileField Field, double Gain);

    public static async Task<Outcome<List<Match>>> Handle(OpportunityId id, ActorSide? kind, Actor actor, OpportunityIndex index, MatchingSettings settings, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        if (await db.Opportunities.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is not { } o || !Visible.To(actor, o, now)) return Refusal.NotFound(Visible.Unknown);
        if (!actor.MayView(o.Owner)) return Refusal.Forbidden();
        if (!o.IsShown(now)) return Refusal.Conflict(WhenPublic);
        await index.CatchUp(db, ct);
        return await Find(o, kind, index.Searcher, index.Taxonomies, await LearnAcceptance.Now(db, ct), settings.Markets(), db, now, ct);
    }

    private static async Task<List<Match>> Find(Opportunity o, ActorSide? kind, MatchSearcher searcher, Taxonomy.Taxonomies taxonomies, AcceptanceModel? model, IReadOnlyList<PriorityMarket> markets, PartneringDb db, DateTime now, CancellationToken ct)
    {
        var ours = OpportunityProfile.Of(o, taxonomies, now);
        var question = Question(o, o.Authentic, now, Candidates);
        var hits = searcher.Search(kind is { } only ? question with { Filter = question.Filter! with { AnyOf = [.. question.Filter.AnyOf, [OpportunityTexts.Actor(only)]] } } : question);
        // The best of one kind is held beside the best of all.
        var top = hits.Count == 0 ? 0 : kind is null ? hits[0].Score : searcher.Search(question with { Count = 1 })[0].Score;
        // Of one opportunity in several languages the best counts.
        var best = hits.DistinctBy(h => OpportunityTexts.IdOf(h.Id)).ToList();
        var ids = best.ConvertAll(h => OpportunityTexts.IdOf(h.Id));
        var others = (await db.Opportunities.AsNoTracking().Where(x => ids.Contains(x.Id)).ToListAsync(ct)).Where(x => x.IsShown(now)).ToDictionary(x => x.Id);
        var declined = await db.Interests.AsNoTracking().Where(i => i.State == InterestState.Declined && (i.OpportunityId == o.Id || i.Organisation == o.Owner && ids.Contains(i.OpportunityId))).ToListAsync(ct);
        var context = new GateContext(DateOnly.FromDateTime(now)) { History = OpportunityProfile.History(o, [.. others.Values], declined) };
        var matches = new List<Match>();
        foreach (var hit in best)
        {
            if (!others.TryGetValue(OpportunityTexts.IdOf(hit.Id), out var other)) continue;
            var theirs = OpportunityProfile.Of(other, taxonomies, now) with { Capacity = other.Takes(now) ? 1 : 0 };
            if (!MatchGates.Open(ours, theirs, context)) continue;
            var texts = other.Texts.First(t => hit.Id.EndsWith(":" + t.Language, StringComparison.Ordinal));
            var offer = Reverse(searcher, o, other, texts, now);
            var pair = PairMatching.Weigh(ours, theirs, new TextScores(TextFit.Of(hit, top), offer), context, model, markets);
            matches.Add(new Match(other, texts, pair, searcher.Explain(question, OpportunityTexts.Document(other, texts, taxonomies)), Relations.Of(o, other), hit.Closeness));
        }
        return [.. matches.OrderByDescending(m => m.Pair.Score).ThenBy(m => m.Other.Id.Value).Take(Shown)];
    }

    // The same question the other way round: how we answer it.
    private static double Reverse(MatchSearcher searcher, Opportunity o, Opportunity other, TextsIn texts, DateTime now)
    {
        var hits = searcher.Search(Question(other, texts, now, Candidates));
        return hits.FirstOrDefault(h => OpportunityTexts.IdOf(h.Id) == o.Id) is { } own ? TextFit.Of(own, hits[0].Score) : 0;
    }

    /// <summary>What an opportunity asks of those that complement it and are public on this day. Its own words count, and their translations; words of others do not.</summary>
    public static SearchQuery Question(Opportunity o, TextsIn texts, DateTime now, int count) => new(OpportunityTexts.Question(texts)) { Language = LanguageCodes.Parse(texts.Language), Count = count, Filter = Complementary(o.Profile, now), IsPlain = true, VectorOf = OpportunityTexts.DocumentId(o, texts) };

    private static SearchFilter Complementary(Profile profile, DateTime now) => new()
    {
        AnyOf = [[.. Others(profile).Select(OpportunityTexts.Profile)]],
        Ranges = [new(OpportunityTexts.LastDay, DateOnly.FromDateTime(now).DayNumber, DateOnly.MaxValue.DayNumber)],
    };

    private static Profile[] Others(Profile profile) => profile switch
    {
        Profile.BusinessOffer => [Profile.BusinessRequest],
        Profile.BusinessRequest => [Profile.BusinessOffer],
        Profile.TechnologyOffer => [Profile.TechnologyRequest, Profile.ResearchRequest],
        Profile.TechnologyRequest => [Profile.TechnologyOffer],
        _ => [Profile.TechnologyOffer, Profile.ResearchRequest],
    };

    private static Row View(Match m, Actor actor) => new(m.Other.Id, m.Other.Reference, m.Other.Profile, m.Relation, m.Texts.Language, m.Texts.Title, m.Other.Country, Visible.Identity(actor, m.Other) ? m.Other.Owner : null, Math.Round(m.Pair.Score, 4),
        Math.Round(m.Pair.AAccepts, 4), Math.Round(m.Pair.BAccepts, 4), m.Pair.Boost.Value, m.Pair.Boost.Code, [.. m.Pair.Axes.Select(a => new AxisRow(a.Axis, a.PercentForA, a.PercentForB, a.TaxonomyPaths))],
        [.. m.Need.Evidence.Select(e => new PhraseRow(e.QueryPhrase, e.DocumentPhrase, e.Kind, Math.Round(e.Share, 4)))], m.Need.Missing,
        [.. m.Pair.Missing.Select(f => new MissingRow(f.Profile == m.Pair.A, f.Field, Math.Round(f.Gain, 4)))], m.Closeness is { } close ? Math.Round(close, 4) : null);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{opportunity}/matches", async (OpportunityId opportunity, string? actor, CurrentActor who, OpportunityIndex index, MatchingSettings settings, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(opportunity, Choices.Read<ActorSide>(actor), who.Actor, index, settings, db, clock, ct)).ToResult(matches => TypedResults.Ok(matches.Select(m => View(m, who.Actor)))))
        .RequireAccess(Policies.SignedIn, Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("partnering.opportunities.matches").WithSummary("Who fits a public opportunity of one’s own, in any language, with the reasons: axes for both sides, phrases that answer each other, what is missing; actor=government narrows by the kind of the other side");
}
