using Isthmus.Contracts.Forums;

namespace Isthmus.Forums.Timetable;

/// <summary>A hall with tables. Venues of one city are within reach of one another between two slots.</summary>
internal sealed class Venue : IVersioned, IAudited
{
    public required VenueId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required string City { get; set; }
    public required string Name { get; set; }
    public string? Address { get; set; }

    /// <summary>Order in lists, from 1.</summary>
    public int Place { get; set; }
    public int Version { get; private set; }
}

/// <summary>A table of a venue; its number is its name unless it has one of its own.</summary>
internal sealed class ForumTable : IAudited
{
    public required TableId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required VenueId VenueId { get; init; }

    /// <summary>From 1 in each venue.</summary>
    public required int Number { get; init; }
    public string? Name { get; set; }
}

/// <summary>A table that cannot be used in a slot: a broken microphone, a leak, a photographer.</summary>
internal sealed class ClosedTable
{
    public required TableId TableId { get; init; }
    public required SlotId SlotId { get; init; }
}
