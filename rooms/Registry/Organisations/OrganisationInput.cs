namespace Isthmus.Registry.Organisations;

/// <summary>An organisation as a form or the API brings it; checked and made plain by <see cref="OrganisationRules"/>.</summary>
internal sealed class OrganisationInput
{
    [Required, StringLength(Limits.Name)] public string? Name { get; set; }
    [StringLength(3)] public string? NameLanguage { get; set; }
    [MaxLength(Limits.Items)] public List<OtherNameInput>? OtherNames { get; set; } = [];
    [Required] public OrganisationKind? Kind { get; set; }

    /// <summary>Left out: what organisations of the kind mostly are.</summary>
    public ActorType? Actor { get; set; }
    public Guid? Parent { get; set; }

    /// <summary>Left out: as they are.</summary>
    [MaxLength(Limits.Items)] public List<OwnerInput>? Owners { get; set; }
    [StringLength(2)] public string? Country { get; set; }
    [MaxLength(Limits.Items)] public List<PlaceInput>? Places { get; set; } = [];
    [MaxLength(Limits.Items)] public List<string>? Fields { get; set; } = [];
    [MaxLength(Limits.Items)] public List<string>? Markets { get; set; } = [];
    [StringLength(Limits.About), Lines] public string? About { get; set; }
    [StringLength(Limits.Line)] public string? Website { get; set; }
    [StringLength(Limits.Line), EmailAddress] public string? Email { get; set; }
    [StringLength(60)] public string? Phone { get; set; }
    [StringLength(120)] public string? ContactRole { get; set; }
    [StringLength(60)] public string? RegistrationNumber { get; set; }
    [StringLength(120)] public string? Ror { get; set; }
    [StringLength(40)] public string? Lei { get; set; }
    [StringLength(120)] public string? Wikidata { get; set; }
    [Range(0, 1_000_000)] public int? DeclaredProducts { get; set; }
    public bool IsInvented { get; set; }

    public static OrganisationInput Of(OrganisationContent c) => new()
    {
        Name = c.Name, NameLanguage = c.NameLanguage, OtherNames = [.. c.OtherNames.Select(n => new OtherNameInput { Text = n.Text, Language = n.Language })], Kind = c.Kind, Actor = c.Actor,
        Parent = c.Parent?.Value, Country = c.Country, Places = [.. c.Places.Select(p => new PlaceInput { City = p.City, Country = p.Country, Address = p.Address })],
        Owners = [.. c.Owners.Select(o => new OwnerInput { Name = o.Name, IsPerson = o.IsPerson, Country = o.Country, Share = o.Share })], Fields = [.. c.Fields], Markets = [.. c.Markets], About = c.About, Website = c.Website, Email = c.Email, Phone = c.Phone, ContactRole = c.ContactRole,
        RegistrationNumber = c.RegistrationNumber, Ror = c.Ror, Lei = c.Lei, Wikidata = c.Wikidata, DeclaredProducts = c.DeclaredProducts, IsInvented = c.IsInvented,
    };
}

internal sealed class OtherNameInput
{
    [StringLength(Limits.Name)] public string? Text { get; set; }
    [StringLength(3)] public string? Language { get; set; }
}

internal sealed class OwnerInput
{
    [StringLength(Limits.Name)] public string? Name { get; set; }
    public bool IsPerson { get; set; }

    /// <summary>A code, or the country's name in one of the site's languages.</summary>
    [StringLength(80)] public string? Country { get; set; }

    /// <summary>In per cent.</summary>
    [Range(0, 100)] public decimal? Share { get; set; }
}

internal sealed class PlaceInput
{
    [StringLength(120)] public string? City { get; set; }
    [StringLength(2)] public string? Country { get; set; }
    [StringLength(Limits.Line)] public string? Address { get; set; }
}
