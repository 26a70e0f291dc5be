using Isthmus.Registry.Importing;
using Isthmus.Registry.Lookups;

namespace Isthmus.Registry.Organisations;

/// <summary>The page's form: the organisation, and what the page asks in words instead of codes.</summary>
internal sealed class OrganisationForm
{
    private const int BlankLines = 2;

    public OrganisationInput Organisation { get; set; } = new();
    [StringLength(2000)] public string? Markets { get; set; }
    [StringLength(Limits.Name)] public string? Parent { get; set; }
    public int? Version { get; set; }

    /// <summary>The person has seen the likely duplicates and adds all the same.</summary>
    public bool AddAnyway { get; set; }

    public static OrganisationForm Of(OrganisationContent? content, string? parent, Language language)
    {
        var form = new OrganisationForm { Organisation = content is null ? new() : OrganisationInput.Of(content), Parent = parent };
        form.Markets = content is null ? null : string.Join(language == Language.Persian ? "، " : ", ", content.Markets.Select(m => Countries.Name(m, language)));
        form.AddBlankLines();
        return form;
    }

    public void AddBlankLines()
    {
        Organisation.OtherNames = [.. Organisation.OtherNames ?? [], .. Enumerable.Range(0, BlankLines).Select(_ => new OtherNameInput())];
        Organisation.Owners = [.. Organisation.Owners ?? [], new(), new()];
        Organisation.Places = [.. Organisation.Places ?? [], new()];
    }

    /// <summary>Turns the words into codes and ids; what is not understood is refused by field.</summary>
    public async Task<Refusal?> Resolve(OrganisationId? self, RegistryDb db, CancellationToken ct)
    {
        var wrong = new List<FieldRefusal>();
        Organisation.Markets = [];
        foreach (var word in CellWords.Split(Markets ?? ""))
        {
            if (CellWords.Country(word) is { } code) Organisation.Markets.Add(code);
            else wrong.Add(new(nameof(Markets), "registry.wrong.country", word));
        }
        Organisation.Parent = null;
        if (OrganisationRules.Plain(Parent) is { } name)
        {
            var found = await ResolveNames.Handle([name], db, ct);
            var certain = found[name].Where(c => c.Score >= 0.999 && c.Id != self).ToList();
            if (certain.Count == 1) Organisation.Parent = certain[0].Id.Value;
            else wrong.Add(new(nameof(Parent), certain.Count == 0 ? "registry.wrong.parentUnknown" : "registry.wrong.parentSeveral", name));
        }
        return wrong.Count == 0 ? null : Refusal.InvalidFields(wrong);
    }
}
