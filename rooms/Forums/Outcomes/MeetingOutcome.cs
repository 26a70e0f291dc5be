using Isthmus.Contracts.Forums;
using Isthmus.Contracts.People;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Outcomes;

/// <summary>How a meeting went for one side: not held, or held with interest from none (0) to an agreement (3).</summary>
internal enum MeetingResult { NotHeld, NoInterest, SomeInterest, StrongInterest, Agreement }

/// <summary>What one side says of a meeting afterwards: three fields. The other side does not see it; organisers see both.</summary>
internal sealed class MeetingOutcome : IVersioned, IAudited
{
    public required MeetingId MeetingId { get; init; }
    public required ParticipantId ParticipantId { get; init; }
    public required EditionId EditionId { get; init; }
    public MeetingResult Result { get; set; }
    public string? NextStep { get; set; }
    public DateOnly? FollowUpOn { get; set; }
    public DateTime At { get; set; }
    public UserId? By { get; set; }

    /// <summary>When the participant was reminded of the follow-up; a new date is reminded of anew.</summary>
    public DateTime? RemindedAt { get; set; }
    public int Version { get; private set; }

    public bool IsHeld => Result != MeetingResult.NotHeld;

    /// <summary>From 0 to 3; null when it was not held.</summary>
    public int? Interest => IsHeld ? (int)Result - (int)MeetingResult.NoInterest : null;
    public bool GoesOn => IsHeld && (NextStep is not null || FollowUpOn is not null);
}
