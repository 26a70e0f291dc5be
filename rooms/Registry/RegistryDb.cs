using Isthmus.Registry.Importing;
using Isthmus.Registry.Lookups;
using Isthmus.Registry.Merging;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Products;

namespace Isthmus.Registry;

internal sealed class RegistryDb(DbContextOptions<RegistryDb> options) : RoomDb(options)
{
    private readonly Dictionary<Organisation, LookupSet> _lookups = [];

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
        await WriteLookups.Write(this, organisations, products, Lookups, cancellationToken);
        _lookups.Clear();
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>
    /// Thinks out the lookup rows of all that the next save writes, ahead of its transaction. On SQLite one writer has the place at a time: a long import is to
    /// hold it for writing only.
    /// </summary>
    public void PrepareLookups(CancellationToken ct)
    {
        foreach (var (organisation, _) in WriteLookups.Changed(ChangeTracker).Organisations)
        {
            ct.ThrowIfCancellationRequested();
            _lookups[organisation] = LookupSet.Of(organisation.Content);
        }
    }

    private LookupSet Lookups(Organisation organisation) =>
        _lookups.TryGetValue(organisation, out var prepared) && prepared.Content == organisation.Content ? prepared : LookupSet.Of(organisation.Content);
}
