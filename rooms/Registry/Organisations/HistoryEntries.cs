using System.Text.Json;
using Isthmus.Platform.Audit;
using Isthmus.Registry.Importing;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Organisations;

/// <summary>An audit entry as the history page shows it: what was done, and value by value what it changed.</summary>
internal sealed record HistoryEntry(DateTime At, string Who, string Action, IReadOnlyList<FieldChange> Changes)
{
    // Derived columns say nothing to a reader.
    private static readonly HashSet<string> Hidden = ["SortKey", "ChangedAt", "CreatedAt", "Id"];

    public static HistoryEntry Of(AuditEntry entry)
    {
        if (entry.Payload is null) return new HistoryEntry(entry.At, entry.ActorName, entry.Action, []);
        using var payload = JsonDocument.Parse(entry.Payload);
        var (before, after) = (Values(payload.RootElement, "before"), Values(payload.RootElement, "after"));
        var changes = before.Keys.Union(after.Keys).Where(k => !Hidden.Contains(k)).Select(k => new FieldChange(Words.Camel(k), before.GetValueOrDefault(k, ""), after.GetValueOrDefault(k, "")));
        return new HistoryEntry(entry.At, entry.ActorName, entry.Action, [.. changes.Where(c => c.Before != c.After)]);
    }

    private static Dictionary<string, string> Values(JsonElement payload, string side) =>
        payload.TryGetProperty(side, out var values) && values.ValueKind == JsonValueKind.Object ? values.EnumerateObject().ToDictionary(v => v.Name, v => Text(v.Value)) : [];

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(v => Text(v.Value)).Where(t => t.Length > 0)),
        JsonValueKind.String when value.GetString() is { } text => text is ['[', .., ']'] && Parsed(text) is { } list ? list : text,
        _ => value.ToString(),
    };

    private static string? Parsed(string json)
    {
        try { return string.Join("; ", ValueJson.Read<List<JsonElement>>(json).Select(Text)); }
        catch (JsonException) { return null; }
    }
}
