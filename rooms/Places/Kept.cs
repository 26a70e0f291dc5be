using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Isthmus.Places;

/// <summary>Records in one column as JSON, alike on both databases: read whole, never searched by the database.</summary>
internal static class Kept
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, s_json);

    public static PropertyBuilder<T> AsRecord<T>(this PropertyBuilder<T> property) where T : class => property.HasConversion(value => Write(value), json => Read<T>(json), new ValueComparer<T>((a, b) => Equals(a, b), value => value.GetHashCode(), value => value));

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, s_json) ?? throw new InvalidOperationException("The stored value is empty.");
}
