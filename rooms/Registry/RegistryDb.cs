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

    private LookupSet Lookups(Organisation organisation) =>
        _lookups.TryGetValue(organisation, out var prepared) && prepared.Content == organisation.Content ? prepared : LookupSet.Of(organisation.Content);
}
