namespace Isthmus.Places.Network;

/// <summary>Stored by name.</summary>
internal enum PartKind { Phase, Plot, Building }

internal enum PartState { Planned, UnderConstruction, InUse }

/// <summary>A part of a place's territory: a phase of its development, a plot, a building.</summary>
internal sealed class TerritoryPart : IVersioned, IAudited
{
    public required PartId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required PartKind Kind { get; set; }
    public required LocalText Name { get; set; }

    /// <summary>The plot that a building stands on, the phase that either belongs to.</summary>
    public PartId? WithinId { get; set; }

    /// <summary>Square metres.</summary>
    public int? Area { get; set; }
    public required PartState State { get; set; }

    /// <summary>When it is or was to be ready: EDTF.</summary>
    public string? ReadyBy { get; set; }
    public required int Rank { get; set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }
}

/// <summary>Stored by name.</summary>
internal enum DocumentKind { Concept, MasterPlan, Rules, Agreement, Report, Other }

/// <summary>What may be attached: what every browser shows and nothing runs. Told by the bytes, not by the name. Stored by name.</summary>
internal enum FileKind { Pdf, Png, Jpeg }

/// <summary>A document of a place, such as the concept of its development: one thing in several versions.</summary>
internal sealed class PlaceDocument : IVersioned, IAudited
{
    public required DocumentId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required DocumentKind Kind { get; set; }
    public required string Title { get; set; }

    /// <summary>For everybody who sees the place; else for those who keep it.</summary>
    public bool IsPublic { get; set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }
}

/// <summary>One version of a document; the bytes are kept apart. What was there once stays, so that what was planned when can be told.</summary>
internal sealed class DocumentVersion : IAudited
{
    public required DocumentVersionId Id { get; init; }
    public required DocumentId DocumentId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }
    public required string FileName { get; init; }
    public required FileKind Kind { get; init; }
    public required int Size { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>What is new in it.</summary>
    public string? Note { get; init; }
    public required DateTime At { get; init; }
    public string MediaType => Kind switch { FileKind.Pdf => "application/pdf", FileKind.Png => "image/png", _ => "image/jpeg" };
}

internal sealed class DocumentContent
{
    public required DocumentVersionId Id { get; init; }
    public required byte[] Bytes { get; init; }
}
