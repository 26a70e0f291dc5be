namespace Isthmus.Platform.Http;

/// <summary>The answer given to a call with an Idempotency-Key, kept for a day so that a repeated call gets the same answer.</summary>
internal sealed class IdempotentCall
{
    public required string Caller { get; init; }
    public required string Key { get; init; }
    public required string RequestHash { get; init; }

    /// <summary>When the call began; it tells one run under this key from a later one.</summary>
    public DateTime At { get; init; }

    /// <summary><see cref="Running"/>, <see cref="Written"/>, or the status of the answer.</summary>
    public int Status { get; set; }
    public string? ContentType { get; set; }
    public string? Location { get; set; }
    public string? ETag { get; set; }
    public byte[]? Body { get; set; }

    public const int Running = 0;

    /// <summary>The call's changes are in the database, its answer is not yet here.</summary>
    public const int Written = 1;

    /// <summary>Notes, in the transaction that writes the call's changes, that they are written.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The call took so long that the same call was begun anew; nothing of this run is written.</exception>
    public async Task Mark(DbContext db, CancellationToken ct)
    {
        var mine = await db.Set<IdempotentCall>().Where(c => c.Caller == Caller && c.Key == Key && c.At == At && c.Status <= Written).ExecuteUpdateAsync(u => u.SetProperty(c => c.Status, Written), ct);
        if (mine == 0) throw new DbUpdateConcurrencyException("Another run of this call has begun; nothing of this one is written.");
    }
}

/// <summary>The idempotent call that this request is, if it is one.</summary>
internal sealed class CurrentCall
{
    public IdempotentCall? Call { get; set; }
}

/// <summary>A data-protection key, shared by all processes on one database.</summary>
internal sealed class ProtectionKey
{
    public Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}
