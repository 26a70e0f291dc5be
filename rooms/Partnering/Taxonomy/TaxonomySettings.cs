namespace Isthmus.Partnering.Taxonomy;

/// <summary>Section <c>Partnering</c>: what of it is about keywords.</summary>
internal sealed class TaxonomySettings : IValidatableObject
{
    /// <summary>A folder of taxonomies that keywords are taken from besides those of every site, each <c>key.csv</c> with <c>key.json</c> beside it; empty: none.</summary>
    public string Taxonomies { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => TaxonomyFolder.Read(Taxonomies).Problems.Select(p => new ValidationResult("Partnering:Taxonomies: " + p));
}
