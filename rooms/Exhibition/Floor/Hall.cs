namespace Isthmus.Exhibition.Floor;

/// <summary>A hall of the exhibition. Lengths are kept in centimetres: exact, and alike in both databases.</summary>
internal sealed class Hall : IVersioned, IAudited
{
    public required HallId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required LocalText Name { get; set; }
    public required int Width { get; set; }
    public required int Depth { get; set; }
    public int Place { get; set; }

    /// <summary>Counts who changed the floor; whoever does takes the row first.</summary>
    public int Turn { get; set; }
    public int Version { get; private set; }
}

/// <summary>What holds the booths of a pavilion together.</summary>
internal enum PavilionKind { Country, Cluster, Theme }

internal sealed class Pavilion : IVersioned, IAudited
{
    public required PavilionId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required HallId HallId { get; set; }
    public required LocalText Name { get; set; }
    public PavilionKind Kind { get; set; }

    /// <summary>ISO 3166 code, of a country's pavilion.</summary>
    public string? Country { get; set; }
    public int Place { get; set; }
    public int Version { get; private set; }
}
