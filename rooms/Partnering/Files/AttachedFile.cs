namespace Isthmus.Partnering.Files;

/// <summary>What may be attached: what every browser shows and nothing runs. Told by the bytes, not by the name. Stored by name.</summary>
internal enum FileKind { Pdf, Png, Jpeg }

/// <summary>A file of an opportunity; its bytes are kept apart.</summary>
internal sealed record AttachedFile(Guid Id, string Title, string Name, FileKind Kind, int Size, string Sha256, bool IsConfidential, DateTime At)
{
    public string MediaType => Kind switch { FileKind.Pdf => "application/pdf", FileKind.Png => "image/png", _ => "image/jpeg" };
}

/// <summary>The bytes of a file.</summary>
internal sealed class FileContent
{
    public required FileId Id { get; init; }
    public required OpportunityId OpportunityId { get; init; }
    public required byte[] Bytes { get; init; }
}
