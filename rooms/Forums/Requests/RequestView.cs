using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Requests;

/// <summary>A request as the API shows it.</summary>
internal sealed record RequestView(RequestId Id, ParticipantId From, ParticipantId To, Priority Priority, Priority? ReturnPriority, bool Mutual, RequestState State, string? Note, DateTime AskedAt, DecidedAs? DecidedAs, DateTime? DecidedAt, string? Reason, int Version)
{
    public static RequestView Of(MeetingRequest r) => new(r.Id, r.FromId, r.ToId, r.Priority, r.ReturnPriority, r.IsMutual, r.State, r.Note, r.AskedAt, r.DecidedAs, r.DecidedAt, r.Reason, r.Version);
}
