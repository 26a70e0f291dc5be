using System.Text.Json;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Products;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Isthmus.Registry.Lookups;

/// <summary>
/// Writes the lookup rows of changed records in the transaction that changes them. Rows go in by statements of many rows: through the change
/// tracker an import of 5,000 organisations would spend most of its time here.
/// </summary>
internal static class WriteLookups
{
    private const int RowsAtOnce = 1000;

    /// <summary>The records whose lookup rows the next save makes stale.</summary>
    public static (List<(Organisation Row, EntityState State)> Organisations, List<(Product Row, EntityState State)> Products) Changed(ChangeTracker tracker) =>
        (Of<Organisation>(tracker), Of<Product>(tracker));

    public static async Task Write(RegistryDb db, List<(Organisation Row, EntityState State)> organisations, List<(Product Row, EntityState State)> products, Func<Organisation, LookupSet> rows, CancellationToken ct)
    {
        var stale = organisations.Where(o => o.State != EntityState.Added).Select(o => o.Row.Id).ToList();
        foreach (var ids in stale.Chunk(RowsAtOnce))
        {
            // Takes the rows' locks first: of two writers of one record the second waits here and is then told that it is late.
            await db.Organisations.Where(o => ids.Contains(o.Id)).ExecuteUpdateAsync(u => u.SetProperty(o => o.Status, o => o.Status), ct);
            await db.OrganisationKeys.Where(k => ids.Contains(k.OrganisationId)).ExecuteDeleteAsync(ct);
            await db.OrganisationWords.Where(k => ids.Contains(k.OrganisationId)).ExecuteDeleteAsync(ct);
            await db.OrganisationFields.Where(k => ids.Contains(k.OrganisationId)).ExecuteDeleteAsync(ct);
        }
        // A merged record is no longer found by anything but its id.
        var live = organisations.Where(o => o.State != EntityState.Deleted && o.Row.Status != RecordStatus.Merged).Select(o => (o.Row.Id.Value, Rows: rows(o.Row), Had: Had(db, o.Row, o.State))).ToList();
        var keys = live.SelectMany(o => o.Rows.Keys.Select(k => (Key: k, o.Value, Had: o.Had.Contains(k)))).ToLookup(k => k.Had, k => (k.Key, k.Value));
        await Insert(db, "registry_organisation_key", "Key", "OrganisationId", keys[false], ct);
        await Insert(db, "registry_organisation_key", "Key", "OrganisationId", keys[true], ct, ifFree: true);
        await Insert(db, "registry_organisation_word", "Code", "OrganisationId", live.SelectMany(o => o.Rows.Words.Select(k => (k, o.Value))), ct);
        await Insert(db, "registry_organisation_field", "Field", "OrganisationId", live.SelectMany(o => o.Rows.Fields.Select(k => (k, o.Value))), ct);

        var staleProducts = products.Where(p => p.State != EntityState.Added).Select(p => p.Row.Id).ToList();
        foreach (var ids in staleProducts.Chunk(RowsAtOnce))
        {
            await db.Products.Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(u => u.SetProperty(p => p.Status, p => p.Status), ct);
            await db.ProductWords.Where(k => ids.Contains(k.ProductId)).ExecuteDeleteAsync(ct);
            await db.ProductMarkets.Where(k => ids.Contains(k.ProductId)).ExecuteDeleteAsync(ct);
        }
        var goods = products.Where(p => p.State != EntityState.Deleted).Select(p => (p.Row.Id.Value, p.Row.Content)).ToList();
        await Insert(db, "registry_product_word", "Code", "ProductId", goods.SelectMany(p => LookupKeys.Words(p.Content).Select(k => (k, p.Value))), ct);
        await Insert(db, "registry_product_market", "Country", "ProductId", goods.SelectMany(p => p.Content.Presence.Select(m => m.Country ?? "*").Distinct().Select(k => (k, p.Value))), ct);
    }

    // Identifiers that the record told before. A register from before the index may tell one in two records, of which one holds it: the other goes on as it was. Only a new claim is refused.
    private static HashSet<string> Had(RegistryDb db, Organisation row, EntityState state)
    {
        if (state != EntityState.Modified || !row.Content.Identifiers.Any()) return [];
        var before = (Organisation)db.Entry(row).OriginalValues.ToObject();
        return before.Status == RecordStatus.Merged ? [] : [.. before.Content.Identifiers.Select(LookupKeys.OfIdentifier)];
    }

    private static List<(T, EntityState)> Of<T>(ChangeTracker tracker) where T : class =>
        [.. tracker.Entries<T>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => (e.Entity, e.State))];

    // In the order of the values: that is kind to the index, and two who claim the same identifiers wait for each other there and must not do so crosswise.
    private static async Task Insert<T>(RegistryDb db, string table, string value, string id, IEnumerable<(T Value, Guid Id)> rows, CancellationToken ct, bool ifFree = false)
    {
        var order = StringComparer.Ordinal as IComparer<T> ?? Comparer<T>.Default;
        foreach (var some in rows.OrderBy(r => r.Value, order).ThenBy(r => r.Id).Chunk(20_000))
        {
            // One statement and one or two parameters: on SQLite each statement and each parameter is dear.
            object[] lists = db.Database.IsSqlite() ? [JsonSerializer.Serialize(some.Select(r => new object?[] { r.Value, r.Id.ToString().ToUpperInvariant() }))] : [some.Select(r => r.Value).ToArray(), some.Select(r => r.Id).ToArray()];
            var from = db.Database.IsSqlite() ? "SELECT r.value ->> 0, r.value ->> 1 FROM json_each({0}) r WHERE true" : "SELECT * FROM unnest({0}, {1})";
            var sql = $"INSERT INTO {table} (\"{value}\", \"{id}\") {from}{(ifFree ? " ON CONFLICT DO NOTHING" : "")}";
            await db.Database.ExecuteSqlRawAsync(sql, lists, ct);
        }
    }
}
