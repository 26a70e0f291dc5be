using System.Text.Json;
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
        var entries = new List<AuditEntry>(drafts.Count);
        foreach (var draft in drafts)
        {
            seq++;
            var next = AuditEntry.HashOf(seq, at, actor.User?.Value, draft.Action, draft.Subject.Kind, draft.Subject.Id, draft.PayloadHash, hash);
            entries.Add(new AuditEntry
            {
                Seq = seq, At = at, ActorId = actor.User?.Value, ActorName = actor.Name, Action = draft.Action,
                SubjectKind = draft.Subject.Kind, SubjectId = draft.Subject.Id,
                Payload = draft.Payload, PayloadHash = draft.PayloadHash, PreviousHash = hash, Hash = next,
            });
            hash = next;
        }
        if (db.Database.IsSqlite()) await InOneStatement(db, entries, ct);
        else
        {
            db.Set<AuditEntry>().AddRange(entries);
            await db.SavePlain(ct);
        }
        await head.ExecuteUpdateAsync(u => u.SetProperty(h => h.Hash, hash), ct);
        // The entries are history now; tracking them would only slow the next save of a long import.
        foreach (var entry in db.ChangeTracker.Entries<AuditEntry>().ToList()) entry.State = EntityState.Detached;
    }

    // SQLite's driver prepares each statement anew; the entries of a long import are thousands, and other writers wait.
    private static async Task InOneStatement(RoomDb db, List<AuditEntry> entries, CancellationToken ct)
    {
        foreach (var some in entries.Chunk(2000))
        {
            var rows = JsonSerializer.Serialize(some.Select(e => new object?[] { e.Seq, e.Action, e.SubjectKind, e.SubjectId, e.Payload, e.PayloadHash, e.PreviousHash, e.Hash }));
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO platform_audit ("Seq", "At", "ActorId", "ActorName", "Action", "SubjectKind", "SubjectId", "Payload", "PayloadHash", "PreviousHash", "Hash")
                SELECT r.value ->> 0, {some[0].At}, {some[0].ActorId}, {some[0].ActorName}, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4, r.value ->> 5, r.value ->> 6, r.value ->> 7 FROM json_each({rows}) r
                """, ct);
        }
    }
}
