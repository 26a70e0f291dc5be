using Isthmus.Contracts.Forums;
using Isthmus.Contracts.People;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Requests;

internal enum Priority { Must, Want, No }

internal enum RequestState { Pending, Accepted, Declined, Withdrawn, Expired, Vetoed }

internal enum DecidedAs { Asker, OtherSide, Organiser }

/// <summary>
/// That two participants want to meet, or that one does not want to. There is one live row for a pair: when the other side asks too, its wish is joined
/// to the row instead of making a second one.
/// </summary>
internal sealed class MeetingRequest : IVersioned, IAudited, Contracts.Compliance.IGated
{
    public required RequestId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Who asked first.</summary>
    public required ParticipantId FromId { get; set; }
    public required ParticipantId ToId { get; set; }

    /// <summary>The pair in a fixed order, whoever asked: what the unique index guards.</summary>
    public required ParticipantId LowId { get; init; }
    public required ParticipantId HighId { get; init; }

    /// <summary>The wish of the one who asked.</summary>
    public required Priority Priority { get; set; }

    /// <summary>The wish of the other side, when it asked as well; null while it has only been asked.</summary>
    public Priority? ReturnPriority { get; set; }
    public RequestState State { get; set; }
    public string? Note { get; set; }

    /// <summary>In a hybrid edition it is held by line, wherever the sides are.</summary>
    public bool IsOnline { get; set; }

    public UserId? AskedBy { get; set; }
    public DateTime AskedAt { get; set; }
    public UserId? DecidedBy { get; set; }
    public DecidedAs? DecidedAs { get; set; }
    public DateTime? DecidedAt { get; set; }
    public string? Reason { get; set; }

    /// <summary>The gate has not cleared the pair: the meeting is not placed until it has.</summary>
    public bool OnHold { get; private set; }

    /// <summary>The gate's decision that the pair stands on.</summary>
    public Contracts.Compliance.DecisionId? Clearance { get; private set; }

    public void Stand(Contracts.Compliance.Clearance answer) => (OnHold, Clearance) = (!answer.IsClear, answer.Decision);

    /// <summary>When the side that was asked was reminded that the request waits; it is reminded once.</summary>
    public DateTime? RemindedAt { get; set; }

    /// <summary>The request it took the place of, when its participant was folded into another.</summary>
    public RequestId? MovedFrom { get; init; }

    /// <summary>The file that brought it; null when a person made it.</summary>
    public RequestFileId? FileId { get; init; }
    public int Version { get; private set; }

    public bool IsMutual => ReturnPriority is Priority.Must or Priority.Want && Priority != Priority.No;
    public bool IsLive => State is RequestState.Pending or RequestState.Accepted or RequestState.Vetoed;

    /// <summary>What the timetable goes by: "must" of either side.</summary>
    public bool IsMust => Priority == Priority.Must || ReturnPriority == Priority.Must;

    public bool Concerns(ParticipantId participant) => FromId == participant || ToId == participant;
    public ParticipantId Other(ParticipantId participant) => FromId == participant ? ToId : FromId;

    /// <summary>What one of the two wishes; null for a side that has only been asked.</summary>
    public Priority? WishOf(ParticipantId participant) => participant == FromId ? Priority : participant == ToId ? ReturnPriority : null;
    public bool Vetoes(ParticipantId participant) => WishOf(participant) == Priority.No;
    public bool Wants(ParticipantId participant) => WishOf(participant) is Priority.Must or Priority.Want;

    /// <summary>Joins a further wish of one of the two. False when it adds nothing: the same side asks again, or the pair is settled otherwise.</summary>
    public bool TakeWish(ParticipantId from, Priority priority, UserId? by, DateTime at)
    {
        if (!IsLive) return false;
        var own = from == FromId;
        // Nothing joins a veto but the other side's own: then it stands when the first one is taken back.
        if (State == RequestState.Vetoed ? priority != Priority.No || Vetoes(from) : priority != Priority.No && (own || ReturnPriority is not null)) return false;
        if (own) Priority = priority;
        else ReturnPriority = priority;
        // To ask the one who has asked is to accept.
        Decide(priority == Priority.No ? RequestState.Vetoed : RequestState.Accepted, own ? Requests.DecidedAs.Asker : Requests.DecidedAs.OtherSide, by, at, null);
        return true;
    }

    /// <summary>One side takes its veto back while the other one has a wish: that wish stands then by itself, a veto as a veto, a request as one that waits for its answer.</summary>
    public void TakeBackVeto(ParticipantId side, DateTime at)
    {
        // The row is always of somebody who wished: it turns round when that is the other side only.
        if (side == FromId) (FromId, ToId, Priority, AskedAt, AskedBy, Note) = (ToId, FromId, ReturnPriority!.Value, DecidedAt ?? at, null, null);
        ReturnPriority = null;
        (State, DecidedAs, DecidedBy, DecidedAt, Reason) = (Priority == Priority.No ? RequestState.Vetoed : RequestState.Pending, null, null, null, null);
    }

    public void Decide(RequestState state, DecidedAs role, UserId? by, DateTime at, string? reason) =>
        (State, DecidedAs, DecidedBy, DecidedAt, Reason) = (state, role, by, at, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());

    public static MeetingRequest Between(EditionId edition, ParticipantId from, ParticipantId to, Priority priority, DateTime at, UserId? by, RequestFileId? file = null, RequestId? movedFrom = null)
    {
        var (low, high) = from.Value.CompareTo(to.Value) < 0 ? (from, to) : (to, from);
        return new()
        {
            Id = RequestId.New(), EditionId = edition, FromId = from, ToId = to, LowId = low, HighId = high, Priority = priority,
            State = priority == Priority.No ? RequestState.Vetoed : RequestState.Pending, AskedAt = at, AskedBy = by, FileId = file, MovedFrom = movedFrom,
        };
    }
}
