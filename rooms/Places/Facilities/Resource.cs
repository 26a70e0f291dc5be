namespace Isthmus.Places.Facilities;

/// <summary>Stored by name: they never change once landed.</summary>
internal enum ResourceKind { Instrument, Room, Desk, Capacity, Operator }

/// <summary>Something of a place that is booked: an instrument, a room, places in a rack, the hours of an operator.</summary>
internal sealed class Resource : IVersioned, IAudited
{
    public const int MostUnits = 500;

    public required ResourceId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required ResourceKind Kind { get; set; }

    /// <summary>Short and one of a kind in its place: <c>LSM-1</c>.</summary>
    public required string Code { get; set; }
    public required LocalText Name { get; set; }
    public required LocalText About { get; set; }

    /// <summary>Those that can stand in for each other, and what protocols and operators are for: <c>vivarium</c>.</summary>
    public string? Group { get; set; }

    /// <summary>How many can use it at the same time.</summary>
    public required int Units { get; set; }

    /// <summary>The group of those who operate it, where an operator is needed.</summary>
    public string? OperatorGroup { get; set; }

    /// <summary>HS codes of what it is: what the gate looks at.</summary>
    public IReadOnlyList<string> Goods { get; set; } = [];
    public required ResourceRules Rules { get; set; }

    /// <summary>What it costs whom, and when.</summary>
    public IReadOnlyList<Rate> Rates { get; set => field = JsonColumns.List(value); } = JsonColumns.List<Rate>([]);

    /// <summary>Not booked any more; what was stays.</summary>
    public bool Retired { get; set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }
}
