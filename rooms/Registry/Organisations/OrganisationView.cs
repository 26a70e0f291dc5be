namespace Isthmus.Registry.Organisations;

/// <summary>An organisation as the API shows it.</summary>
internal sealed record OrganisationView(
    OrganisationId Id, int Version, RecordStatus Status, string Name, string? NameLanguage, IReadOnlyList<OtherName> OtherNames, OrganisationKind Kind, ActorType Actor,
    OrganisationId? Parent, string? Country, IReadOnlyList<Place> Places, IReadOnlyList<string> Fields, IReadOnlyList<string> Markets, string? About,
    string? Website, string? Email, string? Phone, string? ContactRole, string? RegistrationNumber, string? Ror, string? Lei, string? Wikidata,
    int? DeclaredProducts, bool IsInvented, DateTime ChangedAt)
{
    public static OrganisationView Of(Organisation o) => new(
        o.Id, o.Version, o.Status, o.Name, o.NameLanguage, [.. o.OtherNames], o.Kind, o.Actor, o.Parent, o.Country, [.. o.Places], [.. o.Fields], [.. o.Markets], o.About,
        o.Website, o.Email, o.Phone, o.ContactRole, o.RegistrationNumber, o.Ror, o.Lei, o.Wikidata, o.DeclaredProducts, o.IsInvented, o.ChangedAt);
}
