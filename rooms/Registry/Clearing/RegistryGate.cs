using Isthmus.Contracts.Compliance;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Products;

namespace Isthmus.Registry.Clearing;

/// <summary>What the register asks the gate, and what it does with the answer. Asked before a transaction begins: the gate writes down what it said by itself.</summary>
internal static class RegistryGate
{
    public static GateQuestion Question(OrganisationId id, OrganisationContent c, GatePoint point) => new(point, IClearance.Subject(id), c.Name, [id])
    {
        Parties = [new GateParty(false, c.Name, [.. c.OtherNames.Select(n => n.Text)], c.Country, [.. Identifiers(c)]) { Owners = c.Owners.Count == 0 ? null : [.. c.Owners.Select(o => new GateOwner(o.IsPerson, o.Name, o.Country, (double)o.Share / 100))] }],
        Texts = c.About is { Length: > 0 } about ? [about] : [],
    };

    public static GateQuestion Question(ProductId id, OrganisationId owner, ProductContent c) => new(GatePoint.ProductPublication, IClearance.Subject(id), c.Name, [owner])
    {
        Items = [new GateItem(string.Join(". ", c.AllNames.Append(c.About).OfType<string>()), c.HsCode is { } hs ? [hs] : [])],
        DependsOn = [IClearance.Subject(owner)],
    };

    /// <summary>Asks about an organisation as it is going to be.</summary>
    public static async Task<Clearance> Ask(this IClearance gate, OrganisationId id, OrganisationContent content, GatePoint point, CancellationToken ct) => (await gate.Ask([Question(id, content, point)], ct))[0];

    /// <summary>Asks about a product as it is going to be.</summary>
    public static async Task<Clearance> Ask(this IClearance gate, ProductId id, OrganisationId owner, ProductContent content, CancellationToken ct) => (await gate.Ask([Question(id, owner, content)], ct))[0];

    private static IEnumerable<GateIdentifier> Identifiers(OrganisationContent c)
    {
        if (c.RegistrationNumber is { Length: > 0 } number) yield return new("Registration", number);
        if (c.Lei is { Length: > 0 } lei) yield return new("LEI", lei);
    }
}
