namespace Isthmus.Programme.Calls;

internal enum ProposalState { Submitted, Accepted, Waitlisted, Declined, Withdrawn }

/// <summary>A session that somebody proposes. The secret link stands for the person: nobody needs an account.</summary>
internal sealed class Proposal : IVersioned, IAudited
{
    public required ProposalId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required string Title { get; set; }
    public required string Abstract { get; set; }
    public TrackId? TrackId { get; set; }
    public int Minutes { get; set; }

    /// <summary>The language in which it would be held.</summary>
    public required string Language { get; set; }

    /// <summary>Null once the personal data were erased.</summary>
    public string? SpeakerName { get; set; }
    public string? Email { get; set; }
    public string? Organisation { get; set; }
    public string? Biography { get; set; }
    public UserId? User { get; set; }

    /// <summary>en, ru or fa; the language of the e-mails.</summary>
    public required string MailLanguage { get; set; }

    /// <summary>The secret of the link.</summary>
    public required string Key { get; set; }
    public ProposalState State { get; set; }
    public SessionId? SessionId { get; set; }
    public DateTime ConsentAt { get; init; }
    public DateTime SubmittedAt { get; init; }
    public DateTime? DecidedAt { get; set; }
    public int Version { get; private set; }

    public SubjectRef Subject => new(ProgrammeTables.ProposalTable, Id.ToString());
    public bool IsOpen => State is ProposalState.Submitted or ProposalState.Waitlisted;
}

/// <summary>What one organiser thinks of a proposal.</summary>
internal sealed class ProposalRating : IAudited
{
    public required ProposalId ProposalId { get; init; }
    public required UserId User { get; init; }

    /// <summary>1 to 5.</summary>
    public int Stars { get; set; }
    public string? Comment { get; set; }
    public DateTime At { get; set; }
}
