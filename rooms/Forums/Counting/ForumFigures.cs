using Isthmus.Contracts.Forums;
using Isthmus.Contracts.Indicators;
using Isthmus.Contracts.Registry;
using Isthmus.Forums.Outcomes;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Publishing;

namespace Isthmus.Forums.Counting;

/// <summary>Meetings of public forums: asked for, placed in the published timetable, held by what the sides said afterwards; by pairs of countries and by outcome.</summary>
internal sealed class ForumFigures(ForumsDb db, Texts texts) : IOwnFigures
{
    private sealed record Side(OrganisationId Organisation, string? Country);

    public async Task<IReadOnlyList<OwnFigure>> Count(string language, CancellationToken ct)
    {
        var t = texts.In(Language.Find(language) ?? Language.English);
        var editions = await db.Editions.AsNoTracking().Where(e => e.PublishedAt != null).Select(e => e.Id).ToListAsync(ct);
        var sides = await db.Participants.AsNoTracking().Where(p => editions.Contains(p.EditionId) && p.State == ParticipantState.Active && !p.OnHold).ToDictionaryAsync(p => p.Id, p => new Side(p.Organisation, p.Country), ct);
        var asked = await db.Requests.AsNoTracking().Where(r => editions.Contains(r.EditionId) && (r.State == RequestState.Pending || r.State == RequestState.Accepted || r.State == RequestState.Declined)).Select(r => new { r.FromId, r.ToId }).ToListAsync(ct);
        var last = await db.Publications.AsNoTracking().Where(p => editions.Contains(p.EditionId)).GroupBy(p => p.EditionId).Select(g => new { g.Key, Revision = g.Max(p => p.Revision) }).ToDictionaryAsync(g => g.Key, g => g.Revision, ct);
        var published = await db.PublishedMeetings.AsNoTracking().Where(m => editions.Contains(m.EditionId) && m.State == PublishedState.Held).Select(m => new { m.EditionId, m.Revision, m.MeetingId, m.FromId, m.ToId }).ToListAsync(ct);
        var placed = published.Where(m => last.GetValueOrDefault(m.EditionId) == m.Revision).ToList();
        var outcomes = await db.Outcomes.AsNoTracking().Where(o => editions.Contains(o.EditionId)).Select(o => new { o.MeetingId, o.ParticipantId, o.Result }).ToListAsync(ct);
        var held = outcomes.Where(o => o.Result != MeetingResult.NotHeld).Select(o => o.MeetingId).ToHashSet();

        var (requested, inPlan) = (Pairs(asked.Select(r => (r.FromId, r.ToId)), sides), Pairs(placed.Select(m => (m.FromId, m.ToId)), sides));
        var took = Pairs(placed.Where(m => held.Contains(m.MeetingId)).Select(m => (m.FromId, m.ToId)), sides);
        var said = outcomes.Where(o => sides.ContainsKey(o.ParticipantId)).GroupBy(o => o.Result).OrderBy(g => g.Key);
        return
        [
            .. Of("meetings-requested", t["forums.counted.requested"], requested, t), .. Of("meetings-placed", t["forums.counted.placed"], inPlan, t), .. Of("meetings-held", t["forums.counted.held"], took, t),
            .. said.Select(g => new OwnFigure("meeting-outcomes", t["forums.counted.outcomes"], null, t["forums.counted.byOutcome"], g.Key.ToString(), t.Of("forums.outcome.result", g.Key), g.Count(), g.Select(o => sides[o.ParticipantId].Organisation).Distinct().Count(), null) { Division = "outcome" }),
        ];
    }

    // What is not of two who are shown is not counted.
    private static List<(Side One, Side Other)> Pairs(IEnumerable<(ParticipantId From, ParticipantId To)> meetings, Dictionary<ParticipantId, Side> sides) =>
        [.. meetings.Where(m => sides.ContainsKey(m.From) && sides.ContainsKey(m.To)).Select(m => (sides[m.From], sides[m.To]))];

    private static IEnumerable<OwnFigure> Of(string code, string title, List<(Side One, Side Other)> meetings, Texts t)
    {
        yield return new(code, title, null, null, null, null, meetings.Count, Organisations(meetings), "/forums");
        foreach (var pair in meetings.Where(m => m.One.Country is not null && m.Other.Country is not null && m.One.Country != m.Other.Country).GroupBy(m => string.CompareOrdinal(m.One.Country, m.Other.Country) < 0 ? (m.One.Country!, m.Other.Country!) : (m.Other.Country!, m.One.Country!)).OrderByDescending(g => g.Count()))
            yield return new(code, title, pair.Key, t["forums.counted.byPair"], $"{pair.Key.Item1}~{pair.Key.Item2}", $"{Countries.Name(pair.Key.Item1, t.Language)} – {Countries.Name(pair.Key.Item2, t.Language)}", pair.Count(), Organisations([.. pair]), "/forums") { Division = "pair" };
    }

    private static int Organisations(List<(Side One, Side Other)> meetings) => meetings.SelectMany(m => new[] { m.One.Organisation, m.Other.Organisation }).Distinct().Count();
}
