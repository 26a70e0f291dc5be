using Isthmus.Contracts.Compliance;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Products;

internal enum PresenceStatus { OnSale, Registered, UnderRegistration, Pilot, Produced, Withdrawn }

/// <summary>That a product is present in a market, and who says so. <c>Country</c> null with a claim ("other countries") stays an open-ended claim.</summary>
internal sealed record MarketPresence(string? Country, PresenceStatus Status, string? Since = null, string? Evidence = null, string? Source = null, string? Claim = null);

internal sealed record ProductContent
{
    public required string Name { get; init; }
    public string? NameLanguage { get; init; }
    public ValueList<OtherName> OtherNames { get; init; } = ValueList<OtherName>.Empty;
    public string? About { get; init; }

    /// <summary>Harmonised System code: 4, 6, 8 or 10 digits.</summary>
    public string? HsCode { get; init; }

    /// <summary>A field of technology of our own list.</summary>
    public string? Field { get; init; }

    /// <summary>Technology readiness level, 1 to 9.</summary>
    public int? Readiness { get; init; }
    public ValueList<MarketPresence> Presence { get; init; } = ValueList<MarketPresence>.Empty;

    public IEnumerable<string> AllNames => OtherNames.Select(n => n.Text).Prepend(Name);
}

/// <summary>A product or a technology of an organisation.</summary>
internal sealed class Product : IVersioned, IAudited, IGated
{
    private Product() { }

    public ProductId Id { get; private init; }
    public OrganisationId Organisation { get; private set; }
    public int Version { get; private set; }
    public RecordStatus Status { get; private set; }

    public bool OnHold => Status == RecordStatus.OnHold;

    /// <summary>What it goes back to when the gate is satisfied.</summary>
    public RecordStatus? HeldFrom { get; private set; }

    /// <summary>The gate's decision that it stands on.</summary>
    public DecisionId? Clearance { get; private set; }
    public string Name { get; private set; } = "";
    public string? NameLanguage { get; private set; }
    public ValueList<OtherName> OtherNames { get; private set; } = ValueList<OtherName>.Empty;
    public string? About { get; private set; }
    public string? HsCode { get; private set; }
    public string? Field { get; private set; }
    public int? Readiness { get; private set; }
    public ValueList<MarketPresence> Presence { get; private set; } = ValueList<MarketPresence>.Empty;
    public string SortKey { get; private set; } = "";
    public DateTime CreatedAt { get; private init; }
    public DateTime ChangedAt { get; private set; }

    public ProductContent Content => new()
    {
        Name = Name, NameLanguage = NameLanguage, OtherNames = OtherNames, About = About, HsCode = HsCode, Field = Field, Readiness = Readiness, Presence = Presence,
    };

    public static Product List(OrganisationId organisation, ProductContent content, RecordStatus status, DateTime now)
    {
        var product = new Product { Id = ProductId.New(), Organisation = organisation, Status = status, CreatedAt = now };
        product.Write(content, now);
        return product;
    }

    public void Write(ProductContent c, DateTime now)
    {
        (Name, NameLanguage, OtherNames, About, HsCode, Field, Readiness, Presence) = (c.Name, c.NameLanguage, c.OtherNames, c.About, c.HsCode, c.Field, c.Readiness, c.Presence);
        (SortKey, ChangedAt) = (SortKeys.Of(c.Name), now);
    }

    public void SetStatus(RecordStatus status, DateTime now) => (Status, HeldFrom, ChangedAt) = (status, null, now);

    /// <summary>What is told has changed and the gate has not been asked about it: nobody sees it until it has.</summary>
    public void Suspend()
    {
        if (Status is RecordStatus.Draft or RecordStatus.Published) (HeldFrom, Status) = (Status, RecordStatus.OnHold);
        Clearance = null;
    }

    /// <summary>Takes the gate's answer: on hold from whatever it was, and back to that when it is clear. What is archived is off the air anyhow.</summary>
    public void Stand(Clearance answer, DateTime now)
    {
        Clearance = answer.Decision;
        if (answer.IsClear && Status == RecordStatus.OnHold) (Status, HeldFrom, ChangedAt) = (HeldFrom ?? RecordStatus.Draft, null, now);
        else if (!answer.IsClear && Status is (RecordStatus.Draft or RecordStatus.Published)) (HeldFrom, Status, ChangedAt) = (Status, RecordStatus.OnHold, now);
    }

    public void MoveTo(OrganisationId organisation, DateTime now) => (Organisation, ChangedAt) = (organisation, now);
}
