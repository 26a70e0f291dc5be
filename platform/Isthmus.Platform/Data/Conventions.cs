using System.Reflection;

namespace Isthmus.Platform.Data;

/// <summary>A record whose changes are counted, so that a writer who read an older version is told so (412) instead of overwriting.</summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>A record whose every change becomes an audit entry with before and after, in the same transaction.</summary>
public interface IAudited;

internal static class Conventions
{
    public static void Apply(ModelConfigurationBuilder b, IEnumerable<Assembly> idAssemblies)
    {
        foreach (var id in idAssemblies.Append(typeof(IId<>).Assembly).Append(typeof(Conventions).Assembly).Distinct().SelectMany(a => a.GetTypes()).Where(IsId))
            b.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        b.Properties<DateTime>().HaveConversion<UtcConverter>();
        b.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    public static void Finish(ModelBuilder b)
    {
        foreach (var entity in b.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IVersioned))))
            b.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
    }

    private static bool IsId(Type type) =>
        type.IsValueType && !type.IsGenericType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
}
