using Isthmus.Contracts.Partnering;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;

namespace Isthmus.Forums.Suggestions;

/// <summary>For the organiser: who of an edition fits whom, what has become of it, and who stands alone and why.</summary>
internal static class ListMatches
{
    public sealed record Side(ParticipantId Participant, string Name, double Accepts, SeenOpportunity Opportunity);

    /// <param name="Request">What is between the two already: the latest request.</param>
    public sealed record Row(Side From, Side To, double Score, RequestState? Request, string Note);

    public sealed record Alone(ParticipantId Participant, string Name, NoSuggestion Why);

    public sealed record Answer(int Participants, int WithMatch, IReadOnlyList<Row> Pairs, IReadOnlyList<Alone> Without)
    {
        public double Share => Participants == 0 ? 0 : Math.Round((double)WithMatch / Participants, 4);
    }

    public static async Task<Outcome<Answer>> Handle(EditionId id, CurrentActor who, ForumsDb db, IMatchSuggestions matching, Texts texts, CancellationToken ct)
    {
        var edition = await db.OwnEdition(id, who.Actor, ct);
        if (!edition.Succeeded) return edition.Refusal;
        var active = await SuggestMeetings.Active(id, db, ct);
        var all = active.ToDictionary(p => p.Organisation);
        var found = await matching.Among([.. all.Keys], ct);
        var requests = (await db.Requests.AsNoTracking().Where(r => r.EditionId == id).Select(r => new { r.Id, r.LowId, r.HighId, r.State }).OrderBy(r => r.Id).ToListAsync(ct))
            .GroupBy(r => (r.LowId, r.HighId)).ToDictionary(g => g.Key, g => g.Last().State);
        var rows = found.Pairs.Select(p =>
        {
            // Guests ask hosts; of one side, whoever comes first.
            var turned = all[p.A.Organisation].Side > all[p.B.Organisation].Side;
            var (from, to) = turned ? (p.B, p.A) : (p.A, p.B);
            var (a, b) = (all[from.Organisation], all[to.Organisation]);
            return new Row(new(a.Id, a.Name, from.Accepts, SeenOpportunity.Of(from, texts.Language.Code)), new(b.Id, b.Name, to.Accepts, SeenOpportunity.Of(to, texts.Language.Code)), Math.Round(p.Score, 4),
                requests.TryGetValue(a.Id < b.Id ? (a.Id, b.Id) : (b.Id, a.Id), out var state) ? state : null, SuggestionNote.Of(from, to, b, texts));
        }).ToList();
        List<Alone> without = [.. active.Where(p => found.Without.ContainsKey(p.Organisation)).Select(p => new Alone(p.Id, p.Name, found.Without[p.Organisation]))];
        return new Answer(active.Count, active.Count - without.Count, rows, without);
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{id}/matches", async (EditionId id, CurrentActor who, ForumsDb db, IMatchSuggestions matching, Texts texts, CancellationToken ct) =>
            (await Handle(id, who, db, matching, texts, ct)).ToResult(a => TypedResults.Ok(a)))
        .RequireAccess(Policies.Organiser, "forums:read").RequireRateLimiting(RateLimits.Search).WithName("forums.matches").WithSummary("Who of an edition fits whom by public opportunities, the share with a match, and who has none and why");
}
