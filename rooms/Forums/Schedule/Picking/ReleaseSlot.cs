using Isthmus.Forums.Requests;
using Isthmus.Forums.Requests.Rules;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Schedule.Picking;

/// <summary>
/// Where participants find the times, a meeting goes with its request: its slot and table are free again by the same save, and both sides are told where it was published. Where the organiser
/// plans, it is the organiser who takes the meeting off.
/// </summary>
internal static class ReleaseSlot
{
    /// <summary>Changes what the window tracks; the caller saves.</summary>
    public static async Task Apply(MeetingRequest closed, ForumsDb db, CancellationToken ct)
    {
        if (!(await RequestRules.Of(db, closed.EditionId, ct)).ParticipantsPick) return;
        if (await db.Meetings.SingleOrDefaultAsync(m => m.RequestId == closed.Id, ct) is not { IsPlaced: true } meeting) return;
        meeting.TakeOff([closed.State == RequestState.Vetoed ? new Refused() : new RequestClosed(closed.State.ToString())]);
        db.Occupancies.RemoveRange(await db.Occupancies.Where(o => o.MeetingId == meeting.Id).ToListAsync(ct));
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.EditionId == closed.EditionId, ct) is { IsOpen: true, Audience: var audience }) PickSlot.PublishOne(db, meeting, audience);
    }
}
