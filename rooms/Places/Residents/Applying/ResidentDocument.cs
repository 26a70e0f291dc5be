using Isthmus.Contracts.People;

namespace Isthmus.Places.Residents.Applying;

/// <summary>What a document belongs to. Stored by name.</summary>
internal enum DocumentPurpose { Application, Agreement }

/// <summary>What may be handed in: what every browser shows and nothing runs. Told by the bytes, not by the name. Stored by name.</summary>
internal enum DocumentType { Pdf, Png, Jpeg }

/// <summary>A document of a residency; its bytes are kept apart.</summary>
internal sealed class ResidentDocument : IAudited
{
    public required DocumentId Id { get; init; }
    public required ResidentId ResidentId { get; init; }
    public required DocumentPurpose Purpose { get; init; }

    /// <summary>The key of the kind in the cluster's list.</summary>
    public string? DocumentKind { get; init; }
    public required string FileName { get; init; }
    public required DocumentType Type { get; init; }
    public required int Size { get; init; }
    public required string Sha256 { get; init; }
    public UserId? By { get; init; }
    public required DateTime At { get; init; }

    public string MediaType => Type switch { DocumentType.Pdf => "application/pdf", DocumentType.Png => "image/png", _ => "image/jpeg" };
}

internal sealed class DocumentBytes
{
    public required DocumentId Id { get; init; }
    public required byte[] Bytes { get; init; }
}
