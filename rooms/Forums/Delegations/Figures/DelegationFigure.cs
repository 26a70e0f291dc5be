namespace Isthmus.Forums.Delegations.Figures;

/// <summary>What a figure tells of delegations. People are the companies' and the officials together, the head among them.</summary>
internal enum FigureMeasure { Companies, People, Officials, Meetings, MeetingsHeld, Agreements }

/// <summary>How the number was meant by who said it.</summary>
internal enum FigureQualifier { Exactly, AtLeast, MoreThan, About, AtMost, FewerThan, Estimate, Target }

/// <summary>Whether the number is of the delegations together or of each of them. Where the words leave it open, so does the figure.</summary>
internal enum FigureReach { InTotal, Each, NotSaid }

/// <summary>
/// A number that somebody said of delegations, kept as it was said: with its qualifier, with what the words leave open, and with its source. It stands beside what is counted here and is never merged with it.
/// </summary>
internal sealed class DelegationFigure : IVersioned, IAudited
{
    public required FigureId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>The one delegation it tells of; null: the delegations of the edition.</summary>
    public DelegationId? DelegationId { get; set; }
    public required FigureMeasure Measure { get; set; }
    public required FigureQualifier Qualifier { get; set; }
    public required int Number { get; set; }
    public required FigureReach Reach { get; set; }

    /// <summary>The words as they were said, in their own language.</summary>
    public required string Quote { get; set; }

    /// <summary>The office of who said it; no name of a person.</summary>
    public string? Speaker { get; set; }
    public required string Outlet { get; set; }

    /// <summary>The http(s) address of the source.</summary>
    public string? Url { get; set; }
    public required DateOnly SaidOn { get; set; }
    public DateTime CreatedAt { get; init; }
    public int Version { get; private set; }

    public bool IsAmbiguous => Reach == FigureReach.NotSaid;
}
