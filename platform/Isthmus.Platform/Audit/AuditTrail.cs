using Isthmus.Platform.Access;
using Isthmus.Platform.Data;

namespace Isthmus.Platform.Audit;

/// <summary>Appends to the chain, inside the transaction that made the entries true.</summary>
internal static class AuditTrail
{
    public static async Task Append(RoomDb db, IReadOnlyList<AuditDraft> drafts, Actor actor, DateTime at, CancellationToken ct)
    {
        var head = db.Set<AuditHead>();
        // The update locks the row until commit: writers queue here, last and for a short time, so that the chain has one order.
        await head.ExecuteUpdateAsync(u => u.SetProperty(h => h.Seq, h => h.Seq + drafts.Count), ct);
        var end = await head.AsNoTracking().SingleAsync(ct);
        var seq = end.Seq - drafts.Count;
        var hash = end.Hash;
        foreach (var draft in drafts)
        {
            seq++;
            var payloadHash = AuditEntry.Sha(draft.Payload);
            var next = AuditEntry.HashOf(seq, at, actor.User?.Value, draft.Action, draft.Subject.Kind, draft.Subject.Id, payloadHash, hash);
            db.Set<AuditEntry>().Add(new AuditEntry
            {
                Seq = seq, At = at, ActorId = actor.User?.Value, ActorName = actor.Name, Action = draft.Action,
                SubjectKind = draft.Subject.Kind, SubjectId = draft.Subject.Id,
                Payload = draft.Payload, PayloadHash = payloadHash, PreviousHash = hash, Hash = next,
            });
            hash = next;
        }
        await db.SavePlain(ct);
        await head.ExecuteUpdateAsync(u => u.SetProperty(h => h.Hash, hash), ct);
        // The entries are history now; tracking them would only slow the next save of a long import.
        foreach (var entry in db.ChangeTracker.Entries<AuditEntry>().ToList()) entry.State = EntityState.Detached;
    }
}
