using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Timetable;

/// <summary>
/// Takes meetings off the draft when their slot or table goes, by the same save. Left to the database, their place would be emptied without an audit entry or a new version,
/// and the seats they occupy would stay taken though the board shows them free.
/// </summary>
internal static class TakeOffMeetings
{
    /// <summary>The meetings at tables of a venue that come after the first few.</summary>
    public static IQueryable<Meeting> AtTables(ForumsDb db, VenueId venue, int after) =>
        db.Meetings.Where(m => db.ForumTables.Any(t => t.Id == m.TableId && t.VenueId == venue && t.Number > after));

    public static IQueryable<Meeting> InSlots(ForumsDb db, IReadOnlyCollection<ForumSlot> slots)
    {
        var ids = slots.Select(s => (SlotId?)s.Id).ToList();
        return db.Meetings.Where(m => ids.Contains(m.SlotId));
    }

    /// <summary>Changes what the window tracks; the caller saves.</summary>
    public static async Task Apply(ForumsDb db, IQueryable<Meeting> meetings, CancellationToken ct)
    {
        var held = await db.Occupancies.Where(o => meetings.Any(m => m.Id == o.MeetingId)).ToListAsync(ct);
        foreach (var meeting in await meetings.ToListAsync(ct)) meeting.TakeOff([new TimetableChanged()]);
        db.Occupancies.RemoveRange(held);
    }
}
