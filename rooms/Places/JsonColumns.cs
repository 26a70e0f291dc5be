using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Isthmus.Places;

/// <summary>Short lists and records in one column, alike on both databases: read whole, never searched by the database. As text they are their JSON, which is what the audit tells of them.</summary>
internal static class JsonColumns
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, s_json);

    /// <summary>An unchanging list that is equal to another with equal items.</summary>
    public static IReadOnlyList<T> List<T>(IEnumerable<T> items) => items as Kept<T> ?? new Kept<T>([.. items]);

    public static PropertyBuilder<IReadOnlyList<T>> AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(
        list => Write<IEnumerable<T>>(list), json => List(Read<List<T>>(json)), new ValueComparer<IReadOnlyList<T>>((a, b) => a!.SequenceEqual(b!), list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)), list => list));

    public static PropertyBuilder<T> AsJsonOne<T>(this PropertyBuilder<T> property) where T : class =>
        property.HasConversion(value => Write(value), json => Read<T>(json), new ValueComparer<T>((a, b) => Equals(a, b), value => value.GetHashCode(), value => value));

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, s_json) ?? throw new InvalidOperationException("The stored value is empty.");

    private sealed class Kept<T>(T[] items) : IReadOnlyList<T>, IEquatable<Kept<T>>
    {
        public int Count => items.Length;
        public T this[int index] => items[index];
        public IEnumerator<T> GetEnumerator() => items.AsEnumerable().GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
        public bool Equals(Kept<T>? other) => other is not null && items.SequenceEqual(other);
        public override bool Equals(object? obj) => Equals(obj as Kept<T>);
        public override int GetHashCode() => items.Aggregate(0, HashCode.Combine);
        public override string ToString() => Write(items);
    }
}
