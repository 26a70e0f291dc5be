namespace Isthmus.Compliance.Regimes;

/// <summary>A version of a regime pack as loaded; never changed. Which one is in force is the latest that is in use.</summary>
internal sealed class RegimePack : IAudited, IVersioned
{
    public required string Code { get; init; }

    /// <summary>Counts from 1 within the code.</summary>
    public required int Number { get; init; }
    public required string Title { get; init; }
    public required string Json { get; init; }
    public required string Sha256 { get; init; }
    public required int Rules { get; init; }
    public required DateTime LoadedAt { get; init; }
    public required string LoadedBy { get; init; }

    /// <summary>Only one version of a code is in use.</summary>
    public bool InUse { get; set; }
    public int Version { get; private set; }
}
