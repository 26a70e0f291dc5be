using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Publishing;

namespace Isthmus.Forums.Outcomes;

/// <summary>One side says how a published meeting went, once its time has come; it can say it anew later.</summary>
internal static class TellOutcome
{
    public sealed class Request
    {
        public const int LongestStep = 300;

        [Required] public Guid? Participant { get; set; }
        [Required] public MeetingResult? Result { get; set; }
        [StringLength(LongestStep), Lines] public string? NextStep { get; set; }
        public DateOnly? FollowUpOn { get; set; }

        /// <summary>What a form was filled from, 0 for the first telling; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    /// <summary>A meeting of a participant that was published, and what the participant has said of it.</summary>
    public sealed record Told(PublishedMeeting Meeting, Participant Participant, MeetingOutcome? Outcome);

    public static async Task<Outcome<MeetingOutcome>> Handle(EditionId id, MeetingId meetingId, Request request, int? version, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await Find(id, meetingId, new(request.Participant!.Value), who.Actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var now = Instants.Stored(clock);
        if (found.Value.Meeting.StartsAt > now) return Refusal.Conflict("forums.outcome-too-early");
        if (request.FollowUpOn is { } day && !EventDates.CanBe(day)) return EventDates.Far(nameof(Request.FollowUpOn));
        var outcome = found.Value.Outcome;
        if ((outcome?.Version ?? 0) is var current && version is { } read && read != current) return Refusal.Stale(current);
        outcome ??= db.Outcomes.Add(new() { MeetingId = meetingId, ParticipantId = found.Value.Participant.Id, EditionId = id }).Entity;
        if (outcome.FollowUpOn != request.FollowUpOn) outcome.RemindedAt = null;
        (outcome.Result, outcome.NextStep, outcome.FollowUpOn) = (request.Result!.Value, string.IsNullOrWhiteSpace(request.NextStep) ? null : request.NextStep.Trim(), request.FollowUpOn);
        (outcome.At, outcome.By) = (now, who.Actor.User);
        db.Doing("forums.tell-outcome");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return outcome;
    }

    /// <summary>For the participant's own people and for organisers; to others there is no such meeting.</summary>
    public static async Task<Outcome<Told>> Find(EditionId id, MeetingId meetingId, ParticipantId participantId, Actor actor, ForumsDb db, CancellationToken ct)
    {
        var own = await db.OwnParticipant(id, participantId, actor, ct);
        if (!own.Succeeded) return own.Refusal;
        var revision = await db.Plans.AsNoTracking().Where(p => p.EditionId == id).Select(p => (int?)p.Revision).SingleOrDefaultAsync(ct) ?? 0;
        var meeting = await db.PublishedMeetings.AsNoTracking().SingleOrDefaultAsync(m => m.EditionId == id && m.Revision == revision && m.MeetingId == meetingId, ct);
        if (meeting is not { IsHeld: true } || !meeting.Concerns(participantId)) return Refusal.NotFound("forums.no-such-meeting");
        return new Told(meeting, own.Value, await db.Outcomes.SingleOrDefaultAsync(o => o.MeetingId == meetingId && o.ParticipantId == participantId, ct));
    }
}
