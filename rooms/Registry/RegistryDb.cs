using Isthmus.Contracts.Compliance;
using Isthmus.Registry.Importing;
using Isthmus.Registry.Lookups;
using Isthmus.Registry.Merging;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Products;
using Microsoft.EntityFrameworkCore.Storage;

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
        SuspendUnasked();
        TellGate();
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
    /// Begins a transaction that holds organisations to its end. Whoever hangs something on one, merges or removes it holds it first and reads then, so that of two the second sees what the
    /// first did. In the order of their ids, so that no two wait for each other crosswise.
    /// </summary>
    public async Task<IDbContextTransaction> Holding(IEnumerable<OrganisationId> ids, CancellationToken ct)
    {
        var transaction = await Database.BeginTransactionAsync(ct);
        // SQLite: who writes has the whole database, from the beginning of the transaction.
        if (Database.IsSqlite()) return transaction;
        var some = ids.Select(i => i.Value).ToArray();
        await Database.ExecuteSqlAsync($"""SELECT 1 FROM registry_organisation WHERE "Id" = ANY ({some}) ORDER BY "Id" FOR UPDATE""", ct);
        return transaction;
    }

    /// <summary>Writes a record whether or not that changes what it tells: its version is how a merge at the same time, or the undo of an import, knows that it took part in something.</summary>
    public void Rewrite(Organisation organisation, OrganisationContent content, DateTime now)
    {
        organisation.Write(content, now);
        Entry(organisation).Property(o => o.ChangedAt).IsModified = true;
    }

    public override void Prepare(CancellationToken ct)
    {
        base.Prepare(ct);
        foreach (var (organisation, _) in WriteLookups.Changed(ChangeTracker).Organisations)
        {
            ct.ThrowIfCancellationRequested();
            _lookups[organisation] = LookupSet.Of(organisation.Content);
        }
    }

    // Records whose content changed without the gate having been asked, as when an import is taken back: they are held until it has been, which is at once.
    private void SuspendUnasked()
    {
        var organisations = ChangeTracker.Entries<Organisation>().Where(e => e.State == EntityState.Modified && !e.Property(o => o.Clearance).IsModified && e.Entity.Status != RecordStatus.Merged
            && s_toldOfOrganisation.Any(p => e.Property(p).IsModified)).Select(e => e.Entity).ToList();
        var products = ChangeTracker.Entries<Product>().Where(e => e.State == EntityState.Modified && !e.Property(p => p.Clearance).IsModified && s_toldOfProduct.Any(p => e.Property(p).IsModified)).Select(e => e.Entity).ToList();
        organisations.ForEach(o => o.Suspend());
        products.ForEach(p => p.Suspend());
        if (organisations.Count + products.Count > 0) Enqueue(Clearing.ClearUnasked.JobKind, new Clearing.ClearUnasked.Args());
    }

    private static readonly string[] s_toldOfOrganisation =
        [nameof(Organisation.Name), nameof(Organisation.OtherNames), nameof(Organisation.Country), nameof(Organisation.Owners), nameof(Organisation.About), nameof(Organisation.RegistrationNumber), nameof(Organisation.Lei)];

    private static readonly string[] s_toldOfProduct = [nameof(Product.Name), nameof(Product.OtherNames), nameof(Product.About), nameof(Product.HsCode)];

    // What the gate knew already stands by the answer that is saved here, in this transaction: nobody can forget to say so.
    private void TellGate()
    {
        var organisations = ChangeTracker.Entries<Organisation>().Where(e => e.State == EntityState.Modified && e.Property(o => o.Clearance).IsModified).Select(e => e.Entity.Clearance);
        var products = ChangeTracker.Entries<Product>().Where(e => e.State == EntityState.Modified && e.Property(p => p.Clearance).IsModified).Select(e => e.Entity.Clearance);
        if (organisations.Concat(products).OfType<DecisionId>().ToList() is { Count: > 0 } taken) Publish(new ClearanceTaken(taken));
    }

    private LookupSet Lookups(Organisation organisation) =>
        _lookups.TryGetValue(organisation, out var prepared) && prepared.Content == organisation.Content ? prepared : LookupSet.Of(organisation.Content);
}
