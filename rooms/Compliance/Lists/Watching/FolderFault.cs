namespace Isthmus.Compliance.Lists.Watching;

/// <summary>A file of the watched folder that was refused: told once, and not tried again until the file, its seals or the key change.</summary>
internal sealed class FolderFault
{
    public required string Pack { get; init; }

    /// <summary>Of the files, what lies beside them, and the list's key.</summary>
    public required string Digest { get; init; }
    public required string FileName { get; init; }

    /// <summary>The code of the refusal.</summary>
    public required string Code { get; init; }

    /// <summary>Canonical JSON: what fills the refusal's text.</summary>
    public required string Args { get; init; }
    public required DateTime At { get; init; }

    public string Tell(Texts texts) => texts["problem." + Code, [.. CanonicalJson.Read<List<string>>(Args)]];
}
