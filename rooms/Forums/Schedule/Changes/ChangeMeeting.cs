using Isthmus.Contracts.Forums;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Schedule.Changes;

internal enum MeetingChange { Lock, Unlock, TakeOff, Cancel, Restore }

/// <summary>Locks a meeting at its place, frees it, takes it off the plan, keeps it off for good, or lets it back in.</summary>
internal static class ChangeMeeting
{
    public sealed record Request
    {
        [Required]
        public MeetingChange? Change { get; set; }
    }

    public static Task<Outcome<Meeting>> Handle(EditionId edition, MeetingId meeting, Request request, int? version, Actor actor, SaveChange save, CancellationToken ct) =>
        save.Run(edition, meeting, version, actor, (_, _, found, _) => Apply(found, request.Change!.Value), ct);

    private static Outcome<ChangeKind> Apply(Meeting meeting, MeetingChange change)
    {
        var (allowed, kind) = change switch
        {
            MeetingChange.Lock => (meeting is { IsPlaced: true, State: MeetingState.Placed }, ChangeKind.Locked),
            MeetingChange.Unlock => (meeting.State == MeetingState.Locked, ChangeKind.Unlocked),
            MeetingChange.TakeOff => (meeting.State is MeetingState.Placed or MeetingState.Locked, ChangeKind.TakenOff),
            MeetingChange.Cancel => (meeting.State != MeetingState.Cancelled, ChangeKind.Cancelled),
            MeetingChange.Restore => (meeting.State == MeetingState.Cancelled, ChangeKind.Restored),
            _ => throw new InvalidOperationException(change.ToString()),
        };
        if (!allowed) return Refusal.Conflict("forums.schedule-not-in-this-state");
        if (change is MeetingChange.Lock or MeetingChange.Unlock) meeting.Lock(change == MeetingChange.Lock);
        else if (change == MeetingChange.Cancel) meeting.Cancel();
        else meeting.TakeOff(change == MeetingChange.TakeOff ? [new TakenOffByHand()] : [new NotYetPlanned()]);
        return kind;
    }
}
