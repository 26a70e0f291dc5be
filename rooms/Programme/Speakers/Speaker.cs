namespace Isthmus.Programme.Speakers;

/// <summary>Somebody who speaks at an edition, with an account or without.</summary>
internal sealed class Speaker : IVersioned, IAudited
{
    public required SpeakerId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>The identity in exported files; it stays when a file is read into another edition.</summary>
    public required Guid Uid { get; init; }

    /// <summary>Null once the personal data were erased.</summary>
    public string? Name { get; set; }
    public string? Organisation { get; set; }
    public string? Biography { get; set; }

    /// <summary>For the organisers only; it stands in no public page, answer or file.</summary>
    public string? Email { get; set; }
    public UserId? User { get; set; }
    public int Version { get; private set; }

    public SubjectRef Subject => new(ProgrammeTables.SpeakerTable, Id.ToString());
}
