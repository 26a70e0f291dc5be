namespace Isthmus.Partnering.Workflow;

/// <summary>What an officer looks at before an opportunity goes on. Stored by name.</summary>
internal enum ReviewCheck { TitleSaysWhat, SummaryStandsAlone, DescriptionComplete, ClaimsSupported, PartnerRoleConcrete, KeywordsFit, IdentityProtected, LanguageCorrect }

internal enum ReviewOutcome { Passed, Returned, Rejected }

/// <summary>A recorded review: which checks passed, what came of it. Who did it is an account, not a name.</summary>
internal sealed class Review : IAudited
{
    public required ReviewId Id { get; init; }
    public required OpportunityId OpportunityId { get; init; }
    public required IReadOnlyList<ReviewCheck> Passed { get; init => field = JsonColumns.List(value); }
    public required ReviewOutcome Outcome { get; init; }
    public string? Note { get; init; }
    public UserId? By { get; init; }

    /// <summary>Since when it waited.</summary>
    public required DateTime SubmittedAt { get; init; }
    public required DateTime DecidedAt { get; init; }
}
