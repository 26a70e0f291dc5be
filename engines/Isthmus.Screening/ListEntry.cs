namespace Isthmus.Screening;

/// <summary>One entry of a list, as the list gives it: what a party is compared with.</summary>
public sealed record ListEntry
{
    /// <summary>The list's own id, unique within the list and the same from version to version.</summary>
    public required string Id { get; init; }

    /// <summary>The primary name, in the list's order of words.</summary>
    public required string Name { get; init; }

    /// <summary>What the entry stands for.</summary>
    public PartyType Type { get; init; }

    /// <summary>Other names that the list calls good, in any script.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Other names that the list calls weak or low quality: alone they are never more than a candidate for review.</summary>
    public IReadOnlyList<string> WeakAliases { get; init; } = [];

    /// <summary>Dates of birth; several when the list is not sure.</summary>
    public IReadOnlyList<PartialDate> BirthDates { get; init; } = [];

    /// <summary>"male", "female" or null.</summary>
    public string? Gender { get; init; }

    /// <summary>Countries of the entry's addresses, nationalities and registrations, as the list writes them: names or codes.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Numbers under which it is known.</summary>
    public IReadOnlyList<PartyIdentifier> Identifiers { get; init; } = [];

    /// <summary>The programmes or regimes under which it is listed.</summary>
    public IReadOnlyList<string> Programmes { get; init; } = [];

    /// <summary>When it was put on the list, if the list says so.</summary>
    public DateOnly? ListedOn { get; init; }

    /// <summary>The last day on which the listing holds, if the list says so; null: until the list drops it. Who screens decides what an ended one means.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>What else the list says, for a person to read.</summary>
    public string? Remarks { get; init; }
}
