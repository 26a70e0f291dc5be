namespace Isthmus.Platform.Http;

/// <summary>The answer given to a call with an Idempotency-Key, kept for a day so that a repeated call gets the same answer.</summary>
internal sealed class IdempotentCall
{
    public required string Caller { get; init; }
    public required string Key { get; init; }
    public required string RequestHash { get; init; }
    public DateTime At { get; init; }

    /// <summary>0 while the first call still runs.</summary>
    public int Status { get; set; }
    public string? ContentType { get; set; }
    public string? Location { get; set; }
    public string? ETag { get; set; }
    public byte[]? Body { get; set; }
}

/// <summary>A data-protection key, shared by all processes on one database.</summary>
internal sealed class ProtectionKey
{
    public Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}
