namespace Isthmus.Partnering.Opportunities;

internal enum RightsStatus { None, SecretKnowHow, AppliedFor, Granted }

/// <summary>What a research request says of the call it is for.</summary>
internal sealed record CallFacts(string Programme, string Title, string? Url, bool CoordinatorRequired, DateOnly InterestUntil, DateOnly CallUntil, string? Budget, int? Weeks, string? Acronym);

/// <summary>The texts in one language.</summary>
internal sealed record TextsIn(string Language)
{
    public string Title { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Description { get; init; } = "";
    public string PartnerRole { get; init; } = "";
    public string? Advantages { get; init; }
    public string? TechnicalSpecification { get; init; }
    public string? Offered { get; init; }
    public string? LookedFor { get; init; }

    public IEnumerable<string> All => new[] { Title, Summary, Description, PartnerRole, Advantages, TechnicalSpecification, Offered, LookedFor }.OfType<string>().Where(t => t.Length > 0);
}

/// <summary>What an opportunity tells besides its texts. Lists are stored as they are here.</summary>
internal sealed record OpportunityFacts
{
    public DevelopmentStage? Stage { get; init; }
    public RightsStatus? Rights { get; init; }
    public int? Readiness { get; init; }
    public PartnerKind OwnKind { get; init; }
    public IReadOnlyList<PartnershipType> Partnerships { get; init; } = [];
    public IReadOnlyList<PartnerKind> PartnerKinds { get; init; } = [];
    public IReadOnlyList<string> TargetCountries { get; init; } = [];
    public IReadOnlyList<Keyword> Keywords { get; init; } = [];
    public IReadOnlyList<int> Goals { get; init; } = [];
    public CallFacts? Call { get; init; }

    // Records with lists are equal when their lists are: a save that changes nothing is no change.
    public bool Equals(OpportunityFacts? other) => other is not null && (Stage, Rights, Readiness, OwnKind, Call) == (other.Stage, other.Rights, other.Readiness, other.OwnKind, other.Call) && Partnerships.SequenceEqual(other.Partnerships)
        && PartnerKinds.SequenceEqual(other.PartnerKinds) && TargetCountries.SequenceEqual(other.TargetCountries) && Keywords.SequenceEqual(other.Keywords) && Goals.SequenceEqual(other.Goals);

    public override string ToString() => JsonColumns.Write(this);

    public override int GetHashCode() => HashCode.Combine(Stage, Rights, Readiness, OwnKind, Call, Keywords.Count, Goals.Count, TargetCountries.Count);
}

/// <summary>What a form or the API call writes, read and checked.</summary>
internal sealed record OpportunityContent(TextsIn Texts, OpportunityFacts Facts, bool IsAnonymous, bool IsOpen, string? Confidential);
