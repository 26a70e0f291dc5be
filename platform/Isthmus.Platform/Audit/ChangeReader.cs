using System.Globalization;
using Isthmus.Platform.Data;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Isthmus.Platform.Audit;

/// <summary>Reads from EF's change tracker what is about to change in audited records.</summary>
internal static class ChangeReader
{
    /// <summary>Annotation of a property whose value must not enter the audit; see <see cref="SecretExtensions"/>.</summary>
    public const string Secret = "Isthmus:Secret";

    /// <summary>Annotation of a property that the audit does not mention.</summary>
    public const string Unrecorded = "Isthmus:Unrecorded";

    public static IEnumerable<AuditDraft> Read(ChangeTracker tracker, string? doing)
    {
        foreach (var entry in tracker.Entries().Where(e => e.Entity is IAudited && e.State is (EntityState.Added or EntityState.Modified or EntityState.Deleted)).ToList())
        {
            var changed = entry.Properties.Where(p => IsTold(p, entry.State)).ToList();
            if (changed.Count == 0 && entry.State == EntityState.Modified) continue;
            var verb = entry.State switch { EntityState.Added => "added", EntityState.Deleted => "removed", _ => "changed" };
            yield return AuditDraft.Of(
                doing ?? verb, Subject(entry),
                entry.State == EntityState.Added ? null : changed.ToDictionary(p => p.Metadata.Name, p => Value(p.Metadata, p.OriginalValue)),
                entry.State == EntityState.Deleted ? null : changed.ToDictionary(p => p.Metadata.Name, p => Value(p.Metadata, p.CurrentValue)));
        }
    }

    public static SubjectRef Subject(EntityEntry entry)
    {
        var key = entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Text(entry.Property(p.Name).CurrentValue));
        return new SubjectRef(entry.Metadata.GetTableName()!, string.Join('/', key));
    }

    private static bool IsTold(PropertyEntry p, EntityState state) =>
        p.Metadata.Name != nameof(IVersioned.Version) && p.Metadata.FindAnnotation(Unrecorded) is null
        && (state == EntityState.Modified ? p.IsModified && !Equals(p.OriginalValue, p.CurrentValue) : (state == EntityState.Added ? p.CurrentValue : p.OriginalValue) is not (null or ""));

    private static object? Value(IProperty property, object? value) => value switch
    {
        null => null,
        _ when property.FindAnnotation(Secret) is not null => "(secret)",
        DateTime or DateOnly or TimeOnly or bool or int or long or double or decimal or string or IEnumerable<string> => value,
        _ => Text(value),
    };

    private static string Text(object? value) => value switch
    {
        null => "",
        _ when value.GetType().GetProperty("Value") is { } p && p.PropertyType == typeof(Guid) => p.GetValue(value)!.ToString()!,
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
