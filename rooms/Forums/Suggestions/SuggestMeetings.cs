using Isthmus.Contracts.Partnering;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;

namespace Isthmus.Forums.Suggestions;

/// <summary>Whom a participant may want to meet: others of the edition whose public opportunities fit its own, and whom it has not asked nor been asked by.</summary>
internal static class SuggestMeetings
{
    public sealed record Row(ParticipantId Participant, string Name, string? Country, double Score, double WeAccept, double TheyAccept, SeenOpportunity Ours, SeenOpportunity Theirs, IReadOnlyList<AnsweringPhrase> Phrases, string Note);

    /// <param name="Rows">The best first.</param>
    /// <param name="Why">Why nobody is suggested; null where somebody is or was.</param>
    public sealed record Answer(IReadOnlyList<Row> Rows, NoSuggestion? Why);

    public static async Task<Outcome<Answer>> Handle(EditionId id, ParticipantId me, CurrentActor who, ForumsDb db, IMatchSuggestions matching, Texts texts, CancellationToken ct)
    {
        var own = await db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == me && p.EditionId == id, ct);
        if (own is null || !who.Actor.MaySee(own)) return Refusal.NotFound(ParticipantLookup.Unknown);
        if (!own.IsActive) return Refusal.Conflict("forums.participant-cancelled", own.Name);
        var all = (await Active(id, db, ct)).ToDictionary(p => p.Organisation);
        var found = await matching.Among([.. all.Keys], ct);
        // Whatever was said between two is between them: a refusal as well as a request.
        var there = (await db.Requests.AsNoTracking().Where(r => r.EditionId == id && (r.FromId == me || r.ToId == me) && r.State != RequestState.Withdrawn && r.State != RequestState.Expired).Select(r => new { r.FromId, r.ToId }).ToListAsync(ct))
            .Select(r => r.FromId == me ? r.ToId : r.FromId).ToHashSet();
        var pairs = found.Pairs.Where(p => p.A.Organisation == own.Organisation && p.ForA || p.B.Organisation == own.Organisation && p.ForB)
            .Select(p => p.A.Organisation == own.Organisation ? (p.Score, Ours: p.A, Theirs: p.B) : (p.Score, Ours: p.B, Theirs: p.A)).Where(p => !there.Contains(all[p.Theirs.Organisation].Id)).ToList();
        var phrases = await matching.Phrases([.. pairs.Select(p => (p.Ours.Opportunity, p.Theirs.Opportunity))], ct);
        return new Answer([.. pairs.Zip(phrases, (p, words) => (p.Score, p.Ours, p.Theirs, Words: words, Other: all[p.Theirs.Organisation])).Select(p => new Row(p.Other.Id, p.Other.Name, p.Other.Country, Math.Round(p.Score, 4),
            p.Ours.Accepts, p.Theirs.Accepts, SeenOpportunity.Of(p.Ours, texts.Language.Code), SeenOpportunity.Of(p.Theirs, texts.Language.Code), p.Words, SuggestionNote.Of(p.Ours, p.Theirs, p.Other, texts)))],
            found.Without.TryGetValue(own.Organisation, out var why) ? why : null);
    }

    public static Task<List<Participant>> Active(EditionId id, ForumsDb db, CancellationToken ct) =>
        db.Participants.AsNoTracking().Where(p => p.EditionId == id && p.State == ParticipantState.Active && !p.OnHold).OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(ct);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{id}/participants/{participant}/suggestions", async (EditionId id, ParticipantId participant, CurrentActor who, ForumsDb db, IMatchSuggestions matching, Texts texts, CancellationToken ct) =>
            (await Handle(id, participant, who, db, matching, texts, ct)).ToResult(a => TypedResults.Ok(a)))
        .RequireAccess(Policies.SignedIn, "forums:read").RequireRateLimiting(RateLimits.Search).WithName("forums.suggestions").WithSummary("Whom a participant may want to meet, by the public opportunities of both, with a note for the request");
}
