namespace Isthmus.Programme.Setup;

/// <summary>A room in which sessions are held; not called Room, which is this project.</summary>
internal sealed class Hall : IVersioned, IAudited
{
    public required HallId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>The identity in exported files; it stays when a file is read into another edition.</summary>
    public required Guid Uid { get; init; }

    /// <summary>Once in an edition: files for other programs know rooms by their names.</summary>
    public required string Name { get; set; }

    /// <summary>How many people fit; null: not told.</summary>
    public int? Capacity { get; set; }

    /// <summary>The hours on each day, on the clock of the edition; both or none.</summary>
    public TimeOnly? OpensAt { get; set; }
    public TimeOnly? ClosesAt { get; set; }

    /// <summary>Order in lists and columns, from 1.</summary>
    public int Place { get; set; }
    public int Version { get; private set; }
}
