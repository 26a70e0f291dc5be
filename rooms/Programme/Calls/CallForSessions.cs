namespace Isthmus.Programme.Calls;

/// <summary>The invitation to propose sessions for an edition.</summary>
internal sealed class CallForSessions : IVersioned, IAudited
{
    public required EditionId EditionId { get; init; }

    /// <summary>UTC; midnight where the edition is held.</summary>
    public required DateTime OpensAt { get; set; }

    /// <summary>The first moment at which it is closed.</summary>
    public required DateTime ClosesAt { get; set; }
    public required LocalText Text { get; set; }
    public int Version { get; private set; }

    public bool IsOpenAt(DateTime now) => OpensAt <= now && now < ClosesAt;
}
