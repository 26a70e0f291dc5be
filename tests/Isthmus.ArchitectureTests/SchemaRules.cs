using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Isthmus.ArchitectureTests;

/// <summary>Rules over the composed model.</summary>
internal static class SchemaRules
{
    public static IEnumerable<string> Columns(DbContext db) =>
        db.Model.GetRelationalModel().Tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name} {c.StoreType} {(c.IsNullable ? "null" : "not null")}"));

    public static IEnumerable<string> ForeignKeysThatLeave(DbContext db) => db.Model.GetRelationalModel().Tables
        .SelectMany(t => t.ForeignKeyConstraints).Where(f => Prefix(f.Table.Name) != Prefix(f.PrincipalTable.Name)).Select(f => f.Name);

    public static IEnumerable<string> TablesOutsideTheirRoom(DbContext db) => db.Model.GetEntityTypes()
        .Where(e => e.GetTableName() is { } table && Prefix(table) != Owner(e)).Select(e => $"{e.GetTableName()} of {e.ClrType.FullName}");

    private static string Prefix(string table) => table.Split('_')[0];

    private static string Owner(IEntityType entity)
    {
        // A shared generic type (Identity's) belongs to the room of its arguments.
        var assembly = entity.ClrType.Assembly.GetName().Name!;
        if (!assembly.StartsWith("Isthmus.", StringComparison.Ordinal)) return "people";
        return assembly["Isthmus.".Length..].ToLowerInvariant();
    }
}
