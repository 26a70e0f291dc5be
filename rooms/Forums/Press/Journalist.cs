namespace Isthmus.Forums.Press;

internal enum PressState { Applied, Approved, Declined, Withdrawn }

/// <summary>Somebody of the press who asked to be accredited at an edition. No account is needed: a secret link stands for the person.</summary>
internal sealed class Journalist : IVersioned, IAudited
{
    public required JournalistId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Null once the personal data were erased.</summary>
    public string? Name { get; set; }
    public string? Email { get; set; }

    /// <summary>The address in one spelling while the accreditation stands.</summary>
    public string? LiveKey { get; set; }
    public required string Outlet { get; set; }
    public string? PressCard { get; set; }

    /// <summary>en, ru or fa.</summary>
    public required string Language { get; set; }
    public PressState State { get; set; }

    /// <summary>The secret of the link to the press room.</summary>
    public required string Key { get; init; }
    public DateTime AppliedAt { get; init; }
    public DateTime? DecidedAt { get; set; }
    public int Version { get; private set; }

    public SubjectRef Ref => new(PressTables.JournalistTable, Id.ToString());

    public void Forget()
    {
        (Name, Email, LiveKey, PressCard) = (null, null, null, null);
        if (State != PressState.Declined) State = PressState.Withdrawn;
    }
}

/// <summary>A text or a link for the press. Before its moment it is for organisers only.</summary>
internal sealed class PressMaterial : IVersioned, IAudited
{
    public required MaterialId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required LocalText Title { get; set; }
    public required LocalText Text { get; set; }

    /// <summary>An https address.</summary>
    public string? Link { get; set; }

    /// <summary>When the embargo ends; null: not released.</summary>
    public DateTime? ReleaseAt { get; set; }
    public DateTime CreatedAt { get; init; }
    public int Version { get; private set; }

    public bool IsReleased(DateTime now) => ReleaseAt is { } at && at <= now;
}
