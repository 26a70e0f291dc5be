using Isthmus.Contracts.Forums;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Schedule.Publishing;

/// <summary>The snapshot that would be published now, made from the draft and the last snapshot: pure.</summary>
internal static class NextRevision
{
    public static IReadOnlyList<PublishedMeeting> Of(Board board, IReadOnlyList<PublishedMeeting> last, int revision)
    {
        var before = last.ToDictionary(m => m.MeetingId);
        var rows = new List<PublishedMeeting>();
        foreach (var placing in board.Placed.Where(p => MayBeHeld(board, p.Request)))
            rows.Add(Held(board, placing, before.GetValueOrDefault(placing.Meeting.Id), revision));
        var held = rows.Select(r => r.MeetingId).ToHashSet();
        rows.AddRange(last.Where(m => m.State != PublishedState.NotPlaced && !held.Contains(m.MeetingId)).Select(m => Gone(m, revision)));
        var told = rows.Where(r => r.IsHeld).Select(r => r.MeetingId).ToHashSet();
        foreach (var request in board.Requests.Where(r => IsTold(r) && !told.Contains(Drafts.Meeting.IdOf(r.Id))))
        {
            var id = Drafts.Meeting.IdOf(request.Id);
            // A meeting that was published and taken away is told as gone, with its calendar entry; it is not a second row.
            if (rows.Any(r => r.MeetingId == id)) continue;
            rows.Add(new PublishedMeeting
            {
                EditionId = board.Edition.Id, Revision = revision, MeetingId = id, FromId = request.FromId, ToId = request.ToId, State = PublishedState.NotPlaced,
                Sequence = before.GetValueOrDefault(id)?.Sequence ?? 0, Reasons = Reason.Write(board.WhyUnplaced(request)),
            });
        }
        return rows;
    }

    /// <summary>What was published last with this one row put in or exchanged: nobody else's timetable changes.</summary>
    public static IReadOnlyList<PublishedMeeting> With(IReadOnlyList<PublishedMeeting> last, PublishedMeeting row) =>
        [.. last.Where(m => m.MeetingId != row.MeetingId).Select(m => Again(m, m.Sequence, m.State, row.Revision)), row];

    // A veto that no wish of the other side stands against is no request without a place: nobody asked.
    private static bool IsTold(MeetingRequest r) =>
        r.State is RequestState.Accepted or RequestState.Pending || r.State == RequestState.Vetoed && (r.Wants(r.FromId) || r.Wants(r.ToId));

    public static bool MayBeHeld(Board board, MeetingRequest request) =>
        request.State is RequestState.Accepted or RequestState.Pending && board.MayMeet(request);

    private static PublishedMeeting Held(Board board, Placing p, PublishedMeeting? before, int revision)
    {
        var row = new PublishedMeeting
        {
            EditionId = p.Meeting.EditionId, Revision = revision, MeetingId = p.Meeting.Id, FromId = p.Request.FromId, ToId = p.Request.ToId, State = PublishedState.Held,
            Date = p.Slot.Date, StartsAt = p.Slot.StartsAt, EndsAt = p.Slot.EndsAt, TableId = p.Table?.Id, TableNumber = p.Table?.Number ?? 0, TableName = p.Table?.Name,
            Venue = p.Venue?.Venue.Name ?? "", City = p.Venue?.Venue.City ?? "", IsOnline = p.IsOnline, Link = p.IsOnline ? RoomOf(board, p.Meeting.Id) : null, InterpreterId = p.Interpreter?.Id,
        };
        return before is null or { State: PublishedState.NotPlaced } ? row
            : before.IsHeld && before.SameAppointment(row) ? Again(row, before.Sequence, PublishedState.Held) : Again(row, before.Sequence + 1, PublishedState.Held);
    }

    private static PublishedMeeting Gone(PublishedMeeting m, int revision) =>
        Again(m, m.IsHeld ? m.Sequence + 1 : m.Sequence, PublishedState.Gone, revision);

    private static PublishedMeeting Again(PublishedMeeting m, int sequence, PublishedState state, int? revision = null) => new()
    {
        EditionId = m.EditionId, Revision = revision ?? m.Revision, MeetingId = m.MeetingId, FromId = m.FromId, ToId = m.ToId, State = state, Sequence = sequence,
        Date = m.Date, StartsAt = m.StartsAt, EndsAt = m.EndsAt, TableId = m.TableId, TableNumber = m.TableNumber, TableName = m.TableName, Venue = m.Venue, City = m.City,
        IsOnline = m.IsOnline, Link = m.Link, InterpreterId = m.InterpreterId,
        Reasons = state == PublishedState.NotPlaced ? m.Reasons : null,
    };

    // One room for each meeting where the address has a place for it.
    private static string? RoomOf(Board board, MeetingId meeting) => board.Edition.OnlineRoom?.Replace("{meeting}", meeting.ToString(), StringComparison.OrdinalIgnoreCase);
}

internal enum DifferenceKind { Added, Moved, Gone, Interpreter }

/// <summary>What a revision changes about one meeting.</summary>
internal sealed record Difference(DifferenceKind Kind, PublishedMeeting Now, PublishedMeeting? Before)
{
    public static IReadOnlyList<Difference> Between(IReadOnlyList<PublishedMeeting> last, IReadOnlyList<PublishedMeeting> next)
    {
        var before = last.ToDictionary(m => m.MeetingId);
        return [.. next.Select(n => Of(before.GetValueOrDefault(n.MeetingId), n)).OfType<Difference>()];
    }

    /// <summary>Both sides of every meeting that is new, moved or gone, or has another interpreter.</summary>
    public static ILookup<ParticipantId, Difference> ByParticipant(IEnumerable<Difference> differences) =>
        differences.SelectMany(d => new[] { (d.Now.FromId, d), (d.Now.ToId, d) }).ToLookup(x => x.Item1, x => x.d);

    private static Difference? Of(PublishedMeeting? before, PublishedMeeting now) => (before?.IsHeld, now.State) switch
    {
        (true, PublishedState.Held) => !before!.SameAppointment(now) ? new(DifferenceKind.Moved, now, before) : before.InterpreterId == now.InterpreterId ? null : new(DifferenceKind.Interpreter, now, before),
        (true, PublishedState.Gone) => new(DifferenceKind.Gone, now, before),
        (_, PublishedState.Held) => new(DifferenceKind.Added, now, null),
        _ => null,
    };
}
