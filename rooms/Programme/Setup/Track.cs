namespace Isthmus.Programme.Setup;

/// <summary>A thread of sessions that belong together. Its colour is an ornament: the name stands wherever the colour does.</summary>
internal sealed class Track : IVersioned, IAudited
{
    public required TrackId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>The identity in exported files; it stays when a file is read into another edition.</summary>
    public required Guid Uid { get; init; }
    public required LocalText Name { get; set; }

    /// <summary><c>#rrggbb</c>, lower case.</summary>
    public string? Colour { get; set; }

    /// <summary>Order in lists, from 1.</summary>
    public int Place { get; set; }
    public int Version { get; private set; }
}
