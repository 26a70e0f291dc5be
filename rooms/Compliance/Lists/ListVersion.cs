using Isthmus.Screening.Lists;

namespace Isthmus.Compliance.Lists;

/// <summary>One published state of a list, as it was loaded. Never changed and never removed: decisions rest on it.</summary>
internal sealed class ListVersion : IAudited
{
    public required VersionId Id { get; init; }
    public required string Pack { get; init; }

    /// <summary>Counts from 1 within the pack.</summary>
    public required int Number { get; init; }
    public required ListFormat Format { get; init; }
    public required string FileName { get; init; }

    /// <summary>Of the bytes that were loaded.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Somebody's key signed the bytes, and it is the pack's.</summary>
    public required bool IsSigned { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public required int Entries { get; init; }
    public required int Warnings { get; init; }
    public required int Added { get; init; }
    public required int Changed { get; init; }
    public required int Removed { get; init; }
    public required DateTime LoadedAt { get; init; }
    public required string LoadedBy { get; init; }
}

/// <summary>The entries of a version, packed; in a row of its own, so that listing versions does not read them.</summary>
internal sealed class ListContent
{
    public required VersionId Version { get; init; }
    public required byte[] Packed { get; init; }
}
