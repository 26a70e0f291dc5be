using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Isthmus.Exhibition;

/// <summary>A name or title in several languages, by language code. A reader whose language is missing sees the English one, then any.</summary>
internal sealed class LocalText : IEquatable<LocalText>
{
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    public LocalText(IEnumerable<KeyValuePair<string, string?>> texts)
    {
        foreach (var (language, text) in texts)
            if (!string.IsNullOrWhiteSpace(text)) _texts[language] = text.Trim();
    }

    public static LocalText Of(string? en, string? ru, string? fa) => new([new("en", en), new("ru", ru), new("fa", fa)]);

    public IReadOnlyDictionary<string, string> All => _texts;
    public bool IsEmpty => _texts.Count == 0;

    public string? this[string language] => _texts.GetValueOrDefault(language);

    public string In(string language) => _texts.GetValueOrDefault(language) ?? _texts.GetValueOrDefault("en") ?? _texts.Values.FirstOrDefault() ?? "";

    public bool Equals(LocalText? other) => other is not null && _texts.SequenceEqual(other._texts);
    public override bool Equals(object? obj) => Equals(obj as LocalText);
    public override int GetHashCode() => _texts.Aggregate(0, (hash, t) => HashCode.Combine(hash, t.Key, t.Value));
    public override string ToString() => string.Join(" / ", _texts.Values);

    internal string ToJson() => JsonSerializer.Serialize(_texts);
    internal static LocalText FromJson(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? []);
}

internal static class TextColumns
{
    private static readonly ValueConverter<LocalText, string> s_text = new(t => t.ToJson(), s => LocalText.FromJson(s));
    private static readonly ValueConverter<IReadOnlyList<string>, string> s_list = new(l => WriteList(l), s => ReadList(s));
    private static readonly ValueComparer<IReadOnlyList<string>> s_sameList = new((a, b) => a!.SequenceEqual(b!), l => l.Aggregate(0, (h, v) => HashCode.Combine(h, v)), l => l);

    /// <summary>Stores the texts as one JSON column, alike on both databases.</summary>
    public static PropertyBuilder<LocalText> Local(this PropertyBuilder<LocalText> property) => property.HasConversion(s_text);

    /// <summary>Stores a short list as one JSON column: read whole, never searched by the database.</summary>
    public static PropertyBuilder<IReadOnlyList<string>> ShortList(this PropertyBuilder<IReadOnlyList<string>> property) => property.HasConversion(s_list, s_sameList);

    private static string WriteList(IReadOnlyList<string> list) => JsonSerializer.Serialize(list);
    private static IReadOnlyList<string> ReadList(string json) => JsonSerializer.Deserialize<List<string>>(json) ?? [];
}
