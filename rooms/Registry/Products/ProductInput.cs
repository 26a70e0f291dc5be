using Isthmus.Registry.Organisations;
using Isthmus.Registry.Taxonomy;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Products;

/// <summary>A product as a form or the API brings it.</summary>
internal sealed class ProductInput
{
    [Required, StringLength(Limits.Name)] public string? Name { get; set; }
    [StringLength(3)] public string? NameLanguage { get; set; }
    [MaxLength(Limits.Items)] public List<OtherNameInput>? OtherNames { get; set; } = [];
    [StringLength(Limits.About), Lines] public string? About { get; set; }
    [StringLength(14)] public string? HsCode { get; set; }

    /// <summary>Code of a field of technology, or one of its names in English, Russian or Persian.</summary>
    [StringLength(60)] public string? Field { get; set; }
    [Range(1, 9)] public int? Readiness { get; set; }
    [MaxLength(Limits.Items)] public List<PresenceInput>? Presence { get; set; } = [];

    public static ProductInput Of(ProductContent c) => new()
    {
        Name = c.Name, NameLanguage = c.NameLanguage, OtherNames = [.. c.OtherNames.Select(n => new OtherNameInput { Text = n.Text, Language = n.Language })], About = c.About,
        HsCode = c.HsCode, Field = c.Field, Readiness = c.Readiness,
        Presence = [.. c.Presence.Select(p => new PresenceInput { Country = p.Country, Status = p.Status, Since = p.Since, Evidence = p.Evidence, Source = p.Source, Claim = p.Claim })],
    };
}

internal sealed class PresenceInput
{
    [StringLength(2)] public string? Country { get; set; }
    public PresenceStatus? Status { get; set; }

    /// <summary>A year, a month or a day: 2019, 2019-06, 2019-06-22.</summary>
    [StringLength(10)] public string? Since { get; set; }
    [StringLength(Limits.Line)] public string? Evidence { get; set; }
    [StringLength(Limits.Line)] public string? Source { get; set; }

    /// <summary>The words of a claim that names no country, such as "other countries".</summary>
    [StringLength(Limits.Line)] public string? Claim { get; set; }
}

internal static class ProductRules
{
    public static Outcome<ProductContent> Read(ProductInput input)
    {
        var wrong = new List<FieldRefusal>();
        var name = OrganisationRules.Plain(input.Name);
        if (name is null || NameKey.Of(name).IsEmpty) wrong.Add(new(nameof(input.Name), "registry.wrong.name"));
        var hs = string.Concat((input.HsCode ?? "").Where(c => !char.IsWhiteSpace(c) && c != '.'));
        if (hs.Length > 0 && (hs.Length is not (4 or 6 or 8 or 10) || !hs.All(char.IsAsciiDigit))) wrong.Add(new(nameof(input.HsCode), "registry.wrong.hsCode"));
        if (!string.IsNullOrEmpty(input.Field) && Field(input.Field) is null) wrong.Add(new(nameof(input.Field), "registry.wrong.field", input.Field));
        if (input.Readiness is < 1 or > 9) wrong.Add(new(nameof(input.Readiness), "registry.wrong.readiness"));
        var presence = new List<MarketPresence>();
        foreach (var p in input.Presence ?? [])
        {
            var (country, claim) = (OrganisationRules.Plain(p.Country)?.ToUpperInvariant(), OrganisationRules.Plain(p.Claim));
            var since = OrganisationRules.Plain(p.Since);
            if (country is null && claim is null)
            {
                if (since is not null || OrganisationRules.Plain(p.Evidence) is not null) wrong.Add(new(nameof(input.Presence), "registry.wrong.presence"));
                continue;
            }
            if (country is not null && !Countries.Exists(country)) wrong.Add(new(nameof(input.Presence), "registry.wrong.country", country));
            if (since is not null && !IsDate(since)) wrong.Add(new(nameof(input.Presence), "registry.wrong.since", since));
            presence.Add(new MarketPresence(country, p.Status ?? PresenceStatus.OnSale, since, OrganisationRules.Plain(p.Evidence), OrganisationRules.Plain(p.Source), claim));
        }
        return wrong.Count > 0 ? Refusal.InvalidFields(wrong) : new ProductContent
        {
            Name = name!, NameLanguage = OrganisationRules.Plain(input.NameLanguage)?.ToLowerInvariant(), OtherNames = OrganisationRules.Others(input.OtherNames, name), About = OrganisationRules.Lines(input.About),
            HsCode = hs.Length > 0 ? hs : null, Field = string.IsNullOrEmpty(input.Field) ? null : Field(input.Field)!.Code, Readiness = input.Readiness, Presence = ValueList<MarketPresence>.Of(presence.Distinct()),
        };
    }

    // A form sends the code; a program may send what its own list calls the field.
    private static TechnologyField? Field(string text) => TechnologyFields.Find(text) ?? TechnologyFields.Named(text);

    private static bool IsDate(string text) =>
        new[] { "yyyy", "yyyy-MM", "yyyy-MM-dd" }.Any(f => DateOnly.TryParseExact(text, f, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _));
}
