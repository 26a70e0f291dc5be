using Isthmus.Contracts.Forums;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Schedule.Publishing;

/// <summary>Makes a new calendar address for a participant; the old one stops working.</summary>
internal static class RenewCalendarLink
{
    public static async Task<Outcome<CalendarLink>> Handle(EditionId edition, ParticipantId id, Actor actor, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.EditionId == edition, ct) is not { } participant) return Refusal.NotFound();
        if (!actor.IsOrganiser && !actor.MayEdit(participant.Organisation) && participant.ContactUser != actor.User) return Refusal.Forbidden();
        var link = await db.CalendarLinks.SingleOrDefaultAsync(l => l.ParticipantId == id, ct);
        if (link is null) link = db.CalendarLinks.Add(CalendarLink.For(edition, id, Instants.Stored(clock))).Entity;
        else link.Renew(Instants.Stored(clock));
        db.Doing("forums.renew-calendar-link");
        await db.SaveChangesAsync(ct);
        return link;
    }
}
