using Isthmus.Contracts.Forums;
using Isthmus.Contracts.Indicators;
using Isthmus.Contracts.Registry;
using Isthmus.Forums.Outcomes;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Publishing;

namespace Isthmus.Forums.Counting;

/// <summary>Meetings of one organisation at public forums, as <see cref="ForumFigures"/> counts those of all; few counterparts are as few as few organisations.</summary>
internal sealed class MeetingsOfOne(ForumsDb db, Texts texts) : IOrganisationFigures
{
    private sealed record Met(OrganisationId Other, string? Mine, string? Theirs);

    public async Task<IReadOnlyList<OwnFigure>> Of(OrganisationId id, string language, CancellationToken ct)
    {
        var t = texts.In(Language.Find(language) ?? Language.English);
        var published = db.Editions.Where(e => e.PublishedAt != null).Select(e => e.Id);
        var mine = await db.Participants.AsNoTracking().Where(p => p.Organisation == id && published.Contains(p.EditionId) && p.State == ParticipantState.Active && !p.OnHold).ToDictionaryAsync(p => p.Id, p => p, ct);
        if (mine.Count == 0) return [];
        var ids = mine.Keys.ToList();
        var editions = mine.Values.Select(p => p.EditionId).Distinct().ToList();
        var asked = await db.Requests.AsNoTracking().Where(r => (ids.Contains(r.FromId) || ids.Contains(r.ToId)) && (r.State == RequestState.Pending || r.State == RequestState.Accepted || r.State == RequestState.Declined)).Select(r => new { r.FromId, r.ToId }).ToListAsync(ct);
        var last = await db.Publications.AsNoTracking().Where(p => editions.Contains(p.EditionId)).GroupBy(p => p.EditionId).Select(g => new { g.Key, Revision = g.Max(p => p.Revision) }).ToDictionaryAsync(g => g.Key, g => g.Revision, ct);
        var placed = (await db.PublishedMeetings.AsNoTracking().Where(m => editions.Contains(m.EditionId) && m.State == PublishedState.Held && (ids.Contains(m.FromId) || ids.Contains(m.ToId))).Select(m => new { m.EditionId, m.Revision, m.MeetingId, m.FromId, m.ToId }).ToListAsync(ct))
            .Where(m => last.GetValueOrDefault(m.EditionId) == m.Revision).ToList();
        var outcomes = await db.Outcomes.AsNoTracking().Where(o => editions.Contains(o.EditionId) && o.Result != MeetingResult.NotHeld).Select(o => o.MeetingId).Distinct().ToListAsync(ct);
        var held = outcomes.ToHashSet();
        var others = asked.SelectMany(a => new[] { a.FromId, a.ToId }).Concat(placed.SelectMany(m => new[] { m.FromId, m.ToId })).Except(ids).Distinct().ToList();
        var them = await db.Participants.AsNoTracking().Where(p => others.Contains(p.Id) && p.State == ParticipantState.Active && !p.OnHold).ToDictionaryAsync(p => p.Id, p => p, ct);

        // Of a meeting with who is not shown nothing is counted.
        List<Met> With(IEnumerable<(ParticipantId From, ParticipantId To)> meetings) =>
            [.. meetings.Select(m => mine.ContainsKey(m.From) ? (Mine: m.From, Theirs: m.To) : (Mine: m.To, Theirs: m.From)).Where(m => them.ContainsKey(m.Theirs)).Select(m => new Met(them[m.Theirs].Organisation, mine[m.Mine].Country, them[m.Theirs].Country))];
        return
        [
            .. Told("meetings-requested", t["forums.counted.requested"], With(asked.Select(a => (a.FromId, a.ToId))), t), .. Told("meetings-placed", t["forums.counted.placed"], With(placed.Select(m => (m.FromId, m.ToId))), t),
            .. Told("meetings-held", t["forums.counted.held"], With(placed.Where(m => held.Contains(m.MeetingId)).Select(m => (m.FromId, m.ToId))), t),
        ];
    }

    private static IEnumerable<OwnFigure> Told(string code, string title, List<Met> meetings, Texts t)
    {
        yield return new(code, title, null, null, null, null, meetings.Count, Counterparts(meetings), "/forums");
        foreach (var pair in meetings.Where(m => m.Mine is not null && m.Theirs is not null && m.Mine != m.Theirs).GroupBy(m => string.CompareOrdinal(m.Mine, m.Theirs) < 0 ? (m.Mine!, m.Theirs!) : (m.Theirs!, m.Mine!)).OrderByDescending(g => g.Count()))
            yield return new(code, title, pair.Key, t["forums.counted.byPair"], $"{pair.Key.Item1}~{pair.Key.Item2}", $"{Countries.Name(pair.Key.Item1, t.Language)} – {Countries.Name(pair.Key.Item2, t.Language)}", pair.Count(), Counterparts([.. pair]), "/forums") { Division = "pair" };
    }

    private static int Counterparts(List<Met> meetings) => meetings.Select(m => m.Other).Distinct().Count();
}
