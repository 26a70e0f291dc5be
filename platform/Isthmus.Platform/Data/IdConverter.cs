using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Isthmus.Platform.Data;

/// <summary>Stores a strongly typed id as its Guid.</summary>
public sealed class IdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => Make(value)) where T : struct, IId<T>
{
    // A static abstract member may not be called in an expression tree.
    private static T Make(Guid value) => T.From(value);
}

/// <summary>Times are UTC in both databases; SQLite forgets the kind.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    v => v.Kind == DateTimeKind.Utc ? v : DateTime.SpecifyKind(v, DateTimeKind.Utc),
    v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
