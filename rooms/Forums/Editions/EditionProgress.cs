using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;

namespace Isthmus.Forums.Editions;

/// <summary>How far an edition is on the organiser's path, counted from its records.</summary>
internal sealed record EditionProgress(int Guests, int Hosts, int WithoutContact, int Accepted, int Pending, int Slots, int Tables, int Placed, int Planned, int Revisions)
{
    public int Companies => Guests + Hosts;

    /// <summary>The first step that is not done: 2 companies, 3 requests, 4 timetable, 5 schedule, 6 publish; 7 when all are.</summary>
    public int Next => Companies == 0 ? 2 : Accepted == 0 ? 3 : Slots == 0 || Tables == 0 ? 4 : Placed == 0 ? 5 : Revisions == 0 ? 6 : 7;

    public static async Task<EditionProgress> Of(EditionId id, ForumsDb db, CancellationToken ct)
    {
        var participants = await db.Participants.Where(p => p.EditionId == id && p.State == ParticipantState.Active).Select(p => new { p.Side, HasContact = p.ContactEmail != null }).ToListAsync(ct);
        var requests = await db.Requests.Where(r => r.EditionId == id).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var meetings = db.Meetings.Where(m => m.EditionId == id);
        return new(participants.Count(p => p.Side == Side.Guest), participants.Count(p => p.Side == Side.Host), participants.Count(p => !p.HasContact),
            requests.GetValueOrDefault(RequestState.Accepted), requests.GetValueOrDefault(RequestState.Pending), await db.Slots.CountAsync(s => s.EditionId == id, ct),
            await db.ForumTables.CountAsync(t => t.EditionId == id, ct), await meetings.CountAsync(m => m.SlotId != null, ct), await meetings.CountAsync(ct), await db.Publications.CountAsync(p => p.EditionId == id, ct));
    }
}
