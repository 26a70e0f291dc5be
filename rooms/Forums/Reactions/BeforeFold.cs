using System.Text.Json;
using Isthmus.Contracts.People;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;

namespace Isthmus.Forums.Reactions;

/// <summary>What a participant was before it was folded into another: its state, and its requests that went because the other had one with the same participant. Kept as JSON for the way back.</summary>
internal sealed record BeforeFold(ParticipantState State, List<BeforeFold.Dropped> Requests)
{
    internal sealed record Dropped(Guid Request, int VersionAfter, RequestState State, DecidedAs? DecidedAs, Guid? DecidedBy, DateTime? DecidedAt, string? Reason);

    public static BeforeFold? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<BeforeFold>(json);

    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>To be called before the request is withdrawn, which is the one change that is expected until the way back.</summary>
    public void Drop(MeetingRequest r) => Requests.Add(new(r.Id.Value, r.Version + 1, r.State, r.DecidedAs, r.DecidedBy?.Value, r.DecidedAt, r.Reason));

    /// <summary>Gives the dropped requests their state again, where nobody has changed them since.</summary>
    public void Restore(IReadOnlyDictionary<RequestId, MeetingRequest> own)
    {
        foreach (var dropped in Requests)
            if (own.TryGetValue(new(dropped.Request), out var r) && r.Version == dropped.VersionAfter)
                (r.State, r.DecidedAs, r.DecidedBy, r.DecidedAt, r.Reason) = (dropped.State, dropped.DecidedAs, dropped.DecidedBy is { } by ? new UserId(by) : (UserId?)null, dropped.DecidedAt, dropped.Reason);
    }
}
