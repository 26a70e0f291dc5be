namespace Isthmus.Registry.Lookups;

/// <summary>An exact key of an organisation: <c>n:</c> name, <c>s:</c> consonant skeleton, <c>w:</c> website, <c>i:</c> identifier. Derived, not audited.</summary>
internal sealed class OrganisationKey
{
    public required string Key { get; init; }
    public required OrganisationId OrganisationId { get; init; }
}

/// <summary>A word by which an organisation is found; see <see cref="Values.WordCode"/>.</summary>
internal sealed class OrganisationWord
{
    public required long Code { get; init; }
    public required OrganisationId OrganisationId { get; init; }
}

internal sealed class OrganisationField
{
    public required string Field { get; init; }
    public required OrganisationId OrganisationId { get; init; }
}

internal sealed class ProductWord
{
    public required long Code { get; init; }
    public required ProductId ProductId { get; init; }
}

/// <summary>A country in which a product is present; <c>*</c> stands for a claim of "other countries", which names none.</summary>
internal sealed class ProductMarket
{
    public required string Country { get; init; }
    public required ProductId ProductId { get; init; }
}
