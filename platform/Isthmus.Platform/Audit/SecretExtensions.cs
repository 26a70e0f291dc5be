using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Isthmus.Platform.Audit;

public static class SecretExtensions
{
    /// <summary>The audit says that the value changed, never what it was or is: hashes, tokens, keys.</summary>
    public static PropertyBuilder<T> Secret<T>(this PropertyBuilder<T> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasAnnotation(ChangeReader.Secret, true);
    }

    /// <summary>The audit leaves the property out altogether: counters and stamps that say nothing to a reader, second spellings of another property.</summary>
    public static PropertyBuilder<T> Unrecorded<T>(this PropertyBuilder<T> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasAnnotation(ChangeReader.Unrecorded, true);
    }
}
