namespace Isthmus.Programme.Publishing;

/// <summary>How the programme of an edition stands. Its row is also what writers take first, so that no two of them place sessions at the same moment.</summary>
internal sealed class ProgrammeState
{
    public required EditionId EditionId { get; init; }

    /// <summary>Null: only organisers see it.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Counts what the public got to see: each publishing, and each change of a published programme.</summary>
    public int Revision { get; set; }
    public DateTime? ChangedAt { get; set; }
    public int Turn { get; set; }

    public bool IsPublished => PublishedAt is not null;
}
