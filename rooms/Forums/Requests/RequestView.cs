using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Requests;

/// <summary>A request as the API and the participant's page show it; what is not for the reader is left out by <see cref="RequestSight"/>.</summary>
internal sealed record RequestView(RequestId Id, ParticipantId From, ParticipantId To, Priority Priority, Priority? ReturnPriority, bool Mutual, RequestState State, string? Note, DateTime AskedAt, DecidedAs? DecidedAs, DateTime? DecidedAt, string? Reason, int Version)
{
    public static RequestView Of(MeetingRequest r) => new(r.Id, r.FromId, r.ToId, r.Priority, r.ReturnPriority, r.IsMutual, r.State, r.Note, r.AskedAt, r.DecidedAs, r.DecidedAt, r.Reason, r.Version);

    public ParticipantId Other(ParticipantId participant) => From == participant ? To : From;
}
