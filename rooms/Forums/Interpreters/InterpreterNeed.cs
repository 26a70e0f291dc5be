using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;

namespace Isthmus.Forums.Interpreters;

/// <summary>Between which languages there are requests and no interpreter: what an organiser has to find before the plan is made.</summary>
internal static class InterpreterNeed
{
    public sealed record Gap(IReadOnlyList<string> One, IReadOnlyList<string> Other, int Requests);

    public static async Task<IReadOnlyList<Gap>> Unserved(EditionId id, ForumsDb db, CancellationToken ct)
    {
        var spoken = (await db.Participants.AsNoTracking().Where(p => p.EditionId == id && p.State == ParticipantState.Active).Select(p => new { p.Id, p.Languages }).ToListAsync(ct))
            .ToDictionary(p => p.Id, p => (IReadOnlyList<string>)[.. SpokenLanguages.Keys(p.Languages).Order(StringComparer.Ordinal)]);
        var interpreters = (await db.Interpreters.AsNoTracking().Where(i => i.EditionId == id).Select(i => i.Languages).ToListAsync(ct)).ConvertAll(l => SpokenLanguages.Keys(l));
        var requests = await db.Requests.AsNoTracking().Where(r => r.EditionId == id && (r.State == RequestState.Accepted || r.State == RequestState.Pending)).Select(r => new { r.FromId, r.ToId }).ToListAsync(ct);
        return
        [
            .. requests.Where(r => spoken.ContainsKey(r.FromId) && spoken.ContainsKey(r.ToId)).Select(r => (A: spoken[r.FromId], B: spoken[r.ToId]))
                .Where(p => SpokenLanguages.AreApart(p.A, p.B) && !interpreters.Exists(i => i.Intersect(p.A).Any() && i.Intersect(p.B).Any()))
                .Select(p => string.CompareOrdinal(string.Join(' ', p.A), string.Join(' ', p.B)) <= 0 ? p : (A: p.B, B: p.A))
                .GroupBy(p => $"{string.Join(' ', p.A)}|{string.Join(' ', p.B)}").Select(g => new Gap(g.First().A, g.First().B, g.Count())).OrderByDescending(g => g.Requests).Take(20),
        ];
    }
}
