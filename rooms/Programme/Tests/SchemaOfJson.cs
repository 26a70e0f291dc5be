using System.Text.Json;
using System.Text.RegularExpressions;

namespace Isthmus.Programme.Tests;

/// <summary>As much of JSON Schema (draft 6) as the c3voc schema uses, for checking our file against it. What it does not know, it refuses to judge.</summary>
internal sealed class SchemaOfJson(JsonElement root)
{
    private static readonly HashSet<string> s_said = ["$schema", "$id", "title", "description", "examples", "$comment", "$todo", "$oneOf", "deprecated", "definitions", "format"];

    public IReadOnlyList<string> Faults(JsonElement value) => [.. Check(value, root, "$")];

    private IEnumerable<string> Check(JsonElement value, JsonElement schema, string path)
    {
        if (schema.ValueKind == JsonValueKind.True) return [];
        if (schema.ValueKind == JsonValueKind.False) return [$"{path}: not allowed"];
        return schema.EnumerateObject().SelectMany(rule => rule.Name switch
        {
            "$ref" => Check(value, Resolve(rule.Value.GetString()!), path),
            "type" => Types(rule.Value).Any(t => Is(value, t)) ? [] : [$"{path}: {value.ValueKind} is no {rule.Value}"],
            "required" when value.ValueKind == JsonValueKind.Object => rule.Value.EnumerateArray().Where(n => !value.TryGetProperty(n.GetString()!, out _)).Select(n => $"{path}: {n} is missing"),
            // The three together say what an object may hold: judged once, at the first of them.
            "properties" or "patternProperties" or "additionalProperties" => rule.Name == schema.EnumerateObject().First(r => r.Name is "properties" or "patternProperties" or "additionalProperties").Name ? Members(value, schema, path) : [],
            "items" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Check(item, rule.Value, $"{path}[{i}]")),
            "pattern" when value.ValueKind == JsonValueKind.String => Regex.IsMatch(value.GetString()!, rule.Value.GetString()!) ? [] : [$"{path}: '{value}' is not {rule.Value}"],
            "enum" => rule.Value.EnumerateArray().Any(e => e.ToString() == value.ToString()) ? [] : [$"{path}: '{value}' is none of {rule.Value}"],
            "minimum" when value.ValueKind == JsonValueKind.Number => value.GetDouble() >= rule.Value.GetDouble() ? [] : [$"{path}: {value} is too small"],
            "oneOf" => rule.Value.EnumerateArray().Count(s => !Check(value, s, path).Any()) == 1 ? [] : [$"{path}: not exactly one of the choices"],
            "required" or "items" or "pattern" or "minimum" => [],
            _ => s_said.Contains(rule.Name) ? Array.Empty<string>() : [$"{path}: the rule {rule.Name} is not known here"],
        });
    }

    private IEnumerable<string> Members(JsonElement value, JsonElement schema, string path)
    {
        if (value.ValueKind != JsonValueKind.Object) yield break;
        foreach (var member in value.EnumerateObject())
        {
            var known = false;
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var own))
            {
                known = true;
                foreach (var fault in Check(member.Value, own, $"{path}.{member.Name}")) yield return fault;
            }
            if (schema.TryGetProperty("patternProperties", out var patterns))
                foreach (var pattern in patterns.EnumerateObject().Where(p => Regex.IsMatch(member.Name, p.Name)))
                {
                    known = true;
                    foreach (var fault in Check(member.Value, pattern.Value, $"{path}.{member.Name}")) yield return fault;
                }
            if (!known && schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False) yield return $"{path}: {member.Name} is not allowed";
        }
    }

    private JsonElement Resolve(string reference) => reference["#/".Length..].Split('/').Aggregate(root, (at, name) => at.GetProperty(name));

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object, "array" => value.ValueKind == JsonValueKind.Array, "string" => value.ValueKind == JsonValueKind.String, "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null, "number" => value.ValueKind == JsonValueKind.Number, "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _), _ => false,
    };
}
