using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Isthmus.Platform.Audit;

/// <summary>
/// Who did what, when, with the values before and after. Each entry carries the hash of the one before it. The chain runs over the hash of the
/// payload, not the payload, so that personal data can be erased later and the chain still verifies.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>The hash before the first entry.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    public long Seq { get; init; }
    public DateTime At { get; init; }
    public Guid? ActorId { get; init; }
    public required string ActorName { get; set; }
    public required string Action { get; init; }
    public required string SubjectKind { get; init; }
    public required string SubjectId { get; init; }

    /// <summary>JSON with the members <c>before</c> and <c>after</c>; null once erased.</summary>
    public string? Payload { get; set; }
    public required string PayloadHash { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }

    /// <summary>The hash this entry must have, given the one before it. The actor's name is left out: it is personal data and may be erased; the id stays.</summary>
    public static string HashOf(long seq, DateTime at, Guid? actor, string action, string subjectKind, string subjectId, string payloadHash, string previousHash) =>
        Sha(string.Join('\n', seq.ToString(CultureInfo.InvariantCulture), at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            actor?.ToString() ?? "-", action, subjectKind, subjectId, payloadHash, previousHash));

    public static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal bool HashHolds(string previousHash) =>
        PreviousHash == previousHash && Hash == HashOf(Seq, At, ActorId, Action, SubjectKind, SubjectId, PayloadHash, previousHash);

    internal bool PayloadHolds => Payload is null || Sha(Payload) == PayloadHash;
}

/// <summary>The end of the chain: a removed last entry is found by it, and its row is the lock that orders writers.</summary>
internal sealed class AuditHead
{
    public int Id { get; init; }
    public long Seq { get; set; }
    public required string Hash { get; set; }
}
