namespace Isthmus.Exhibition.Floor;

/// <summary>How a booth stands: computed from who is there, never stored.</summary>
internal enum BoothState { Free, Reserved, Taken }

/// <summary>A booth. It may be known by its number before it has a place on the floor, as in most lists of exhibitors.</summary>
internal sealed class Booth : IVersioned, IAudited
{
    public required BoothId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required string Number { get; set; }

    /// <summary>The number as it is looked for; one of a kind in the edition.</summary>
    public required string Key { get; set; }
    public HallId? HallId { get; set; }
    public PavilionId? PavilionId { get; set; }

    // All or none, in centimetres from the hall's upper left corner.
    public int? X { get; set; }
    public int? Y { get; set; }
    public int? Width { get; set; }
    public int? Depth { get; set; }

    public bool Reserved { get; set; }

    /// <summary>For whom it is kept; for organisers only.</summary>
    public string? ReservedFor { get; set; }

    /// <summary>The file that brought it, until somebody has changed it.</summary>
    public ExhibitorFileId? FileId { get; set; }
    public int Version { get; private set; }

    public Box? Box => X is { } x && Y is { } y && Width is { } w && Depth is { } d ? new Box(x, y, w, d) : null;

    public void Put(Box? box) => (X, Y, Width, Depth) = (box?.X, box?.Y, box?.Width, box?.Depth);

    public BoothState State(bool occupied) => occupied ? BoothState.Taken : Reserved ? BoothState.Reserved : BoothState.Free;
}
