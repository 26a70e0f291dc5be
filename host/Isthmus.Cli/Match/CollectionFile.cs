using System.Text.Json;
using Isthmus.Matching.Text;

namespace Isthmus.Cli.Match;

/// <summary>A document or a query of a collection.</summary>
internal sealed record CollectionRow(string Id, string Title, string Text, Language Language);

/// <summary>Rows {"_id","title","text","lang"} of a file of JSON lines; title and lang may be missing.</summary>
internal static class CollectionFile
{
    internal static IEnumerable<CollectionRow> Read(string what, string path)
    {
        StreamReader reader;
        try
        {
            reader = new StreamReader(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableInputException($"{what}: {path} cannot be read: {e.Message.ReplaceLineEndings(" ")}");
        }

        using (reader)
        {
            for (var number = 1; reader.ReadLine() is { } line; number++)
            {
                if (!string.IsNullOrWhiteSpace(line)) yield return Parse(line, what, path, number);
            }
        }
    }

    private static CollectionRow Parse(string line, string what, string path, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var id = Text(root, "_id") is { Length: > 0 } some ? some : throw new UnusableInputException($"{what}: {path}, line {number}: the member '_id' is missing");
            // a run is columns parted by spaces
            if (id.Any(char.IsWhiteSpace)) throw new UnusableInputException($"{what}: {path}, line {number}: the _id '{id}' has a space in it");
            return new CollectionRow(id, Text(root, "title") ?? "", Text(root, "text") ?? throw new UnusableInputException($"{what}: {path}, line {number}: the member 'text' is missing"), LanguageCodes.Parse(Text(root, "lang")));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new UnusableInputException($"{what}: {path}, line {number}: one JSON object is expected: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static string? Text(JsonElement root, string name) => !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : value.ToString();
}
