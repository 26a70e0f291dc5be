using System.Text.Json;
using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Clearing;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Requests.Files;

/// <summary>Makes the requests of a file, once, all or none.</summary>
internal static class ConfirmRequestFile
{
    public sealed class NameChoice
    {
        // As long as a cell of the file can be.
        [Required, StringLength(32_767), Lines] public string? Written { get; set; }

        /// <summary>Null or the empty id: leave the rows with this name out.</summary>
        public Guid? Participant { get; set; }
    }

    public sealed class Request
    {
        /// <summary>The organiser accepts for both sides; otherwise the other side is asked.</summary>
        [Required] public bool? AcceptForBoth { get; set; } = true;
        [MaxLength(2000)] public List<NameChoice> Names { get; set => field = value ?? []; } = [];

        public IReadOnlyDictionary<string, ParticipantId?> Chosen => Names.Where(n => n.Written is not null && n.Participant is { } chosen && chosen != Guid.Empty)
            .GroupBy(n => n.Written!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (ParticipantId?)new ParticipantId(g.First().Participant!.Value), StringComparer.Ordinal);
    }

    public sealed record Result(int Added, int Joined, int LeftOut);

    /// <summary>A request that a file changed: how it was before, for undoing.</summary>
    public sealed record Change(Guid Request, int VersionAfter, Priority Priority, Priority? ReturnPriority, RequestState State);

    public static async Task<Outcome<Result>> Handle(EditionId id, RequestFileId fileId, Request request, CurrentActor who, ForumsDb db, IOrganisations organisations, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var shown = await PreviewRequestFile.Handle(id, fileId, request.Chosen, who, db, organisations, ct);
        if (!shown.Succeeded) return shown.Refusal;
        var (file, preview, _) = shown.Value;
        if (file.State != RequestFileState.Draft) return Refusal.Conflict("forums.file-settled");
        var now = Instants.Stored(clock);
        var live = db.Requests.Local.ToDictionary(r => (r.LowId, r.HighId));
        var changes = new List<Change>();
        foreach (var planned in preview.Planned)
        {
            if (live.TryGetValue(RequestPreview.Key(planned.From, planned.To), out var there))
            {
                changes.Add(new(there.Id.Value, there.Version + 1, there.Priority, there.ReturnPriority, there.State));
                var (own, other) = there.FromId == planned.From ? ((Priority?)planned.Priority, planned.ReturnPriority) : (planned.ReturnPriority, planned.Priority);
                if (other is { } back) there.TakeWish(there.ToId, back, who.Actor.User, now);
                if (own == Priority.No) there.TakeWish(there.FromId, Priority.No, who.Actor.User, now);
            }
            else db.Requests.Add(New(id, file.Id, planned, request.AcceptForBoth == true, who.Actor, now));
        }
        // Accepted for both sides, but not to be placed as long as the gate holds the pair.
        var agreed = db.Requests.Local.Where(r => r.State == RequestState.Accepted && db.Entry(r).State is (EntityState.Added or EntityState.Modified)).ToList();
        var sides = await db.Participants.AsNoTracking().Where(p => p.EditionId == id).ToDictionaryAsync(p => p.Id, ct);
        await gate.Clear(GatePoint.MeetingAcceptance, agreed, sides, db, ct);
        (file.State, file.Added) = (RequestFileState.Applied, preview.Planned.Count - changes.Count);
        file.Joined = changes.Count == 0 ? null : JsonSerializer.Serialize(changes);
        db.Doing("forums.confirm-request-file");
        try { await db.SaveChangesAsync(ct); }
        // Requests were made or the file confirmed in this moment: nothing is written, the preview is looked at again.
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e) || DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return new Result(file.Added, changes.Count, preview.Count(LineState.Unknown) + preview.Count(LineState.Self) + preview.Count(LineState.Cancelled));
    }

    private static MeetingRequest New(EditionId id, RequestFileId file, PlannedRequest planned, bool accept, Actor actor, DateTime now)
    {
        var row = MeetingRequest.Between(id, planned.From, planned.To, planned.Priority, now, actor.User, file);
        (row.ReturnPriority, row.Note) = (planned.ReturnPriority, planned.Note);
        if (planned.Veto) row.Decide(RequestState.Vetoed, DecidedAs.Organiser, actor.User, now, null);
        else if (row.IsMutual) row.Decide(RequestState.Accepted, DecidedAs.OtherSide, actor.User, now, null);
        else if (accept) row.Decide(RequestState.Accepted, DecidedAs.Organiser, actor.User, now, null);
        return row;
    }
}
