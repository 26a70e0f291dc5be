using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Isthmus.Partnering;

/// <summary>Short lists of records in one column, alike on both databases: read whole, never searched by the database.</summary>
internal static class JsonColumns
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() },
    };

    public static PropertyBuilder<IReadOnlyList<T>> AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(
        list => JsonSerializer.Serialize(list, s_json), json => Read<T>(json),
        new ValueComparer<IReadOnlyList<T>>((a, b) => a!.SequenceEqual(b!), list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)), list => list));

    public static PropertyBuilder<T> AsJsonOne<T>(this PropertyBuilder<T> property) where T : class => property.HasConversion(value => JsonSerializer.Serialize(value, s_json), json => JsonSerializer.Deserialize<T>(json, s_json)!,
        new ValueComparer<T>((a, b) => Equals(a, b), value => value.GetHashCode(), value => value));

    private static IReadOnlyList<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, s_json) ?? [];
}
