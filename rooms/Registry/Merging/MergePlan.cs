using Isthmus.Registry.Importing;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Products;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Merging;

/// <summary>Everything that a merge would move, before anything is moved.</summary>
internal sealed record MergePlan(Organisation Kept, Organisation Gone, OrganisationContent After, ValueList<FieldChange> Changes, ValueList<FieldChange> Left, IReadOnlyList<Product> Products, IReadOnlyList<Organisation> Subsidiaries)
{
    public static async Task<Outcome<MergePlan>> Of(OrganisationId keep, OrganisationId gone, RegistryDb db, CancellationToken ct)
    {
        if (keep == gone) return Refusal.Invalid("registry.merge-with-itself");
        var both = await db.Organisations.Where(o => (o.Id == keep || o.Id == gone) && o.Status != RecordStatus.Merged).ToListAsync(ct);
        if (both.Count < 2) return Refusal.NotFound();
        var (kept, other) = (both.Single(o => o.Id == keep), both.Single(o => o.Id == gone));
        var after = Fill(kept.Content, other.Content, kept.Id, other.Id);
        return new MergePlan(kept, other, after, ContentDiff.Between(kept.Content, after), LeftBehind(other.Content, after),
            await db.Products.Where(p => p.Organisation == gone).OrderBy(p => p.SortKey).ToListAsync(ct),
            await db.Organisations.Where(o => o.Parent == gone && o.Id != keep && o.Status != RecordStatus.Merged).OrderBy(o => o.SortKey).ToListAsync(ct));
    }

    /// <summary>What the kept one tells stays; what it does not tell comes from the other; lists and names are joined.</summary>
    public static OrganisationContent Fill(OrganisationContent kept, OrganisationContent gone, OrganisationId keptId, OrganisationId goneId)
    {
        var parent = kept.Parent == goneId ? null : kept.Parent;
        return kept with
        {
            OtherNames = ValueList<OtherName>.Of(kept.OtherNames.Append(new OtherName(gone.Name, gone.NameLanguage)).Concat(gone.OtherNames).Where(n => n.Text != kept.Name).DistinctBy(n => n.Text).Take(Limits.Items)),
            NameLanguage = kept.NameLanguage, Owners = kept.Owners.Count > 0 ? kept.Owners : gone.Owners, Parent = parent ?? (gone.Parent == keptId ? null : gone.Parent), Country = kept.Country ?? gone.Country,
            Places = ValueList<Place>.Of(kept.Places.Union(gone.Places).Take(Limits.Items)), Fields = ValueList<string>.Of(kept.Fields.Union(gone.Fields).Take(Limits.Items)), Markets = ValueList<string>.Of(kept.Markets.Union(gone.Markets).Take(Limits.Items)),
            About = kept.About ?? gone.About, Website = kept.Website ?? gone.Website, Email = kept.Email ?? gone.Email, Phone = kept.Phone ?? gone.Phone, ContactRole = kept.ContactRole ?? gone.ContactRole,
            RegistrationNumber = kept.RegistrationNumber ?? gone.RegistrationNumber, Ror = kept.Ror ?? gone.Ror, Lei = kept.Lei ?? gone.Lei, Wikidata = kept.Wikidata ?? gone.Wikidata,
            DeclaredProducts = kept.DeclaredProducts ?? gone.DeclaredProducts,
        };
    }

    // Values of the other one that do not fit beside the kept one's: they stay in its record and are named in the preview.
    private static ValueList<FieldChange> LeftBehind(OrganisationContent gone, OrganisationContent after) =>
        ValueList<FieldChange>.Of(ContentDiff.Values(gone).Zip(ContentDiff.Values(after), (g, a) => new FieldChange(g.Field, g.Text, a.Text))
            .Where(c => c.Field is not ("name" or "nameLanguage" or "otherNames" or "places" or "fields" or "markets" or "parent") && c.Before.Length > 0 && c.Before != c.After));
}
