using System.Globalization;
using System.Text;
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

    // SQLite's driver looks up each parameter by its name from the first one on: a statement of thousands takes the square of that.
    private const int RowsAtOnceOnSqlite = 50;

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
        var live = organisations.Where(o => o.State != EntityState.Deleted && o.Row.Status != RecordStatus.Merged).Select(o => (o.Row.Id.Value, Rows: rows(o.Row))).ToList();
        await Insert(db, "registry_organisation_key", "Key", "OrganisationId", live.SelectMany(o => o.Rows.Keys.Select(k => ((object)k, o.Value))), ct);
        await Insert(db, "registry_organisation_word", "Code", "OrganisationId", live.SelectMany(o => o.Rows.Words.Select(k => ((object)k, o.Value))), ct);
        await Insert(db, "registry_organisation_field", "Field", "OrganisationId", live.SelectMany(o => o.Rows.Fields.Select(k => ((object)k, o.Value))), ct);

        var staleProducts = products.Where(p => p.State != EntityState.Added).Select(p => p.Row.Id).ToList();
        foreach (var ids in staleProducts.Chunk(RowsAtOnce))
        {
            await db.Products.Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(u => u.SetProperty(p => p.Status, p => p.Status), ct);
            await db.ProductWords.Where(k => ids.Contains(k.ProductId)).ExecuteDeleteAsync(ct);
            await db.ProductMarkets.Where(k => ids.Contains(k.ProductId)).ExecuteDeleteAsync(ct);
        }
        var goods = products.Where(p => p.State != EntityState.Deleted).Select(p => (p.Row.Id.Value, p.Row.Content)).ToList();
        await Insert(db, "registry_product_word", "Code", "ProductId", goods.SelectMany(p => LookupKeys.Words(p.Content).Select(k => ((object)k, p.Value))), ct);
        await Insert(db, "registry_product_market", "Country", "ProductId", goods.SelectMany(p => p.Content.Presence.Select(m => m.Country ?? "*").Distinct().Select(k => ((object)k, p.Value))), ct);
    }

    private static List<(T, EntityState)> Of<T>(ChangeTracker tracker) where T : class =>
        [.. tracker.Entries<T>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => (e.Entity, e.State))];

    private static async Task Insert(RegistryDb db, string table, string value, string id, IEnumerable<(object Value, Guid Id)> rows, CancellationToken ct)
    {
        foreach (var some in rows.Chunk(db.Database.IsSqlite() ? RowsAtOnceOnSqlite : RowsAtOnce))
        {
            var sql = new StringBuilder($"INSERT INTO {table} (\"{value}\", \"{id}\") VALUES ");
            for (var i = 0; i < some.Length; i++) sql.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}({{{2 * i}}}, {{{2 * i + 1}}})");
            await db.Database.ExecuteSqlRawAsync(sql.ToString(), some.SelectMany(r => new[] { r.Value, r.Id }), ct);
        }
    }
}
