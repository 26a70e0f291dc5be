using Isthmus.Contracts.Forums;
using Isthmus.Forums.Registration;

namespace Isthmus.Forums.CheckIn;

/// <summary>A part of the place that people enter and leave: the building, a hall, the dinner.</summary>
internal sealed class Zone : IVersioned, IAudited
{
    public required ZoneId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required LocalText Name { get; set; }
    public int Place { get; set; }

    /// <summary>No longer offered at the door. A zone is never removed: a phone that is offline may still hold scans for it.</summary>
    public DateTime? ClosedAt { get; set; }
    public int Version { get; private set; }
}

/// <summary>A phone at the door: whoever holds its link may scan for the edition, and nothing else. Revoking closes the link.</summary>
internal sealed class Door : IAudited
{
    public required DoorId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required string Name { get; init; }
    public required string Key { get; init; }
    public DateTime MadeAt { get; init; }
    public DateTime? RevokedAt { get; set; }
    public DateTime? LastScanAt { get; set; }
}

internal enum Direction { In, Out }

/// <summary>What the door is told. Kept as it was told.</summary>
internal enum ScanVerdict { Good, NotApproved, Unknown }

/// <summary>
/// One scan at a door, written once and never changed. Who is inside is read from the scans, so that it does not matter in which order they arrive.
/// </summary>
internal sealed class Scan
{
    public required ScanId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Made by the phone when it scanned: however often a scan is delivered, it is one.</summary>
    public required Guid ClientId { get; init; }
    public required ZoneId ZoneId { get; init; }
    public required DoorId DoorId { get; init; }
    public TicketId? TicketId { get; init; }

    /// <summary>What was scanned, if it looked like one of our codes; anything else that was held before the camera is not ours to keep.</summary>
    public string? Code { get; init; }
    public required Direction Direction { get; init; }
    public required ScanVerdict Verdict { get; init; }

    /// <summary>When it was scanned, by the phone's clock.</summary>
    public required DateTime At { get; init; }
    public required DateTime ReceivedAt { get; init; }
}
