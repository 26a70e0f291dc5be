using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Scheduling;

namespace Isthmus.Forums.Timetable;

/// <summary>Makes the stored slots follow the sessions. A slot whose times stay keeps its id, and with it absences, locks and meetings.</summary>
internal static class RebuildSlots
{
    /// <summary>Changes what the window tracks; the caller saves.</summary>
    public static async Task Apply(ForumsDb db, ForumEdition edition, IReadOnlyCollection<TimetableSession> sessions, CancellationToken ct)
    {
        var before = await db.Slots.Where(s => s.EditionId == edition.Id).ToDictionaryAsync(s => s.StartsAt, ct);
        var after = Renumber(db, edition, sessions, before);
        List<ForumSlot> gone = [.. before.Values.Except(after)];
        if (gone.Count > 0) await TakeOffMeetings.Apply(db, TakeOffMeetings.InSlots(db, gone), ct);
        db.Slots.RemoveRange(gone);
        if (before.Count == 0) await ApplyWritten(db, edition.Id, after, ct);
    }

    private static List<ForumSlot> Renumber(ForumsDb db, ForumEdition edition, IReadOnlyCollection<TimetableSession> sessions, Dictionary<DateTime, ForumSlot> before)
    {
        var zone = edition.TimeZone;
        var wanted = sessions.SelectMany(s => SlotGrid.Cut(s, zone).Select(t => (Session: s, Times: t))).OrderBy(w => w.Times.StartsAt);
        var after = new List<ForumSlot>();
        foreach (var (session, times) in wanted)
        {
            if (before.TryGetValue(times.StartsAt, out var slot) && slot.EndsAt == times.EndsAt)
            {
                (slot.SessionId, slot.Number) = (session.Id, after.Count + 1);
            }
            else
            {
                slot = new() { Id = SlotId.New(), EditionId = edition.Id, SessionId = session.Id, Number = after.Count + 1, Date = times.Date, StartsAt = times.StartsAt, EndsAt = times.EndsAt };
                db.Slots.Add(slot);
            }
            after.Add(slot);
        }
        return after;
    }

    /// <summary>Absences that came in a file before there were slots.</summary>
    private static async Task ApplyWritten(ForumsDb db, EditionId edition, List<ForumSlot> slots, CancellationToken ct)
    {
        foreach (var participant in await db.Participants.Where(p => p.EditionId == edition && p.AwayAsWritten != null).ToListAsync(ct))
        {
            WishText.Slots(participant.AwayAsWritten, slots.Count, out var positions);
            foreach (var slot in positions.Select(p => slots[p])) db.AwaySlots.Add(new() { ParticipantId = participant.Id, SlotId = slot.Id });
            participant.AwayAsWritten = null;
        }
    }
}
