namespace Isthmus.Partnering.Buying;

/// <summary>Who of the register could supply what is asked for, besides those with a public offer: by listed products, or by name.</summary>
internal static class RegisterSupply
{
    private const int Shown = 12;

    /// <param name="HasPeople">Somebody acts for it here and can be written to.</param>
    public sealed record Found(RegisteredSupplier Supplier, bool HasPeople, bool IsInvited);

    public sealed record Row(OrganisationId Organisation, string Name, string Kind, string? Country, IReadOnlyList<SupplierProduct> Products, IReadOnlyList<string> SharedGoods, IReadOnlyList<string> Words, double Score, bool HasPeople, bool IsInvited);

    /// <param name="named">Who stands among the offers by name already. Who is there without a name is not left out here: that would tell.</param>
    public static async Task<IReadOnlyList<Found>> Of(Rfq r, IEnumerable<OrganisationId> named, Taxonomy.Taxonomies taxonomies, ISuppliers suppliers, IAccounts accounts, PartneringDb db, CancellationToken ct)
    {
        var c = r.Content;
        var text = string.Join(' ', new[] { c.Title, c.Imported?.What }.OfType<string>().Concat(c.Keywords.Where(k => taxonomies.Find(k.Scheme) is { IsLoaded: true }).SelectMany(taxonomies.Names)));
        var found = await suppliers.Find(new(text, [.. c.Goods], r.Country, [r.Buyer, .. named], Shown), ct);
        var ids = found.Select(s => s.Organisation.Id).ToList();
        var people = await accounts.MembersOf(ids, ct);
        var invited = (await db.SupplierInvitations.AsNoTracking().Where(i => i.RfqId == r.Id).Select(i => i.Organisation).ToListAsync(ct)).ToHashSet();
        return [.. found.Select(s => new Found(s, people[s.Organisation.Id].Any(), invited.Contains(s.Organisation.Id)))];
    }

    public static Row View(Found f) => new(f.Supplier.Organisation.Id, f.Supplier.Organisation.Name, f.Supplier.Organisation.Kind, f.Supplier.Organisation.Country, f.Supplier.Products, f.Supplier.SharedGoods, f.Supplier.Words, f.Supplier.Score, f.HasPeople, f.IsInvited);
}
