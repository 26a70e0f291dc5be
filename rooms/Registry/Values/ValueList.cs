using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isthmus.Registry.Values;

/// <summary>An unchanging list that is equal to another with equal items, kept as JSON text in one column of either database.</summary>
internal sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    public static readonly ValueList<T> Empty = new([]);
    private readonly T[] _items;

    private ValueList(T[] items) => _items = items;

    public int Count => _items.Length;
    public T this[int index] => _items[index];

    public static ValueList<T> Of(IEnumerable<T>? items) => items is ValueList<T> same ? same : items?.ToArray() is { Length: > 0 } some ? new(some) : Empty;
    public static ValueList<T> Parse(string json) => Of(JsonSerializer.Deserialize<T[]>(json, ValueJson.Options));

    public bool Equals(ValueList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items) hash.Add(item);
        return hash.ToHashCode();
    }

    public override string ToString() => JsonSerializer.Serialize(_items, ValueJson.Options);
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}

internal static class ValueJson
{
    /// <summary>Names stay readable in the database in every script; enums are words.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new ValueListJson() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidOperationException("The stored value is empty.");
}

internal sealed class ValueListJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<ValueList<T>>
    {
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ValueList<T>.Of(JsonSerializer.Deserialize<T[]>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}

internal static class ValueListMapping
{
    public static Microsoft.EntityFrameworkCore.Metadata.Builders.PropertyBuilder<ValueList<T>> AsJson<T>(
        this Microsoft.EntityFrameworkCore.Metadata.Builders.PropertyBuilder<ValueList<T>> property) =>
        property.HasConversion(list => list.ToString(), json => ValueList<T>.Parse(json),
            new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<ValueList<T>>((a, b) => Equals(a, b), list => list.GetHashCode(), list => list));
}
