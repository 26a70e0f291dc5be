using System.Text.Json;
using Isthmus.Screening;

namespace Isthmus.Bench.Screening;

/// <summary>A line of the labelled pairs.</summary>
internal sealed record LabelledPair(string Id, string Query, string Target, bool IsMatch, PartyType Type, string Tier, string Source, string Script, string TargetScript, string Group)
{
    internal static List<LabelledPair> Read(string path) => [.. File.ReadLines(path).Where(l => l.Length > 0).Select(Parse)];

    internal static PartyType TypeOf(string text) => text switch { "person" => PartyType.Person, "organization" or "organisation" => PartyType.Organisation, "vessel" => PartyType.Vessel, "aircraft" => PartyType.Aircraft, _ => PartyType.Unknown };

    private static LabelledPair Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        string Text(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        // Pairs about one listed party stay together when the pairs are parted for cross-validation.
        var group = Text("entity") is { Length: > 0 } entity ? entity : Text("target");
        return new LabelledPair(Text("id"), Text("query"), Text("target"), root.GetProperty("is_match").GetBoolean(), TypeOf(Text("type")), Text("tier"), Text("source"), Text("script"), Text("target_script"), group);
    }
}
