using Isthmus.Registry.Values;

namespace Isthmus.Registry.Organisations;

/// <summary>Another name of an organisation: an alias, a former name, the name in another script. Language is a two- or three-letter code or null.</summary>
internal sealed record OtherName(string Text, string? Language = null);

internal sealed record Place(string? City, string? Country = null, string? Address = null);

/// <summary>Who owns an organisation, and how many per cent of it. For the gate and those who keep the record: owners are people, too.</summary>
internal sealed record Owner(string Name, bool IsPerson, string? Country, decimal Share);

/// <summary>All that is told about an organisation, as one value: what forms and imports bring, what merges compare and undo restores.</summary>
internal sealed record OrganisationContent
{
    public required string Name { get; init; }
    public string? NameLanguage { get; init; }
    public ValueList<OtherName> OtherNames { get; init; } = ValueList<OtherName>.Empty;
    public OrganisationKind Kind { get; init; }
    public ActorType Actor { get; init; }
    public OrganisationId? Parent { get; init; }
    public ValueList<Owner> Owners { get; init; } = ValueList<Owner>.Empty;
    public string? Country { get; init; }
    public ValueList<Place> Places { get; init; } = ValueList<Place>.Empty;
    public ValueList<string> Fields { get; init; } = ValueList<string>.Empty;
    public ValueList<string> Markets { get; init; } = ValueList<string>.Empty;
    public string? About { get; init; }
    public string? Website { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? ContactRole { get; init; }
    public string? RegistrationNumber { get; init; }
    public string? Ror { get; init; }
    public string? Lei { get; init; }
    public string? Wikidata { get; init; }

    /// <summary>How many products the organisation says it has, to be held against those listed here.</summary>
    public int? DeclaredProducts { get; init; }
    public bool IsInvented { get; init; }

    public IEnumerable<string> AllNames => OtherNames.Select(n => n.Text).Prepend(Name);

    /// <summary>Identifiers as <c>scheme:value</c>; the registration number tells only within its country.</summary>
    public IEnumerable<string> Identifiers =>
        new[] { ("ror", Ror), ("lei", Lei), ("wikidata", Wikidata), ("reg-" + Country, RegistrationNumber) }.Where(i => !string.IsNullOrEmpty(i.Item2)).Select(i => $"{i.Item1}:{i.Item2}");
}
