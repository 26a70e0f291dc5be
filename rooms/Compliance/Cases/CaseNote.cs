namespace Isthmus.Compliance.Cases;

/// <summary>What an officer wrote in a case, with or without a file. For officers and auditors; nobody who is screened ever sees it.</summary>
internal sealed class CaseNote : IAudited
{
    public const int LongestText = 4000;
    public const int MostBytes = 5 * 1024 * 1024;

    public required NoteId Id { get; init; }
    public required CaseId Case { get; init; }
    public required UserId By { get; init; }
    public required string ByName { get; set; }
    public required DateTime At { get; init; }
    public required string Text { get; init; }
    public string? FileName { get; init; }
    public string? FileType { get; init; }
    public byte[]? FileBytes { get; init; }
    public string? FileSha256 { get; init; }
}
