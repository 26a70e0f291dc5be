namespace Isthmus.Screening;

/// <summary>Who is to be screened.</summary>
public sealed record Party
{
    /// <summary>The name it is known by.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public PartyType Type { get; init; }

    /// <summary>Its other names, in any script.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>A person's date of birth, if known.</summary>
    public PartialDate? BirthDate { get; init; }

    /// <summary>"male", "female" or null.</summary>
    public string? Gender { get; init; }

    /// <summary>Its countries: ISO 3166 alpha-2 codes or names.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Numbers under which it is known.</summary>
    public IReadOnlyList<PartyIdentifier> Identifiers { get; init; } = [];

    /// <summary>Who owns it, with shares, so that listed owners can be added up.</summary>
    public IReadOnlyList<PartyOwner> Owners { get; init; } = [];
}

/// <summary>An owner of a party.</summary>
/// <param name="Owner">Who owns.</param>
/// <param name="Share">The part owned, 0 to 1.</param>
public sealed record PartyOwner(Party Owner, double Share);
