namespace Isthmus.Contracts.Registry;

public readonly record struct OrganisationId(Guid Value) : IId<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);
    public static OrganisationId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out OrganisationId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

public readonly record struct ProductId(Guid Value) : IId<ProductId>
{
    public static ProductId From(Guid value) => new(value);
    public static ProductId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ProductId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

public readonly record struct ImportId(Guid Value) : IId<ImportId>
{
    public static ImportId From(Guid value) => new(value);
    public static ImportId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out ImportId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

/// <summary>Whose side an organisation stands on, as relations are spoken of: B2B, B2G, G2G. Stored by name: they never change once landed.</summary>
public enum ActorSide { Business, Government, Research, Association }

/// <summary>An organisation as other rooms may show it. <c>Email</c> is the organisation's own contact address, never a private one.</summary>
public sealed record OrganisationCard(OrganisationId Id, string Name, string Kind, string? Country, string? Website, string? Email, bool IsInvented)
{
    public ActorSide Actor { get; init; }
}

/// <summary>What an organisation tells of itself, in one language as far as it is known in it, for those who are going to meet it. Kind and fields are words, not codes.</summary>
public sealed record OrganisationProfile(OrganisationId Id, string Name, string Kind, string? City, string? Website, string? About, IReadOnlyList<string> Fields, IReadOnlyList<string> Products);

/// <summary>One answer to "which organisation is meant by this name?", best first. <c>Reason</c> is a text key.</summary>
public sealed record NameCandidate(OrganisationId Id, string Name, double Score, string Reason);

/// <summary>Organisations, for reading by other rooms. Merged ids resolve to the organisation they were merged into.</summary>
public interface IOrganisations
{
    Task<IReadOnlyDictionary<OrganisationId, OrganisationCard>> Find(IReadOnlyCollection<OrganisationId> ids, CancellationToken ct);

    /// <summary>These ids and those of all that were merged into them: what other rooms may know them by.</summary>
    Task<IReadOnlyCollection<OrganisationId>> WithMerged(IReadOnlyCollection<OrganisationId> ids, CancellationToken ct);

    /// <summary>The published ones among them, in a language of the interface.</summary>
    Task<IReadOnlyDictionary<OrganisationId, OrganisationProfile>> Profiles(IReadOnlyCollection<OrganisationId> ids, string language, CancellationToken ct);
    Task<IReadOnlyList<OrganisationCard>> Search(string text, int take, CancellationToken ct);

    /// <summary>For each name, the organisations it may mean, best first; no candidates means that none is known.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<NameCandidate>>> Resolve(IReadOnlyCollection<string> names, CancellationToken ct);
}

/// <summary>What somebody wants to buy, as the register is asked who could supply it.</summary>
/// <param name="Text">What it is called, in any script.</param>
/// <param name="GoodsCodes">HS codes of 2 to 10 digits. A product answers one when it lies under it or above it.</param>
/// <param name="Country">The country whose suppliers come first.</param>
/// <param name="Except">Who is not looked for.</param>
/// <param name="Take">At most so many of that country, and as many of others.</param>
public sealed record SupplyNeed(string Text, IReadOnlyList<string> GoodsCodes, string? Country, IReadOnlyCollection<OrganisationId> Except, int Take);

public sealed record SupplierProduct(ProductId Id, string Name, string? HsCode);

/// <summary>A published organisation that could supply, and why: products by code or words, or its own name if it is registered as a supplier. <c>Score</c> is 0 to 2, the best first.</summary>
public sealed record RegisteredSupplier(OrganisationCard Organisation, IReadOnlyList<SupplierProduct> Products, IReadOnlyList<string> SharedGoods, IReadOnlyList<string> Words, double Score);

/// <summary>Who of the register could supply something, for reading by other rooms.</summary>
public interface ISuppliers
{
    Task<IReadOnlyList<RegisteredSupplier>> Find(SupplyNeed need, CancellationToken ct);
}

/// <summary>A product as other rooms may show it.</summary>
public sealed record ProductCard(ProductId Id, OrganisationId Organisation, string Name);

/// <summary>Products, for reading by other rooms.</summary>
public interface IProducts
{
    Task<IReadOnlyDictionary<ProductId, ProductCard>> Find(IReadOnlyCollection<ProductId> ids, CancellationToken ct);

    /// <summary>The published ones of an organisation.</summary>
    Task<IReadOnlyList<ProductCard>> Of(OrganisationId organisation, CancellationToken ct);
}

public sealed record OrganisationRegistered(OrganisationId Id, string DisplayName) : IEvent { public static string Name => "registry.organisation-registered"; }
public sealed record OrganisationsMerged(OrganisationId Kept, OrganisationId Gone) : IEvent { public static string Name => "registry.organisations-merged"; }
public sealed record MergeUndone(OrganisationId Kept, OrganisationId Restored) : IEvent { public static string Name => "registry.merge-undone"; }

/// <summary>One row of a confirmed import and the organisation it became or was found to be.</summary>
public sealed record ImportedOrganisation(OrganisationId Organisation, int Row, IReadOnlyDictionary<string, string> Extra);

/// <summary>An import was confirmed. <c>For</c> says on whose behalf the file was brought (an edition's delegation), so that its room can take the organisations in.</summary>
public sealed record OrganisationsImported(ImportId Import, SubjectRef? For, IReadOnlyList<ImportedOrganisation> Rows) : IEvent
{
    public static string Name => "registry.organisations-imported";

    /// <summary>Delegates' names and addresses are among the cells.</summary>
    public static bool IsPersonal => true;
}

public sealed record ImportUndone(ImportId Import, SubjectRef? For, IReadOnlyList<OrganisationId> Removed) : IEvent { public static string Name => "registry.import-undone"; }
