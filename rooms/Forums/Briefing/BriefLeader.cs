using Isthmus.Forums.Delegations;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Publishing;

namespace Isthmus.Forums.Briefing;

/// <summary>What the head of a delegation takes along: the roster in the order of protocol, all meetings of its companies, and whom they meet.</summary>
internal static class BriefLeader
{
    /// <param name="Company">The delegation's side.</param>
    public sealed record Visit(PublishedMeeting Meeting, Participant Company, Participant Other);

    /// <param name="Timetable">Null while nothing is published.</param>
    public sealed record Book(ShowDelegation.View Delegation, PublishedTimetable? Timetable, IReadOnlyList<Visit> Visits, IReadOnlyList<Participant> Others);

    public static async Task<Outcome<Book>> Handle(EditionId id, DelegationId delegationId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        if (!who.Actor.IsOrganiser) return Refusal.NotFound("forums.no-such-delegation");
        var found = await ShowDelegation.Print(id, delegationId, who, db, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await PublishedTimetable.Read(id, db, ct) is not { } timetable) return new Book(found.Value, null, [], []);
        var members = found.Value.Companies.Select(c => c.Id).ToHashSet();
        var known = timetable.Participants;
        var visits = timetable.Rows.Where(m => m.IsHeld && known.ContainsKey(m.FromId) && known.ContainsKey(m.ToId) && (members.Contains(m.FromId) || members.Contains(m.ToId)))
            .Select(m => members.Contains(m.FromId) ? new Visit(m, known[m.FromId], known[m.ToId]) : new Visit(m, known[m.ToId], known[m.FromId])).ToList();
        return new Book(found.Value, timetable, visits, [.. visits.Select(v => v.Other).DistinctBy(o => o.Id).OrderBy(o => o.Name, StringComparer.CurrentCultureIgnoreCase)]);
    }
}
