using Isthmus.Registry.Importing;
using Isthmus.Registry.Lookups;
using Isthmus.Registry.Merging;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Products;

namespace Isthmus.Registry;

internal sealed class RegistryDb(DbContextOptions<RegistryDb> options) : RoomDb(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<OrganisationKey> OrganisationKeys => Set<OrganisationKey>();
    public DbSet<OrganisationWord> OrganisationWords => Set<OrganisationWord>();
    public DbSet<OrganisationField> OrganisationFields => Set<OrganisationField>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<ProductWord> ProductWords => Set<ProductWord>();
    public DbSet<OrganisationImport> Imports => Set<OrganisationImport>();
    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();
    public DbSet<ImportRow> ImportRows => Set<ImportRow>();
    public DbSet<RememberedMapping> RememberedMappings => Set<RememberedMapping>();
    public DbSet<OrganisationMerge> Merges => Set<OrganisationMerge>();
    public DbSet<ProbableDuplicate> Duplicates => Set<ProbableDuplicate>();
    public DbSet<ProductMarket> ProductMarkets => Set<ProductMarket>();

    protected override void Tables(ModelBuilder b) => RegistryTables.Map(b);

    /// <summary>The lookup tables follow every change of a record, in its transaction: nobody can forget them.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var (organisations, products) = WriteLookups.Changed(ChangeTracker);
        if (organisations.Count + products.Count == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        // Before the records themselves: the audit's lock, which all writers share, is to be taken last and held shortly.
        await WriteLookups.Write(this, organisations, products, cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return saved;
    }
}
