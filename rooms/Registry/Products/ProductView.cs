using Isthmus.Registry.Organisations;

namespace Isthmus.Registry.Products;

internal sealed record ProductView(
    ProductId Id, int Version, OrganisationId Organisation, RecordStatus Status, string Name, string? NameLanguage, IReadOnlyList<OtherName> OtherNames, string? About,
    string? HsCode, string? Field, int? Readiness, IReadOnlyList<MarketPresence> Presence, DateTime ChangedAt)
{
    public static ProductView Of(Product p) => new(p.Id, p.Version, p.Organisation, p.Status, p.Name, p.NameLanguage, [.. p.OtherNames], p.About, p.HsCode, p.Field, p.Readiness, [.. p.Presence], p.ChangedAt);
}
