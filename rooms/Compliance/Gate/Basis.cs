using Isthmus.Compliance.Lists;

namespace Isthmus.Compliance.Gate;

/// <summary>A list as a decision used it.</summary>
internal sealed record ListUsed(string Pack, VersionId Version, int Number, string Sha256);

/// <summary>A regime pack as a decision used it.</summary>
internal sealed record RegimeUsed(string Code, int Number, string Sha256);

/// <summary>What a decision rests on besides its question: lists, regimes, thresholds and the engines' versions. Written once however many decisions rest on it, and named by its digest.</summary>
internal sealed record Basis(
    IReadOnlyList<ListUsed> Lists, IReadOnlyList<string> Missing, IReadOnlyList<string> Stale, IReadOnlyList<RegimeUsed> Regimes, double PartyThreshold, string Engines)
{
    public bool IsComplete => Missing.Count == 0 && Stale.Count == 0 && Lists.Count > 0;
}

/// <summary>A basis as it is kept.</summary>
internal sealed class KeptBasis
{
    /// <summary>SHA-256 of the canonical JSON.</summary>
    public required string Digest { get; init; }
    public required string Json { get; init; }
}
