using Isthmus.Platform.Audit;
using Isthmus.Registry.Importing;
using Isthmus.Registry.Lookups;
using Isthmus.Registry.Merging;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Products;
using Isthmus.Registry.Values;

namespace Isthmus.Registry;

internal static class RegistryTables
{
    public static void Map(ModelBuilder b)
    {
        Records(b);
        Lookups(b);
        Imports(b);
        Merges(b);
    }

    private static void Imports(ModelBuilder b)
    {
        b.Entity<OrganisationImport>(e =>
        {
            e.ToTable("registry_import");
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Ignore(i => i.For).Ignore(i => i.Count).Ignore(i => i.IsBusy);
            e.Property(i => i.Header).AsJson();
            // The first rows of a list of delegates, and who brought it: kept with the import, which can forget them; the audit could not.
            e.Property(i => i.Sample).AsJson().Unrecorded();
            e.Property(i => i.Warnings).AsJson().Unrecorded();
            e.Property(i => i.CreatedByName).Unrecorded();
            e.Property(i => i.Mapping).AsJson();
            e.Property(i => i.FileName).HasMaxLength(200);
            e.Property(i => i.Sha256).HasMaxLength(64);
            e.Property(i => i.Signature).HasMaxLength(64);
            e.Property(i => i.ForKind).HasMaxLength(40);
            e.Property(i => i.ForId).HasMaxLength(80);
            e.Property(i => i.Side).HasMaxLength(10);
            e.HasIndex(i => i.CreatedAt);
        });
        b.Entity<ImportFile>(e =>
        {
            e.ToTable("registry_import_file");
            e.HasKey(f => f.Import);
            e.Property(f => f.Import).ValueGeneratedNever();
        });
        b.Entity<ImportRow>(e =>
        {
            e.ToTable("registry_import_row");
            e.HasKey(r => new { r.Import, r.Number });
            e.Property(r => r.Problems).AsJson();
            e.Property(r => r.Candidates).AsJson();
            e.Property(r => r.Changes).AsJson();
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.HasIndex(r => new { r.Import, r.Verdict, r.Number });
        });
        b.Entity<RememberedMapping>(e =>
        {
            e.ToTable("registry_import_mapping");
            e.HasKey(m => m.Signature);
            e.Property(m => m.Signature).HasMaxLength(64);
            e.Property(m => m.Mapping).AsJson();
        });
    }

    private static void Merges(ModelBuilder b)
    {
        b.Entity<OrganisationMerge>(e =>
        {
            e.ToTable("registry_merge");
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Products).AsJson();
            e.Property(m => m.Subsidiaries).AsJson();
            e.Property(m => m.GoneName).HasMaxLength(Limits.Name);
            e.Property(m => m.ByName).HasMaxLength(200).Unrecorded();
            e.HasIndex(m => m.At);
        });
        b.Entity<ProbableDuplicate>(e =>
        {
            e.ToTable("registry_duplicate");
            e.HasKey(d => new { d.First, d.Second });
            e.HasIndex(d => new { d.NotTheSame, d.Score });
        });
    }

    private static void Records(ModelBuilder b)
    {
        b.Entity<Organisation>(e =>
        {
            e.ToTable("registry_organisation");
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.OtherNames).AsJson();
            e.Property(o => o.Places).AsJson();
            e.Property(o => o.Fields).AsJson();
            // Names of people: what was changed in them stands in the gate's decisions.
            e.Property(o => o.Owners).AsJson().Unrecorded();
            e.Property(o => o.Markets).AsJson();
            e.Ignore(o => o.Content);
            e.Property(o => o.Name).HasMaxLength(Limits.Name);
            e.Property(o => o.NameLanguage).HasMaxLength(3);
            e.Property(o => o.Country).HasMaxLength(2);
            // The gate keeps its own record; the history of an organisation tells what the organisation is.
            e.Property(o => o.Clearance).Unrecorded();
            e.Property(o => o.HeldFrom).Unrecorded();
            e.Property(o => o.SortKey).HasMaxLength(Limits.Name);
            e.HasIndex(o => new { o.Status, o.SortKey, o.Id });
            e.HasIndex(o => new { o.Status, o.Kind, o.Country });
            e.HasIndex(o => new { o.Status, o.Country, o.SortKey });
            e.HasIndex(o => o.Parent);
            e.HasIndex(o => o.MergedInto);
        });
        b.Entity<Product>(e =>
        {
            e.ToTable("registry_product");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.OtherNames).AsJson();
            e.Property(p => p.Presence).AsJson();
            e.Ignore(p => p.Content);
            e.Property(p => p.Name).HasMaxLength(Limits.Name);
            e.Property(p => p.HsCode).HasMaxLength(10);
            e.Property(p => p.Field).HasMaxLength(40);
            e.Property(p => p.Clearance).Unrecorded();
            e.Property(p => p.HeldFrom).Unrecorded();
            e.Property(p => p.SortKey).HasMaxLength(Limits.Name);
            e.HasIndex(p => new { p.Organisation, p.Status });
            e.HasIndex(p => new { p.Status, p.SortKey, p.Id });
        });
    }

    private static void Lookups(ModelBuilder b)
    {
        b.Entity<OrganisationKey>(e =>
        {
            e.ToTable("registry_organisation_key");
            e.HasKey(k => new { k.Key, k.OrganisationId });
            e.Property(k => k.Key).HasMaxLength(300);
            e.HasIndex(k => k.OrganisationId);
            e.HasIndex(k => k.Key).IsUnique().HasDatabaseName("ux_registry_identifier").HasFilter("substr(\"Key\", 1, 2) = 'i:'");
        });
        b.Entity<OrganisationWord>(e =>
        {
            e.ToTable("registry_organisation_word");
            e.HasKey(k => new { k.Code, k.OrganisationId });
            e.HasIndex(k => k.OrganisationId);
        });
        b.Entity<OrganisationField>(e =>
        {
            e.ToTable("registry_organisation_field");
            e.HasKey(k => new { k.Field, k.OrganisationId });
            e.Property(k => k.Field).HasMaxLength(40);
            e.HasIndex(k => k.OrganisationId);
        });
        b.Entity<ProductWord>(e =>
        {
            e.ToTable("registry_product_word");
            e.HasKey(k => new { k.Code, k.ProductId });
            e.HasIndex(k => k.ProductId);
        });
        b.Entity<ProductMarket>(e =>
        {
            e.ToTable("registry_product_market");
            e.HasKey(k => new { k.Country, k.ProductId });
            e.Property(k => k.Country).HasMaxLength(2);
            e.HasIndex(k => k.ProductId);
        });
    }
}

/// <summary>Lengths that the tables, the forms and the API agree on.</summary>
internal static class Limits
{
    public const int Name = 300;
    public const int About = 4000;
    public const int Line = 300;
    public const int Items = 60;
}
