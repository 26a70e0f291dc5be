using Isthmus.Contracts.Forums;
using Isthmus.Forums.Outcomes;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Publishing;

namespace Isthmus.Forums.Delegations.Figures;

/// <summary>What is counted here for each delegation of an edition and for all of them together. A tally that is null: nothing is entered that could be counted.</summary>
internal sealed class FigureCounts
{
    private readonly Dictionary<(DelegationId? Of, FigureMeasure Measure), Tally> _tallies = [];

    private FigureCounts(IReadOnlyList<DelegationId> delegations, bool all) => (Delegations, _all) = (delegations, all);

    private readonly bool _all;

    public IReadOnlyList<DelegationId> Delegations { get; }

    /// <summary>Companies and officials stand in the public roster; the rest is for organisers, as are the records it is counted from.</summary>
    public bool Shows(FigureMeasure measure) => _all || measure is FigureMeasure.Companies or FigureMeasure.Officials;

    /// <param name="of">Null: all delegations together.</param>
    public Tally? Of(DelegationId? of, FigureMeasure measure) => Shows(measure) && _tallies.TryGetValue((of, measure), out var tally) ? tally : null;

    public static async Task<FigureCounts> Read(EditionId id, Actor actor, ForumsDb db, CancellationToken ct)
    {
        var delegations = await db.Delegations.AsNoTracking().Where(d => d.EditionId == id).OrderBy(d => d.Country).ThenBy(d => d.Id).Select(d => new { d.Id, HasHead = d.HeadRole != null || d.HeadName != null }).ToListAsync(ct);
        var counts = new FigureCounts([.. delegations.Select(d => d.Id)], actor.IsOrganiser);
        var members = await db.Participants.AsNoTracking().Where(p => p.EditionId == id && p.DelegationId != null && p.State == ParticipantState.Active).Select(p => new { p.Id, Of = p.DelegationId!.Value }).ToListAsync(ct);
        var officials = (await db.Officials.AsNoTracking().Where(o => (actor.IsOrganiser || !o.OnHold) && db.Delegations.Any(d => d.Id == o.DelegationId && d.EditionId == id)).Select(o => o.DelegationId).ToListAsync(ct)).CountBy(o => o).ToDictionary();
        foreach (var d in counts.Delegations)
        {
            counts.Put(d, FigureMeasure.Companies, members.Count(m => m.Of == d));
            counts.Put(d, FigureMeasure.Officials, officials.GetValueOrDefault(d));
        }
        counts.Together(FigureMeasure.Companies);
        counts.Together(FigureMeasure.Officials);
        if (!actor.IsOrganiser) return counts;

        var people = (await db.People.AsNoTracking().Where(x => db.Participants.Any(p => p.Id == x.ParticipantId && p.EditionId == id)).Select(x => x.ParticipantId).ToListAsync(ct)).CountBy(x => x).ToDictionary();
        foreach (var d in delegations)
        {
            var companies = members.Where(m => m.Of == d.Id).Select(m => people.GetValueOrDefault(m.Id)).ToList();
            counts.Put(d.Id, FigureMeasure.People, companies.Sum() + officials.GetValueOrDefault(d.Id) + (d.HasHead ? 1 : 0), companies.Count > 0 && !companies.Contains(0));
        }
        counts.Together(FigureMeasure.People);
        await counts.Meetings(id, members.ToDictionary(m => m.Id, m => m.Of), db, ct);
        return counts;
    }

    // Counted in the published timetable, where no meeting of two delegations is told twice. What nobody told of yet may have been held.
    private async Task Meetings(EditionId id, Dictionary<ParticipantId, DelegationId> members, ForumsDb db, CancellationToken ct)
    {
        var rows = await db.PublishedMeetings.AsNoTracking().Where(m => m.EditionId == id && m.State == PublishedState.Held && db.Plans.Any(p => p.EditionId == id && p.IsOpen && p.Revision == m.Revision))
            .Select(m => new { m.MeetingId, m.FromId, m.ToId }).ToListAsync(ct);
        if (rows.Count == 0) return;
        var told = (await db.Outcomes.AsNoTracking().Where(o => o.EditionId == id).Select(o => new { o.MeetingId, o.Result }).ToListAsync(ct)).ToLookup(o => o.MeetingId, o => o.Result);
        foreach (var of in Delegations.Select(d => (DelegationId?)d).Prepend(null))
        {
            bool Concerns(ParticipantId p) => members.TryGetValue(p, out var d) && (of is null || d == of);
            var mine = rows.Where(m => Concerns(m.FromId) || Concerns(m.ToId)).Select(m => m.MeetingId).ToList();
            _tallies[(of, FigureMeasure.Meetings)] = new(mine.Count);
            if (!mine.Exists(told.Contains)) continue;
            var complete = mine.TrueForAll(told.Contains);
            _tallies[(of, FigureMeasure.MeetingsHeld)] = new(mine.Count(m => told[m].Any(r => r != MeetingResult.NotHeld)), complete);
            _tallies[(of, FigureMeasure.Agreements)] = new(mine.Count(m => told[m].Contains(MeetingResult.Agreement)), complete);
        }
    }

    // None at all: nothing was entered yet, which is no count.
    private void Put(DelegationId of, FigureMeasure measure, int number, bool complete = true)
    {
        if (number > 0) _tallies[(of, measure)] = new(number, complete);
    }

    private void Together(FigureMeasure measure)
    {
        var each = Delegations.Select(d => Of(d, measure)).ToList();
        if (each.Exists(t => t is not null)) _tallies[(null, measure)] = new(each.Sum(t => t?.Number ?? 0), each.TrueForAll(t => t is { IsComplete: true }));
    }
}
