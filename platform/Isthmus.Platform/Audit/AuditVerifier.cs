using Isthmus.Platform.Data;

namespace Isthmus.Platform.Audit;

/// <summary>One thing wrong with the chain.</summary>
public sealed record AuditFault(long Seq, string What);

/// <summary>What a walk over the whole chain found.</summary>
public sealed record AuditVerdict(long Entries, long Erased, string HeadHash, IReadOnlyList<AuditFault> Faults)
{
    public bool Holds => Faults.Count == 0;
}

/// <summary>Walks the chain from its first entry and names each entry that was changed, removed or put in.</summary>
public static class AuditVerifier
{
    private const int Batch = 2000;

    public static async Task<AuditVerdict> Verify(RoomDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var faults = new List<AuditFault>();
        var hash = AuditEntry.Genesis;
        long seq = 0, count = 0, erased = 0;
        // One snapshot for head and entries, so that a writer at work is not taken for a fault.
        await using var snapshot = await Snapshot(db, ct);
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(ct);
        foreach (var before in await db.Set<AuditEntry>().Where(a => a.Seq < 1).OrderBy(a => a.Seq).Select(a => a.Seq).Take(Batch).ToListAsync(ct)) faults.Add(new(before, "entry put in before the first"));
        while (true)
        {
            var last = seq;
            var entries = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.Seq > last).OrderBy(a => a.Seq).Take(Batch).ToListAsync(ct);
            if (entries.Count == 0) break;
            foreach (var entry in entries)
            {
                var gap = entry.Seq != seq + 1;
                if (gap) faults.Add(new(seq + 1, entry.Seq == seq + 2 ? "entry removed" : $"entries {seq + 1} to {entry.Seq - 1} removed"));
                // Behind a gap nothing is there to follow from; what the entry says must still be what was hashed.
                if (!entry.HashHolds(gap ? entry.PreviousHash : hash)) faults.Add(new(entry.Seq, "entry changed or put in: its hash does not follow from its content and the entry before it"));
                else if (!entry.PayloadHolds) faults.Add(new(entry.Seq, "payload changed: its hash is not the recorded one"));
                if (entry.Payload is null) erased++;
                hash = entry.Hash;
                seq = entry.Seq;
                count++;
            }
        }
        if (head is null) faults.Add(new(seq, "the head of the chain is missing"));
        else if (head.Seq > seq) faults.Add(new(seq + 1, $"entries {seq + 1} to {head.Seq} removed from the end"));
        else if (head.Seq < seq || head.Hash != hash) faults.Add(new(seq, "the head of the chain does not match its last entry"));
        return new AuditVerdict(count, erased, hash, faults);
    }

    // SQLite: deferred, so that the walk reads its snapshot without keeping writers out.
    private static async Task<IAsyncDisposable?> Snapshot(RoomDb db, CancellationToken ct)
    {
        if (db.Database.IsNpgsql()) return await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await db.Database.OpenConnectionAsync(ct);
        var connection = (Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection();
        return await db.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), ct);
    }
}
