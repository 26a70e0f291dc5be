using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Requests;

/// <summary>
/// What somebody may know of requests. That the other side vetoed a meeting is not told: a request that was answered by a veto reads as declined, one whose asker
/// turned to a veto as withdrawn, and the veto of somebody whom one never asked is not there at all.
/// </summary>
/// <param name="Mine">The participants whose side the reader is on; null: an organiser, who sees all.</param>
internal sealed record RequestSight(IReadOnlyCollection<ParticipantId>? Mine)
{
    public static RequestSight Of(Actor actor, IEnumerable<Participant> participants) => new(actor.IsOrganiser ? null : [.. participants.Where(actor.MaySee).Select(p => p.Id)]);

    public bool Sees(MeetingRequest r) => Mine is null || Mine.Any(p => r.Concerns(p) && (r.State != RequestState.Vetoed || r.WishOf(p) is not null));

    /// <summary>The veto is the reader's own, or the reader is an organiser.</summary>
    public bool Knows(MeetingRequest veto) => Mine is null || Mine.Any(veto.Vetoes);

    public RequestState StateOf(MeetingRequest r) => r.State != RequestState.Vetoed || Knows(r) ? r.State : r.Vetoes(r.FromId) ? RequestState.Withdrawn : RequestState.Declined;

    /// <summary>The rows that the reader sees, as a query.</summary>
    public IQueryable<MeetingRequest> Of(IQueryable<MeetingRequest> rows, RequestState? state)
    {
        if (Mine is null) return state is null ? rows : rows.Where(r => r.State == state);
        var mine = Mine.ToList();
        rows = rows.Where(r => mine.Contains(r.FromId) || mine.Contains(r.ToId) && (r.State != RequestState.Vetoed || r.ReturnPriority != null));
        if (state is null) return rows;
        var own = rows.Where(r => r.State == RequestState.Vetoed && (mine.Contains(r.FromId) && r.Priority == Priority.No || mine.Contains(r.ToId) && r.ReturnPriority == Priority.No)).Select(r => r.Id);
        return state switch
        {
            RequestState.Vetoed => rows.Where(r => own.Contains(r.Id)),
            RequestState.Declined => rows.Where(r => r.State == RequestState.Declined || r.State == RequestState.Vetoed && r.Priority != Priority.No && !own.Contains(r.Id)),
            RequestState.Withdrawn => rows.Where(r => r.State == RequestState.Withdrawn || r.State == RequestState.Vetoed && r.Priority == Priority.No && !own.Contains(r.Id)),
            RequestState.Pending or RequestState.Accepted or RequestState.Expired => rows.Where(r => r.State == state),
            _ => throw new InvalidOperationException(state.ToString()),
        };
    }

    public RequestView View(MeetingRequest r)
    {
        var view = RequestView.Of(r);
        if (Mine is null || r.State != RequestState.Vetoed) return view;
        var told = view with { State = StateOf(r) };
        if (!Knows(r))
            return r.Vetoes(r.FromId) ? told with { Priority = r.ReturnPriority!.Value, Mutual = true } : told with { ReturnPriority = null };
        if (!r.Vetoes(r.FromId) || !r.Vetoes(r.ToId) || Mine.Contains(r.FromId) && Mine.Contains(r.ToId)) return told;
        // Both vetoed: each reads of its own.
        told = told with { ReturnPriority = null, DecidedAs = null, DecidedAt = null };
        return Mine.Contains(r.FromId) ? told : told with { From = r.ToId, To = r.FromId, AskedAt = r.DecidedAt ?? r.AskedAt, Note = null };
    }
}
